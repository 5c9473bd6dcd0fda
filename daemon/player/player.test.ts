import { describe, expect, it } from 'vitest';
import { Player } from './player.ts';
import { beatHeardAt } from './shared/clock.ts';
import { createPlayerControls, type PlayerControls } from './shared/controls.ts';
import type { PlayerEvent } from './shared/event-ring.ts';
import type { PlayerTarget } from './shared/mailbox.ts';
import { bandBar } from './testing/bars.ts';

const blockFrames = 256;
const settings = { sampleRateHz: 48_000, maxPhasePull01: 0.015, driveDb: 0, reverb: true, chorus: true };

/** A player without a synth in one thread, fed with bars as it goes. */
function setUp(target: Partial<PlayerTarget>) {
  const controls = createPlayerControls(target);
  const player = new Player(null, controls.buffers, settings);
  const left = new Float32Array(blockFrames);
  const right = new Float32Array(blockFrames);
  const events: PlayerEvent[] = [];
  let written = 0;
  const playFor = (seconds: number): void => {
    const end = player.frame + seconds * 48_000;
    while (player.frame < end) {
      for (; written < controls.clock.read().nextBarIndex + 3; written += 1)
        controls.bars.put(bandBar(written));
      player.renderBlock(left, right, player.frame / 48_000);
      events.push(...controls.events.read());
    }
  };
  return { controls, player, events, playFor };
}

type EventOf<K extends PlayerEvent['kind']> = Extract<PlayerEvent, { readonly kind: K }>;

function of<K extends PlayerEvent['kind']>(events: readonly PlayerEvent[], kind: K): EventOf<K>[] {
  return events.filter((event): event is EventOf<K> => event.kind === kind);
}

describe('the player', () => {
  it('plays every note of every bar, on the grid of 64 frames, where its beat falls', () => {
    const { events, playFor } = setUp({ tempoBpm: 170, playing: true });
    playFor(30);
    const notes = of(events, 'note');
    const lastBar = Math.max(...notes.map((note) => note.barIndex));
    for (let index = 0; index < lastBar; index += 1) {
      const played = notes.filter((note) => note.barIndex === index);
      expect(played).toHaveLength(bandBar(index).notes.length);
    }
    for (const note of notes) {
      expect(note.frame % 64).toBe(0);
      expect(Math.abs(note.frame - (note.atBeat * 60 * 48_000) / 170)).toBeLessThanOrEqual(33);
    }
    expect(of(events, 'late')).toEqual([]);
    expect(of(events, 'beat').map(({ beat }) => beat)).toEqual(
      Array.from({ length: of(events, 'beat').length }, (_, i) => i),
    );
  });

  describe('waits for the first bar', () => {
    const firstBeat = (foot: Partial<PlayerTarget>) => {
      const controls: PlayerControls = createPlayerControls({ tempoBpm: 120, playing: true, ...foot });
      const player = new Player(null, controls.buffers, settings);
      const block = new Float32Array(blockFrames);
      const play = (): void => player.renderBlock(block, block, player.frame / 48_000);
      while (player.frame < 60_000) play();
      expect(controls.clock.read().state).toBe('starting');
      const askedFrame = player.frame;
      controls.bars.put(bandBar(0));
      while (player.frame < 80_000) play();
      const [first] = of(controls.events.read(), 'beat');
      expect(first).toMatchObject({ beat: 0 });
      return { frame: first!.frame, askedFrame };
    };

    it('then begins on a beat where a foot is known, that it may fall on', () => {
      for (const beatAtSeconds of [1, 1.1]) {
        const { frame } = firstBeat({ phase: { beatAtSeconds, periodSeconds: 0.5, confidence01: 1 } });
        expect(Math.abs(frame - (beatAtSeconds + 0.5) * 48_000)).toBeLessThan(480);
      }
    });

    it('then begins at once where none is', () => {
      const { frame, askedFrame } = firstBeat({});
      expect(frame - askedFrame).toBeLessThanOrEqual(64);
    });
  });

  it('stops within two bars, rests, and goes on with the next bar on a beat', () => {
    const { controls, events, playFor } = setUp({ tempoBpm: 120, playing: true });
    playFor(5);
    controls.desk.lead({ playing: false });
    playFor(5);
    const stopped = of(events, 'stopped');
    expect(stopped).toHaveLength(1);
    expect(stopped[0]!.atSeconds).toBeLessThanOrEqual(5 + 4.01);
    expect(stopped[0]!.beat).toBeCloseTo(16, 1);
    expect(controls.clock.read()).toMatchObject({ state: 'stopped', beat: 16, nextBarIndex: 4 });
    controls.desk.lead({ playing: true });
    playFor(3);
    const started = of(events, 'started');
    expect(started).toHaveLength(2);
    expect(started[1]!.beat).toBe(16);
    const [beat] = of(events, 'beat').filter(({ atSeconds }) => atSeconds > 9.5);
    expect(beat!.beat).toBe(16);
    expect((beat!.atSeconds - 0.002) % 0.5).toBeCloseTo(0, 5);
    expect(controls.clock.read().state).toBe('playing');
  });

  it('is silent within a quarter of a second when it is hushed, in mid-bar, and goes on from there', () => {
    const { controls, events, playFor } = setUp({ tempoBpm: 60, playing: true });
    playFor(5);
    controls.desk.lead({ playing: false });
    playFor(0.2);
    controls.desk.lead({ hushed: true });
    playFor(0.3);
    expect(of(events, 'stopped')).toHaveLength(1);
    expect(of(events, 'stopped')[0]!.atSeconds).toBeCloseTo(5.45, 1);
    expect(controls.clock.read()).toMatchObject({ state: 'stopped', beat: 5, nextBarIndex: 2 });
    playFor(0.5);
    controls.desk.lead({ playing: true, hushed: false });
    playFor(2);
    expect(controls.clock.read().state).toBe('playing');
  });

  it('takes a hush back that has not come to its end', () => {
    const { controls, events, playFor } = setUp({ tempoBpm: 120, playing: true });
    playFor(5);
    controls.desk.lead({ playing: false, hushed: true });
    playFor(0.1);
    controls.desk.lead({ playing: true, hushed: false });
    playFor(5);
    expect(of(events, 'stopped')).toEqual([]);
  });

  it('tells which beat is heard when', () => {
    const { controls, playFor } = setUp({ tempoBpm: 150, playing: true });
    playFor(10);
    const clock = controls.clock.read();
    expect(clock.beat).toBeCloseTo((clock.frame / 48_000) * 2.5, 6);
    expect(beatHeardAt(clock, clock.heardAtSeconds + 1)).toBeCloseTo(clock.beat + 2.5, 6);
    expect(clock.barIndex).toBe(Math.floor(clock.beat / 4));
  });

  it('sets the tempo at once while nothing was heard, and steers from then on', () => {
    const { controls, events, playFor } = setUp({ tempoBpm: 90 });
    playFor(1);
    controls.desk.lead({ tempoBpm: 180, playing: true });
    playFor(3);
    expect(of(events, 'beat')[0]!.tempoBpm).toBeCloseTo(180, 6);
    controls.desk.lead({ tempoBpm: 90 });
    playFor(1);
    expect(controls.clock.read().tempoBpm).toBeGreaterThan(150);
  });
});
