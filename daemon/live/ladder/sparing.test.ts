import { describe, expect, it } from 'vitest';
import type { InstalledModel } from '../../composer/models/installed-model.ts';
import { createModelStore } from '../../composer/models/store.ts';
import { createDesk } from '../../player/shared/desk.ts';
import { mailRecord } from '../../player/shared/mailbox.ts';
import type { PlayState } from '../../score/play-state.ts';
import { ManualClock } from '../../time/clock.ts';
import { composingRungs, soundRungs } from './rungs.ts';
import { createSparing } from './sparing.ts';

const store = createModelStore();
const [standard, small] = [store.find('standard'), store.find('small')];
const configured = { polyphony: 96, reverb: true };

/** A daemon that plays at 120 with this load and this quick a composer, looked at once a second. */
function stage(chosen: InstalledModel = standard) {
  const clock = new ManualClock();
  const { desk, mailbox } = createDesk();
  const mail = mailRecord.open(mailbox);
  const now = { state: 'playing' as PlayState, load01: 0.2, lateBlocks: 0, stepMicroseconds: 5000 };
  const bars = { modelBars: 0, fallbackBars: 0, revokedBars: 0, gaps: 0, answers: 0 };
  const used: string[] = [];
  let asked = 0;
  const said: string[] = [];
  const say = (_: unknown, text?: string): void => void said.push(text ?? '');
  const sparing = createSparing({
    configured,
    composing: composingRungs(chosen),
    desk,
    composer: {
      write: () => {
        asked += 1;
        return Promise.resolve(undefined);
      },
      use: (model) => void used.push(model.manifest.name),
      health: () => ({
        ...{ station: 'composer', status: 'ok', sinceSeconds: 0, detail: '', counters: {}, texts: {} },
        gauges: { stepMicroseconds: now.stepMicroseconds },
      }),
    },
    loop: () => now,
    playerClock: { read: () => ({ state: now.state, tempoBpm: 120 }) },
    clock,
    log: { warn: say, info: say },
  });
  const play = (seconds: number, change: Partial<typeof now> = {}, late = false): void => {
    Object.assign(now, change);
    for (let second = 0; second < seconds; second += 1) {
      clock.advanceTo(clock.nowSeconds() + 1);
      // Four beats a bar at 120: one every other second.
      if (second % 2 === 0) bars[late || sparing.spared()?.fallback ? 'fallbackBars' : 'modelBars'] += 1;
      sparing.look({ composing: () => bars, recentBars: () => [] });
    }
  };
  const write = async (): Promise<boolean> => {
    const before = asked;
    await sparing.writer.write({ plan: {} as never, from: null });
    return asked > before;
  };
  return { sparing, play, said, used, write, heard: () => mail.read() };
}

describe('what is left out while the machine does not keep up', () => {
  it('is nothing while it keeps up', () => {
    const { sparing, play, said, heard } = stage();
    play(600);
    expect(sparing.spared()).toBeUndefined();
    expect(sparing.health()).toMatchObject({ status: 'ok', gauges: { soundRung: 0, composingRung: 0 } });
    expect([said, heard().voices, heard().reverb]).toEqual([[], 0, true]);
  });

  it('is voices first, then the room, and all of it comes back from below', () => {
    const { sparing, play, said, used, heard } = stage();
    play(11);
    play(1, { load01: 0.95 });
    expect(sparing.spared()).toEqual({ voices: 64 });
    play(4);
    expect([sparing.spared(), heard().voices]).toEqual([{ voices: 24 }, 24]);
    play(2);
    expect(sparing.spared()).toEqual({ voices: 24, reverb: false });
    expect(heard().reverb).toBe(false);
    expect(sparing.health()).toMatchObject({ status: 'degraded', counters: { stepsDown: 4 } });
    expect(said.at(-1)).toBe('the machine does not keep up: at most 24 voices, no room around the band');
    play(40, { load01: 0.3 });
    expect(sparing.spared()).toEqual({ voices: 24 });
    play(120);
    expect([sparing.spared(), heard().voices, heard().reverb]).toEqual([undefined, 96, true]);
    expect(sparing.health()).toMatchObject({ status: 'ok', counters: { stepsDown: 4, stepsUp: 4 } });
    expect(used).toEqual([]);
  });

  it('is the model where the composer is late, and the sound keeps all its voices', async () => {
    const { sparing, play, used, write } = stage();
    play(20);
    play(6, { stepMicroseconds: 80_000 }, true);
    expect(sparing.spared()).toEqual({ model: 'small' });
    expect([used, await write()]).toEqual([['small'], true]);
    play(30, {}, true);
    expect(sparing.spared()).toEqual({ fallback: true });
    expect(await write()).toBe(false);
    play(125, { stepMicroseconds: 5000 });
    expect(sparing.spared()).toEqual({ model: 'small' });
    expect(await write()).toBe(true);
    play(130);
    expect(sparing.spared()).toBeUndefined();
    expect(used).toEqual(['small', 'small', 'standard']);
  });

  it('is the model, too, where the sound has nothing more to give up', () => {
    const { sparing, play } = stage();
    play(11);
    play(12, { load01: 1.2 });
    expect(sparing.spared()).toEqual({ voices: 24, reverb: false, model: 'small' });
    play(25);
    expect(sparing.spared()).toEqual({ voices: 24, reverb: false, fallback: true });
  });

  it('stays as it is in silence', () => {
    const { sparing, play } = stage(small);
    play(11);
    play(3, { load01: 0.95 });
    const left = sparing.spared();
    play(3600, { load01: 0.01, state: 'stopped' });
    expect(sparing.spared()).toEqual(left);
  });
});

describe('the rungs', () => {
  it('begin at what is configured', () => {
    expect(soundRungs({ polyphony: 48, reverb: false })).toEqual([
      { voices: 48, reverb: false },
      { voices: 40, reverb: false },
      { voices: 24, reverb: false },
    ]);
    expect(soundRungs({ polyphony: 16, reverb: true })).toEqual([
      { voices: 16, reverb: true },
      { voices: 16, reverb: false },
    ]);
  });

  it('have no smaller model where the chosen one is small, has styles of its own, or small is not there', () => {
    const names = (rungs: ReturnType<typeof composingRungs>) =>
      rungs.map((rung) => (rung === 'fallback' ? rung : rung.manifest.name));
    expect(names(composingRungs(standard))).toEqual(['standard', 'small', 'fallback']);
    expect(names(composingRungs(small))).toEqual(['small', 'fallback']);
    const { manifest } = standard;
    const styles = [{ ...manifest.styles[0]!, name: 'fado' }];
    expect(names(composingRungs({ ...standard, manifest: { ...manifest, styles } }))).toEqual([
      'standard',
      'fallback',
    ]);
    expect(names(composingRungs(standard, () => undefined))).toEqual(['standard', 'fallback']);
  });
});
