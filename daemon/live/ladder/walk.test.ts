import { afterEach, beforeEach, expect, it } from 'vitest';
import { startWeighed, type WeighedDaemon } from '../testing/weighed-daemon.ts';

let daemon: WeighedDaemon;
beforeEach(async () => {
  daemon = await startWeighed();
  // It is warm then.
  await daemon.advance(12);
});
afterEach(() => daemon.close());

const ladder = () => daemon.host.health().find(({ station }) => station === 'ladder')!;

/** What is left out and said of it whenever it changes, second by second. */
async function walk(seconds: number) {
  const steps: { readonly atSeconds: number; readonly spared: unknown; readonly detail: string }[] = [];
  let last = JSON.stringify(daemon.host.state().spared);
  for (let atSeconds = 1; atSeconds <= seconds; atSeconds += 1) {
    await daemon.advance(1);
    const { spared } = daemon.host.state();
    if (JSON.stringify(spared) === last) continue;
    last = JSON.stringify(spared);
    steps.push({ atSeconds, spared, detail: ladder().detail });
  }
  return steps;
}

/** Where within its second the daemon looks depends on how long its start took: one more or less is the same. */
function expectAt(steps: readonly { readonly atSeconds: number }[], seconds: readonly number[]): void {
  expect(steps).toHaveLength(seconds.length);
  for (const [place, { atSeconds }] of steps.entries())
    expect(Math.abs(atSeconds - seconds[place]!)).toBeLessThanOrEqual(1);
}

const tooMuch = 'the machine does not keep up:';
const least = 'at most 24 voices, no room around the band';

it('the whole ladder is walked down and up again, each step told by state, health and log, and heard by player and model', async () => {
  expect(daemon.host.state()).toMatchObject({ playing: 'playing' });
  expect(daemon.host.state().spared).toBeUndefined();
  expect(ladder()).toMatchObject({ status: 'ok', texts: { composes: 'standard' } });

  daemon.weight.load01 = 0.95;
  const down = await walk(60);
  expect(down.map(({ spared, detail }) => ({ spared, detail }))).toEqual([
    { spared: { voices: 64 }, detail: `${tooMuch} at most 64 voices` },
    { spared: { voices: 40 }, detail: `${tooMuch} at most 40 voices` },
    { spared: { voices: 24 }, detail: `${tooMuch} at most 24 voices` },
    { spared: { voices: 24, reverb: false }, detail: `${tooMuch} ${least}` },
    {
      spared: { voices: 24, reverb: false, model: 'small' },
      detail: `${tooMuch} ${least}, the model small composes`,
    },
    {
      spared: { voices: 24, reverb: false, fallback: true },
      detail: `${tooMuch} ${least}, the fallback composer writes`,
    },
  ]);
  expectAt(down, [1, 3, 5, 7, 8, 28]);
  expect(daemon.linesOf('ladder')).toEqual(down.map(({ detail }) => ({ level: 'warn', text: detail })));
  expect(ladder()).toMatchObject({
    status: 'degraded',
    fix: expect.stringContaining('player.polyphony'),
    counters: { stepsDown: 6, stepsUp: 0 },
    gauges: { soundRung: 4, composingRung: 2, voices: 24 },
    texts: { composes: 'the fallback composer' },
  });
  expect(daemon.mail()).toMatchObject({ voices: 24, reverb: false, playing: true });
  const rested = daemon.bars();
  await daemon.advance(20);
  expect(daemon.bars().model).toBe(rested.model);
  expect(daemon.bars().fallback).toBeGreaterThanOrEqual(rested.fallback + 9);

  daemon.weight.load01 = 0.2;
  const up = await walk(300);
  expect(up.map(({ spared }) => spared)).toEqual([
    { voices: 24, fallback: true },
    { voices: 40, fallback: true },
    { voices: 64, fallback: true },
    { model: 'small' },
    undefined,
  ]);
  // The sound's last step and the composer's first fall together; then a few bars must have been measured.
  expectAt(up.slice(0, 4), [30, 60, 90, 120]);
  expect(up[4]!.atSeconds).toBeGreaterThan(240);
  expect(up[4]!.atSeconds).toBeLessThan(260);
  await daemon.advance(1);
  expect(daemon.linesOf('ladder').slice(down.length)).toEqual(
    [
      `${tooMuch} at most 24 voices, the fallback composer writes`,
      `${tooMuch} at most 40 voices, the fallback composer writes`,
      `${tooMuch} at most 64 voices, the fallback composer writes`,
      `${tooMuch} the fallback composer writes`,
      `${tooMuch} the model small composes`,
      'the machine keeps up: nothing is left out',
    ].map((text) => ({ level: 'info', text })),
  );
  expect(ladder()).toMatchObject({ status: 'ok', counters: { stepsDown: 6, stepsUp: 6 } });
  expect(daemon.mail()).toMatchObject({ voices: 96, reverb: true });
  expect(daemon.used).toEqual(['small', 'small', 'standard']);
});

it('a composer that is late gives up its model, and the sound keeps all its voices', async () => {
  Object.assign(daemon.weight, { stepMicroseconds: 200_000, answers: false });
  const down = await walk(120);
  expect(down.map(({ spared }) => spared)).toEqual([{ model: 'small' }, { fallback: true }]);
  expect(daemon.mail()).toMatchObject({ voices: 0, reverb: true });
  Object.assign(daemon.weight, { stepMicroseconds: 5000, answers: true });
  const up = await walk(300);
  expect(up.map(({ spared }) => spared)).toEqual([{ model: 'small' }, undefined]);
});

it('a step up is taken with patience only, and with twice as much after one that failed', async () => {
  daemon.weight.load01 = 0.95;
  expect((await walk(2)).map(({ spared }) => spared)).toEqual([{ voices: 64 }]);
  daemon.weight.load01 = 0.6;
  expect(await walk(600)).toEqual([]);
  daemon.weight.load01 = 0.2;
  const first = await walk(40);
  expect(first).toMatchObject([{ spared: undefined }]);
  expectAt(first, [30]);
  daemon.weight.load01 = 0.95;
  expect(await walk(2)).toMatchObject([{ spared: { voices: 64 } }]);
  daemon.weight.load01 = 0.2;
  const second = await walk(70);
  expect(second).toMatchObject([{ spared: undefined }]);
  expectAt(second, [60]);
});
