import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualGains } from '../player/shared/part-gains.ts';
import { openStateKeeper } from '../system/files/state-keeper.ts';
import { createLog } from '../system/log.ts';
import { ManualTime } from '../time/timers.ts';
import type { Command } from './command.ts';
import { type ConfiguredWishes, openKeptWishes } from './kept-wishes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-wishes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const auto = { drums: 'auto', bass: 'auto', chords: 'auto', lead: 'auto', pad: 'auto' };
const configuration: ConfiguredWishes = {
  volume01: 0.8,
  follow: 'auto',
  manualTempoBpm: 150,
  tempoLowBpm: 60,
  tempoHighBpm: 240,
  energyLow01: 0,
  energyHigh01: 1,
  phaseOffsetMs: 0,
  tempoBias: 0,
  energyBias: 0,
  densityBias: 0,
  brightnessBias: 0,
  drumsBusyBias: 0,
  drumsLooseBias: 0,
  key: 'auto',
  partGainsDb: usualGains,
  instruments: auto,
  style: 'game',
};

interface Start {
  readonly file?: Partial<ConfiguredWishes>;
  readonly line?: Partial<ConfiguredWishes>;
  /** What the command line says of parts: `partGainsDb.lead`. */
  readonly lineOfParts?: readonly string[];
  readonly ceiling?: number;
  readonly styles?: readonly string[];
}

/** One run of the daemon, in which this is said. */
async function run(
  { file, line = {}, lineOfParts = [], ceiling = 1, styles = ['game', 'folk'] }: Start,
  ...said: Command[]
) {
  const time = new ManualTime();
  const log = createLog({ level: 'error', format: 'json' });
  const state = await openStateKeeper(folder, { clock: time, timers: time, log });
  const written = { ...configuration, ...file };
  const wishes = await openKeptWishes({
    state,
    wallSeconds: () => 1_700_000_000,
    written,
    configured: { ...written, ...line },
    isExplicit: (wish, part) => (part ? lineOfParts.includes(`${wish}.${part}`) : wish in line),
    volumeCeiling01: ceiling,
    model: { name: 'm', styles: styles.map((name) => ({ name })) },
  });
  for (const wish of said) wishes.hear(wish);
  await state.close();
  const { volume01, scene } = wishes;
  return { said: wishes.said, volume01, scene, status: state.health() };
}

describe('what was said', () => {
  it('is nothing at first, and then what was said last of each', async () => {
    expect(await run({})).toMatchObject({ said: {}, volume01: 0.8 });
    await run(
      {},
      { playing: false, volume01: 0.3, muted: true, follow: 'manual', manualTempoBpm: 170, energyBias: 0.2 },
      { styleWeights: { game: 0.5, folk: 0.5 }, cue: 'lap' },
      { style: 'folk', playing: true },
    );
    const again = { playing: true, muted: true, follow: 'manual', manualTempoBpm: 170, energyBias: 0.2 };
    for (const _ of [1, 2])
      expect(await run({})).toMatchObject({ said: { ...again, styleWeights: { folk: 1 } }, volume01: 0.3 });
  });

  it('comes after the command line, for as long as that asks', async () => {
    await run({ line: { style: 'folk' } }, { style: 'game', follow: 'speed', volume01: 0.2 });
    const start = await run({ line: { style: 'folk', volume01: 0.9 } });
    expect(start).toMatchObject({ said: { follow: 'speed' }, volume01: 0.9 });
    expect(start.said.styleWeights).toBeUndefined();
    expect(await run({})).toMatchObject({ said: { styleWeights: { game: 1 } }, volume01: 0.2 });
  });

  it('of outputs is kept by their names, those named last longest', async () => {
    await run({}, { outputLevelsDb: { alsa: -6, headphones: -12 } }, { outputLevelsDb: { alsa: 0 } });
    expect((await run({})).said).toMatchObject({ outputLevelsDb: { alsa: 0, headphones: -12 } });
    const many = Array.from({ length: 70 }, (_, i) => ({ outputLevelsDb: { [`gone${i}`]: -1 } }));
    await run({}, ...many);
    const kept = Object.keys((await run({})).said.outputLevelsDb ?? {});
    expect(kept).toEqual(Array.from({ length: 64 }, (_, i) => `gone${i + 6}`));
  });

  it('comes before the configuration, until that is edited', async () => {
    await run({}, { style: 'folk', follow: 'speed', volume01: 0.2 });
    const start = await run({ file: { follow: 'cadence' } });
    expect(start.said).toEqual({ styleWeights: { folk: 1 } });
    expect(start.volume01).toBe(0.2);
    expect((await run({ file: { volume01: 0.5 } })).volume01).toBe(0.5);
  });

  it('is of each part by itself, and so are the command line and what was edited', async () => {
    await run({}, { partGainsDb: { lead: -3, bass: 2 }, instruments: { lead: 'violin' }, densityBias: 0.1 });
    await run(
      {},
      { partGainsDb: { bass: -60 }, instruments: { pad: 'choir', bass: 'auto' }, key: 'A minor' },
    );
    const instruments = { lead: 'violin', pad: 'choir', bass: 'auto' };
    const said = { partGainsDb: { lead: -3, bass: -60 }, instruments, densityBias: 0.1, key: 'A minor' };
    expect((await run({})).said).toEqual(said);
    const line = await run({ lineOfParts: ['partGainsDb.lead', 'instruments.pad'] });
    expect(line.said).toEqual({
      ...said,
      partGainsDb: { bass: -60 },
      instruments: { lead: 'violin', bass: 'auto' },
    });
    const edited = {
      partGainsDb: { ...usualGains, bass: 1 },
      instruments: { ...auto, lead: 'flute' },
      key: 'C major',
    };
    expect((await run({ file: edited })).said).toEqual({
      partGainsDb: { lead: -3 },
      instruments: { pad: 'choir', bass: 'auto' },
      densityBias: 0.1,
    });
  });

  it('is forgotten where no style has such an instrument any more', async () => {
    await run({}, { instruments: { lead: 'kazoo', pad: 'choir' } });
    expect((await run({})).said).toEqual({ instruments: { pad: 'choir' } });
  });

  it('is the scene, too, whose settings were said with it', async () => {
    await run({}, { scene: 'easy', styleWeights: { folk: 1 }, energyBias: -0.1 }, { follow: 'speed' });
    const said = { styleWeights: { folk: 1 }, energyBias: -0.1, follow: 'speed' };
    expect(await run({})).toMatchObject({ said, scene: 'easy' });
    expect((await run({})).said).toEqual(said);
  });

  it('is forgotten where the model knows no such style', async () => {
    await run({}, { styleWeights: { folk: 0.5, game: 0.5 }, muted: true });
    expect((await run({ styles: ['game'] })).said).toEqual({ muted: true });
  });
});

