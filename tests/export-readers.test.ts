import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseMidi } from 'midi-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metersBetween } from '../daemon/recorder/digest/track.ts';
import { findProgram } from '../daemon/system/testing/program.ts';
import { requireInstalled } from '../daemon/system/testing/require-installed.ts';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';
import { eventually, startDaemon } from './support/daemon.ts';

const gpsbabel = findProgram('gpsbabel') ?? '';
const python = '/usr/bin/python3';
const hasMido = spawnSync(python, ['-c', 'import mido']).status === 0;
requireInstalled('gpsbabel', gpsbabel !== '');
requireInstalled('python3-mido', hasMido);

const folder = temporaryFolder();
const state = folder.at('state');
afterAll(folder.remove);

/** Our own readers read what we write; these are of other people. */
describe('other programs read the files of a session', { timeout: 300_000 }, () => {
  let summary: Readonly<Record<string, number>>;
  beforeAll(async () => {
    const daemon = await startDaemon(state, '--simulate', 'intervals', '--output', 'null');
    await eventually(
      async () => (await daemon.get('/api/v1/sessions/current')).summary?.movingSeconds >= 25,
      120,
    );
    const { id } = (await daemon.get('/api/v1/sessions/current')).summary;
    expect(await daemon.stop()).toBe(0);
    const tactus = (...args: readonly string[]) => runProgram(entry, args, { STATE_DIRECTORY: state });
    const files = ['fit', 'tcx', 'gpx', 'midi'].flatMap((format) => [
      `--${format}`,
      folder.at(`a.${format}`),
    ]);
    expect((await tactus('sessions', 'export', id, ...files)).code).toBe(0);
    const { stdout } = await tactus('sessions', 'show', id, '--json');
    summary = JSON.parse(stdout).summary;
  });

  it.skipIf(gpsbabel === '').each([
    ['fit', 'garmin_fit'],
    ['tcx', 'gtrnctr'],
    ['gpx', 'gpx'],
  ])('GPSBabel reads its %s', (ending, format) => {
    const { status, stdout, stderr } = spawnSync(
      gpsbabel,
      ['-t', '-i', format, '-f', folder.at(`a.${ending}`), '-o', 'unicsv,utc=0', '-F', '-'],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    const [head = '', ...lines] = stdout.trim().split('\n');
    const names = head.split(',');
    const rows = lines.map((line) =>
      Object.fromEntries(line.split(',').map((value, index) => [names[index] ?? '', value])),
    );
    const column = (name: string): number[] =>
      rows.map((row) => Number(row[name] || Number.NaN)).filter(Number.isFinite);
    const [latitudes, longitudes] = [column('Latitude'), column('Longitude')];
    const track = latitudes.map((latitude, index) => [latitude, longitudes[index]!, index] as const);
    const meters = track.slice(1).reduce((sum, point, index) => sum + metersBetween(track[index]!, point), 0);
    // Positions err by metres, and the first comes some seconds late.
    expect(meters).toBeGreaterThan(0.7 * summary.distanceMeters!);
    expect(meters).toBeLessThan(1.2 * summary.distanceMeters!);
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const hearts = column('Heartrate');
    expect(Math.abs(mean(hearts) - meanBpm(summary))).toBeLessThan(5);
    // Strides a minute: half the steps. In TCX they stand in Garmin's extension for runners, which GPSBabel does not read.
    if (ending === 'fit')
      expect(Math.abs(2 * mean(column('Cadence').slice(5)) - summary.cadenceMeanSpm!)).toBeLessThan(8);
    expect(rows[0]!.Date).toBe(
      new Date(`${summary.startedAt}`).toISOString().slice(0, 10).replaceAll('-', '/'),
    );
  });

  it.skipIf(!hasMido)('Mido reads its MIDI, note for note', () => {
    const script = `import mido, sys
file = mido.MidiFile(sys.argv[1])
print(round(file.length, 2), sum(m.type == 'note_on' and m.velocity > 0 for t in file.tracks for m in t))`;
    const { status, stdout, stderr } = spawnSync(python, ['-c', script, folder.at('a.midi')], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    const [seconds = 0, notes = 0] = stdout.split(' ').map(Number);
    const events = parseMidi(readFileSync(folder.at('a.midi'))).tracks.flat();
    expect(notes).toBe(events.filter(({ type }) => type === 'noteOn').length);
    expect(notes).toBeGreaterThan(100);
    expect(seconds).toBeGreaterThan(20);
    expect(seconds).toBeLessThan(summary.lengthSeconds! + 5);
  });
});

const meanBpm = (summary: object): number =>
  (summary as { readonly heartRate: { readonly meanBpm: number } }).heartRate.meanBpm;
