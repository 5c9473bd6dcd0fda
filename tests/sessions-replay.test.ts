import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { samplesOf } from '../daemon/outputs/wav/wav-chunks.ts';
import { soundEvents } from '../daemon/player/sound-log/sound-log.ts';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';
import { eventually, post, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const state = folder.at('state');
const tactus = (...args: readonly string[]) => runProgram(entry, args, { STATE_DIRECTORY: state });

/** Of somebody who runs at 6 m/s. */
const podSays = (atSeconds: number): string =>
  `${JSON.stringify({ kind: 'reading', atSeconds, sensorId: 'pod', reading: 'speed', speedMps: 6 })}\n`;

const samplesIn = (file: string): Buffer => samplesOf(readFileSync(folder.at(file)));

it('a session is heard again to the last bit, as a file that was written live', {
  timeout: 300_000,
}, async () => {
  // Somebody who ran faster plays along: where he is heard is in the sound, too.
  writeFileSync(
    folder.at('earlier.jsonl'),
    Array.from({ length: 90 }, (_, second) => podSays(second)).join(''),
  );
  expect((await tactus('sessions', 'import', folder.at('earlier.jsonl'))).code).toBe(0);
  const [earlier = ''] = readdirSync(folder.at('state/sessions'));
  const daemon = await startDaemon(
    state,
    ...['--simulate', 'intervals', '--output', `wav:${folder.at('live.wav')}`, '--output', 'null'],
    ...['--ghost', earlier],
  );
  const secondsPlayed = async (): Promise<number> => (await daemon.get('/api/v1/state')).run.movingSeconds;
  await eventually(async () => (await secondsPlayed()) > 12, 120);
  await post(daemon, '/api/v1/intent', { style: 'electronic', partGainsDb: { lead: -9 }, energyBias: 0.3 });
  await eventually(async () => (await secondsPlayed()) > 22, 120);
  // Where everything else is busy the earlier session takes a while to be read.
  await eventually(async () => (await daemon.get('/api/v1/state')).ghost !== undefined, 120);
  const { ghost, health } = await daemon.get('/api/v1/state');
  expect(ghost).toMatchObject({ sessionId: earlier, standing: 'along', part: 'chords' });
  expect(ghost.leadSeconds).toBeGreaterThan(1);
  expect(health).toContainEqual(expect.objectContaining({ station: 'ghost', status: 'ok' }));
  await post(daemon, '/api/v1/intent', { scene: 'calm', volume01: 0.4, glideSeconds: 5 });
  await eventually(async () => (await secondsPlayed()) > 40, 120);
  await post(daemon, '/api/v1/intent', { playing: false });
  await eventually(async () => (await secondsPlayed()) > 61, 120);
  expect(await daemon.stop()).toBe(0);

  const [id = ''] = readdirSync(folder.at('state/sessions')).filter((each) => each !== earlier);
  const { code, stdout, stderr } = await tactus(
    'sessions',
    'replay',
    id,
    '--wav',
    folder.at('again.wav'),
    ...['--flac', folder.at('again.flac'), '--opus', folder.at('again.opus'), '--json'],
  );
  expect([code, stderr]).toEqual([0, '']);
  const { firstFrame, seconds } = JSON.parse(stdout);
  expect(firstFrame).toBe(0);
  expect(seconds).toBeGreaterThan(50);
  const live = samplesIn('live.wav');
  const again = samplesIn('again.wav');
  // The file began some moments after the player, and was closed about when the journal was.
  const at = again.indexOf(live.subarray(0, 4000));
  expect(at).toBeGreaterThanOrEqual(0);
  const both = Math.min(live.length, again.length - at);
  expect(both / 4 / 48_000).toBeGreaterThan(50);
  expect(live.subarray(0, both).equals(again.subarray(at, at + both))).toBe(true);
  const loudest = new Int16Array(live.buffer.slice(live.byteOffset, live.byteOffset + both)).reduce(
    (most, sample) => Math.max(most, Math.abs(sample)),
    0,
  );
  expect(loudest).toBeGreaterThan(1000);

  // FLAC loses nothing, and Opus nothing that is heard, as another program reads them.
  const decoded = (file: string): Buffer =>
    execFileSync(
      'ffmpeg',
      ['-v', 'error', '-i', folder.at(file), '-f', 's16le', '-ac', '2', '-ar', '48000', '-'],
      {
        maxBuffer: 1e9,
      },
    );
  expect(decoded('again.flac').equals(again)).toBe(true);
  expect(decoded('again.wav').equals(again)).toBe(true);
  expect(decoded('again.opus').length / again.length).toBeCloseTo(1, 2);

  const journal = readFileSync(folder.at(`state/sessions/${id}/journal.jsonl.gz`));
  const text = gunzipSync(journal).toString();
  expect(text).toContain('"kind":"synth"');
  const told = text.split('\n').filter((line) => line.startsWith('{"kind":"sound"'));
  const place = soundEvents.indexOf('place');
  const places = told.flatMap((line) => JSON.parse(line).events ?? []).filter(([, kind]) => kind === place);
  expect(places.length).toBeGreaterThan(10);
  const bytesAnHour = (journal.length / seconds) * 3600;
  expect(bytesAnHour).toBeLessThan(5e6);
});
