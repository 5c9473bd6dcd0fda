import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { bearableHoldMs, watchHolds } from '../../cli/hold-watch.ts';
import { createEar } from '../../player/shared/ear.ts';
import { createMasterRing } from '../../player/shared/master-ring.ts';
import { collectGarbageAlone } from '../../system/garbage.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import type { Output } from '../output.ts';
import { isAlsaInstalled } from './alsa.native.ts';
import { createAlsaOutput } from './alsa-output.ts';
import { renderPriority } from './testing/render-worker.ts';
import { makeSoundCards, soundCardsCanBeMade } from './testing/sound-card.ts';
import { clicksOf, fromFoot, renderWalk, stepSeconds } from './testing/walker.ts';

const built =
  process.env.CI === 'true' ||
  existsSync(new URL('../../../dist/daemon/outputs/alsa/alsa.worker.js', import.meta.url));
const bufferMs = 100;
const bufferFrames = 48 * bufferMs;

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

describe.skipIf(!built || !isAlsaInstalled() || !soundCardsCanBeMade)('sound cards behind ALSA', () => {
  let cards: ReturnType<typeof makeSoundCards>;
  let walk: ReturnType<typeof renderWalk>;
  let outputs: readonly Output[] = [];
  beforeEach(() => {
    cards = makeSoundCards(2);
    vi.stubEnv('ALSA_CONFIG_PATH', cards.configuration);
  });
  afterEach(async () => {
    await Promise.all(outputs.map((output) => output.close()));
    await walk.close();
    vi.unstubAllEnvs();
    cards.remove();
  });

  function play(count: number): readonly Output[] {
    const ring = createMasterRing(48_000);
    const ear = createEar();
    walk = renderWalk(ring, ear, bufferFrames);
    outputs = Array.from({ length: count }, (_, slot) =>
      createAlsaOutput({
        name: `alsa:card${slot}`,
        device: `card${slot}`,
        ...{ ring, ear, earSlot: slot, bufferFrames },
        ...{ delayMs: 0, referenceDelayMs: 0, realtimePriority: renderPriority + 2 },
        ...{ clock: monotonicClock, timers: realTimers },
      }),
    );
    return outputs;
  }
  const isWell = (output: Output) => (): boolean => output.health().status === 'ok';
  /** Of the last clicks, seconds from the foot. */
  const off = (card: number): number => middle(clicksOf(cards.played(card)).slice(0, 5).map(fromFoot));

  it.each([
    ['well', 'plays'],
    ['says its delay is 0', 'plays; the delay it tells (0 ms)'],
    ['says its delay is negative', 'plays; the delay it tells (-'],
    ['says its delay is hours', 'plays; the delay it tells (41666667 ms)'],
    ['says now this, now that', 'plays; the delay it tells (now this, now that)'],
  ] as const)('one that %s is heard on the foot', { retry: 2, timeout: 60_000 }, async (behaviour, told) => {
    cards.behave(0, behaviour);
    const [output] = play(1);
    await eventually(isWell(output!), 'it plays');
    await eventually(() => walk.source() === 'ear', 'it paces');
    await sleep(2500);
    expect(output!.health()).toMatchObject({ status: 'ok', counters: { underruns: 0 } });
    expect(output!.health().detail).toContain(told);
    expect(Math.abs(off(0))).toBeLessThan(0.02);
  });

  it('one that takes everything at once is no clock', { retry: 2, timeout: 60_000 }, async () => {
    cards.behave(0, 'takes everything at once');
    const [output] = play(1);
    await eventually(isWell(output!), 'it plays');
    await sleep(1000);
    const frames = walk.frames();
    await sleep(2000);
    expect(walk.source()).toBe('clock');
    expect(Math.abs((walk.frames() - frames) / 48_000 - 2)).toBeLessThan(0.2);
  });

  it('one of two that stands still, is gone, or is busy comes back on the foot, and the other has not noticed', async () => {
    // As the daemon does: the helpers that share this work have no rights, and a busy machine lets them wait.
    collectGarbageAlone();
    const holds = watchHolds(renderPriority);
    onTestFinished(() => holds.close());
    let heldMs = 0;
    const isFair = (): boolean => {
      heldMs = Math.max(heldMs, holds.take());
      return heldMs < bearableHoldMs(bufferMs);
    };
    const [first, second] = play(2);
    await eventually(() => isWell(first!)() && isWell(second!)(), 'both play');
    await sleep(2000);
    const beginSeconds = monotonicClock.nowSeconds();
    const { counters: before } = first!.health();
    holds.take();
    for (const trouble of ['stands still', 'is gone', 'is busy'] as const) {
      cards.behave(1, trouble === 'is busy' ? 'is gone' : trouble);
      await eventually(() => !isWell(second!)(), `it ${trouble}`);
      cards.behave(1, trouble);
      if (trouble === 'is busy')
        await eventually(() => /busy/.test(second!.health().detail), 'it says that it is busy');
      await sleep(500);
      cards.behave(1, 'well');
      second!.lookAgain?.();
      await eventually(isWell(second!), 'it plays again');
      await sleep(2500);
      if (isFair()) expect(Math.abs(off(1))).toBeLessThan(0.02);
    }
    // What it began off by it walks.
    await eventually(() => Math.abs(off(0) - off(1)) < 0.005, 'the same click leaves both at once');
    expect(isWell(first!)()).toBe(true);
    const { counters } = first!.health();
    expect(counters.opens).toBe(1);
    if (!isFair())
      return console.warn(`The machine stood still for ${heldMs} ms: what was noticed of that is not told.`);
    expect(counters).toMatchObject({ underruns: before.underruns, skips: before.skips });
    const clicks = clicksOf(cards.played(0)).filter((seconds) => seconds > beginSeconds);
    for (let i = 1; i < clicks.length; i += 1)
      expect(Math.abs(clicks[i - 1]! - clicks[i]! - stepSeconds)).toBeLessThan(0.02);
  });

  it('the reference that vanishes comes back on the foot', { retry: 2, timeout: 60_000 }, async () => {
    const [output] = play(1);
    await eventually(() => isWell(output!)() && walk.source() === 'ear', 'it paces');
    await sleep(1000);
    cards.behave(0, 'is gone');
    await eventually(() => !isWell(output!)() && walk.source() === 'clock', 'the loss is noticed');
    await sleep(1500);
    cards.behave(0, 'well');
    output!.lookAgain?.();
    const beginSeconds = monotonicClock.nowSeconds();
    await eventually(() => isWell(output!)() && walk.source() === 'ear', 'it paces again');
    expect(monotonicClock.nowSeconds() - beginSeconds).toBeLessThan(5);
    await sleep(2500);
    expect(Math.abs(off(0))).toBeLessThan(0.02);
  });
});
