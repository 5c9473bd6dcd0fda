import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapOptionSchema } from '../daemon/sensors/map/options.ts';
import { createSenderMap } from '../daemon/sensors/map/sender-map.ts';
import {
  beginLearning,
  type Learning,
  learnFrom,
  moversOf,
  steadily,
} from './source/body/mappings/movers.ts';

/** What is really heard, and somebody who looks at it three times a second. */
function open() {
  const clock = { seconds: 100 };
  const senders = createSenderMap(mapOptionSchema.parse([]), {
    nowSeconds: () => clock.seconds,
    wallSeconds: () => 0,
  });
  let learning: Learning | undefined;
  const nowMs = () => clock.seconds * 1000;
  return {
    senders,
    begin() {
      learning = beginLearning(senders.heard(), nowMs());
    },
    /** Lets time pass, and what goes on in it, fifty times a second. */
    play(seconds: number, say: (atSeconds: number) => void) {
      for (let frame = 0; frame < seconds * 50; frame += 1) {
        clock.seconds += 0.02;
        say(frame / 50);
        if (learning && frame % 15 === 0) learning = learnFrom(learning, senders.heard(), nowMs());
      }
      if (learning) learning = learnFrom(learning, senders.heard(), nowMs());
    },
    movers: () => moversOf(learning!),
  };
}

/** Noise without chance. */
const noise = (atSeconds: number, seed = 1): number => Math.sin(atSeconds * 1234.5 * seed) * 0.5;

describe('what moves', () => {
  it('is what a hand moves, not what chatters anyway, and has the way that the hand went', () => {
    const { senders, begin, play, movers } = open();
    const chatter = (at: number): void => {
      senders.osc('/accel', [noise(at), noise(at, 2), 9.8 + noise(at, 3)]);
      senders.http('watch', { hr: 140 + Math.round(2 * noise(at / 50)) });
    };
    play(20, chatter);
    begin();
    play(2, chatter);
    expect(movers()).toEqual([]);
    play(1, (at) => {
      chatter(at);
      senders.osc('/1/fader7', [Math.round(200 + 600 * Math.sin((at * Math.PI) / 2))]);
    });
    const [first, ...rest] = movers();
    expect(first).toMatchObject({ way: 'osc', address: '/1/fader7' });
    expect(rest).toEqual([]);
    expect(first?.range?.[0]).toBeLessThan(220);
    expect(first?.range?.[1]).toBeGreaterThan(790);
  });

  it('is found where it chattered before, if it moves more than it did', () => {
    const { senders, begin, play, movers } = open();
    play(20, (at) => void senders.osc('/tilt', [0.02 * noise(at)]));
    begin();
    play(3, (at) => void senders.osc('/tilt', [Math.sin(at * 4) + 0.02 * noise(at)]));
    expect(movers()).toMatchObject([{ address: '/tilt' }]);
  });

  it('is a press of what was silent, also of one that says a word, or always the same', () => {
    const { senders, begin, play, movers } = open();
    senders.osc('/push', [1]);
    play(10, () => {});
    begin();
    play(1, () => {});
    expect(movers()).toEqual([]);
    senders.osc('/push', [1]);
    senders.http('button', { action: 'single' });
    play(0.5, () => {});
    expect(new Set(movers().map(({ address }) => address))).toEqual(new Set(['/push', 'button']));
  });

  it('has the ends that it passed between two looks', () => {
    const { senders, begin, play, movers } = open();
    senders.midi('1/cc7', 0.5);
    begin();
    for (const value of [0, 1, 0.5]) senders.midi('1/cc7', value);
    play(0.1, () => {});
    expect(movers()).toMatchObject([{ address: '1/cc7', range: [0, 1] }]);
  });

  it('has not the ends that it passed before anybody looked', () => {
    const { senders, begin, play, movers } = open();
    play(0.5, (at) => void senders.osc('/pot', [500 + 500 * Math.sin(at * 60)]));
    senders.osc('/pot', [300]);
    play(0.5, () => {});
    begin();
    play(2, (at) => void senders.osc('/pot', [300 + 200 * at]));
    const [mover] = movers();
    expect(mover?.range?.[0]).toBe(300);
    expect(mover?.range?.[1]).toBeCloseTo(696, 0);
  });

  it('is not what stands still but for its last digits', () => {
    const { senders, begin, play, movers } = open();
    const still = (at: number): void => void senders.osc('/x', [9.8 * (1 + 3e-16 * noise(at))]);
    play(5, still);
    begin();
    play(5, still);
    expect(movers()).toEqual([]);
  });

  it('is never what did only what it did before, whatever that was', () => {
    const period = fc.integer({ min: 4, max: 50 });
    const size = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(period, size, fc.integer({ min: 1, max: 10 }), (frames, far, every) => {
        const { senders, begin, play, movers } = open();
        let count = 0;
        const swing = (): void => {
          count += 1;
          if (count % every === 0) senders.osc('/x', [far * Math.sin((2 * Math.PI * count) / frames + 0.3)]);
        };
        play(30, swing);
        begin();
        play(5, swing);
        expect(movers()).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

it('what is shown keeps its place, unless something moves far more', () => {
  const named = (key: string, strength: number) => ({ ...base(), key, strength });
  const { senders, begin, play, movers } = open();
  begin();
  senders.osc('/x', [1]);
  play(0.1, () => {});
  const base = () => movers()[0]!;
  const keys = (before: readonly string[], ...all: ReturnType<typeof named>[]) =>
    steadily(all, before).map(({ key }) => key);
  expect(keys([], named('a', 5), named('b', 3))).toEqual(['a', 'b']);
  expect(keys(['b'], named('a', 5), named('b', 3))).toEqual(['b', 'a']);
  expect(keys(['b', 'a'], named('a', 7), named('b', 3))).toEqual(['a', 'b']);
});
