import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { eventually } from '../daemon/time/testing/eventually.ts';
import { type DaemonAnswer, startDaemonOf } from './support/daemon.ts';
import { type ExtendedPackage, extendPackage } from './support/extended-package.ts';

/** Two outputs that a maker has added, one of sound and one of events: a file and a line each. */
describe('outputs of one new file and one line', { timeout: 300_000 }, () => {
  let extended: ExtendedPackage;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tactus-outputs-'));
    const last = "export { nullOutput } from './null-output.ts';\n";
    const added = [
      "export { loudnessOutput } from './testing/loudness.ts';\n",
      "export { tallyOutput } from './testing/tally.ts';\n",
    ];
    extended = extendPackage({
      files: {},
      lines: { 'daemon/outputs/registry.ts': [last, [last, ...added].join('')] },
    });
  }, 300_000);
  afterAll(() => {
    extended?.remove();
    rmSync(folder, { recursive: true });
  });
  const run = (...args: string[]) => extended.tactus(args, { STATE_DIRECTORY: folder });

  it('are heard and seen like our own', async () => {
    const daemon = await startDaemonOf(
      path.join(extended.root, 'bin', 'tactus.js'),
      folder,
      ...['--simulate', 'easy', '--output', 'loudness', '--output', 'tally:played'],
    );
    try {
      const stationOf = async (name: string): Promise<DaemonAnswer> =>
        (await daemon.get('/healthz')).stations.find(({ station }: { station: string }) => station === name);
      const hears = async (): Promise<boolean> =>
        (await stationOf('loudness')).detail === 'hears music' &&
        (await stationOf('tally:played')).counters.counted > 20;
      await eventually(hears, 'they take what they are given');
      const { outputs } = await daemon.get('/api/v1/state');
      expect(outputs).toEqual([
        { name: 'loudness', status: 'ok', detail: 'hears music', isReferenceEar: false, soundsHere: false },
        {
          name: 'tally:played',
          status: 'ok',
          detail: 'counts: played',
          isReferenceEar: false,
          soundsHere: false,
        },
      ]);
      expect(daemon.output()).toContain('plays to loudness, tally:played');
    } finally {
      await daemon.stop();
    }
  });

  it('have options that are checked, printed and explained', async () => {
    const file = path.join(folder, 'tactus.yaml');
    await writeFile(file, 'outputs:\n  use:\n    - type: loudness\n      everyMs: 5\n      flor01: 0\n');
    const faulty = await run('config', 'check', '--config', file);
    expect(faulty.code).toBe(78);
    expect(faulty.stderr).toContain(
      `${file}:4  outputs.use.0.everyMs: 5 does not fit: it must be a number from 10 to 1000`,
    );
    expect(faulty.stderr).toContain(`${file}:5  outputs.use.0.flor01: there is no such option`);
    expect(faulty.stderr).toContain('the nearest is outputs.use.*.floor01');

    await writeFile(file, 'outputs:\n  use: [ { type: loudness, everyMs: 50 }, tally ]\n');
    expect((await run('config', 'check', '--config', file)).code).toBe(0);
    const { stdout } = await run('config', 'print', '--config', file);
    expect(parse(stdout).outputs.use).toEqual([
      { type: 'loudness', everyMs: 50, floor01: 0.001 },
      { type: 'tally', what: 'bar' },
    ]);
    expect(stdout).toContain(
      '# - type: tally\n  #   Counts what happens.\n  #   what: What is counted. One of',
    );
    expect(stdout).toContain('#   everyMs: How often it looks, ms. Number from 10 to 1000. Default: 100.');
    const nearest = await run('run', '--simulate', 'easy', '--output', 'tallly');
    expect(nearest.code).toBe(64);
    expect(nearest.stderr).toContain('the nearest is tally');
  });
});