describe('the volume', () => {
  it('is not louder than before, whatever the ceiling and the start volume', async () => {
    await run({ ceiling: 0.5 }, { volume01: 0.8 });
    expect((await run({ ceiling: 0.5 })).volume01).toBeCloseTo(0.8);
    expect((await run({ ceiling: 1 })).volume01).toBeCloseTo(0.4);
    expect((await run({ ceiling: 0.2 })).volume01).toBe(1);
    expect((await run({ ceiling: 0 })).volume01).toBe(0);
    expect((await run({ file: { startVolume01: 0.3 } })).volume01).toBeCloseTo(0.3);
    expect((await run({ file: { startVolume01: 0.6 } })).volume01).toBeCloseTo(0.4);
    expect((await run({ line: { startVolume01: 0.6 } })).volume01).toBe(0.6);
    expect((await run({ file: { startVolume01: 0.3 }, line: { volume01: 0.7 } })).volume01).toBe(0.7);
  });

  it('begins at the start volume when nothing was said', async () => {
    expect((await run({ file: { startVolume01: 0.3 } })).volume01).toBe(0.3);
  });
});

it.each([
  ['torn', '{"version":1,"pla'],
  ['of another kind', '[]'],
  ['out of range', '{"version":1,"volume01":{"said":7,"configured":0.8}}'],
  ['hostile', '{"version":1,"styleWeights":{"said":{"__proto__":1},"configured":"game"}}'],
  ['weightless', '{"version":1,"styleWeights":{"said":{"game":0},"configured":"game"}}'],
])('a file that is %s is put aside, and the defaults play', async (_, text) => {
  writeFileSync(join(folder, 'wishes.json'), text);
  const { said, volume01, status } = await run({});
  expect({ said, volume01 }).toEqual({ said: {}, volume01: 0.8 });
  expect(status.detail).toContain('wishes.json was broken');
  expect(readFileSync(join(folder, 'wishes.json.broken'), 'utf8')).toBe(text);
});

it('is one file for its owner, with nothing in it but wishes and when they were said', async () => {
  await run({}, { volume01: 0.25 });
  expect(JSON.parse(readFileSync(join(folder, 'wishes.json'), 'utf8'))).toEqual({
    version: 1,
    saidAtSeconds: 1_700_000_000,
    volume01: { said: 0.25, configured: 0.8, ceiling01: 1 },
  });
});
