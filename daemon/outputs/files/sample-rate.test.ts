import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { limiterLookAheadFrames } from '../../player/mix/limiter.ts';
import { Player } from '../../player/player.ts';
import { createPlayerControls } from '../../player/shared/controls.ts';
import { openSynth, soundFontPath } from '../../player/synth/open-synth.ts';
import { testBar, testNote } from '../../player/testing/bars.ts';
import { pitchNear } from '../testing/pitch.ts';
import { openSoundFile } from './open-sound-file.ts';

const ci = process.env.CI === 'true';
/** Absent parts are skipped at home (npm run prepare; apt install ffmpeg), but never in CI. */
const prepared = ci || (existsSync(soundFontPath) && spawnSync('ffmpeg', ['-version']).status === 0);
const folder = mkdtempSync(join(tmpdir(), 'tactus-rate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const blockFrames = 256;
const seconds = 4;

/** A flute at 440 Hz for two beats a second, in files; what the player said of its notes and beats. */
async function play(sampleRateHz: number, engine: 'auto' | 'wasm') {
  const controls = createPlayerControls({ tempoBpm: 120, playing: true, volume01: 1 });
  const notes = Array.from({ length: 8 }, (_, beat) =>
    testNote({ atBeat: beat, durationBeats: 0.9, pitchMidi: 69 }),
  );
  controls.bars.put(testBar({ index: 0, lengthBeats: 8, notes }));
  const synth = await openSynth({ engine, polyphony: 96, sampleRateHz });
  const settings = { maxPhasePull01: 0, driveDb: 0, reverb: true, chorus: true, sampleRateHz };
  const player = new Player(synth, controls.buffers, settings);
  const files = await Promise.all(
    (['wav', 'mp3'] as const).map((format) =>
      openSoundFile(format, join(folder, `${sampleRateHz}-${engine}.${format}`), sampleRateHz),
    ),
  );
  const [left, right] = [new Float32Array(blockFrames), new Float32Array(blockFrames)];
  while (player.frame < seconds * sampleRateHz) {
    player.renderBlock(left, right, player.frame / sampleRateHz);
    for (const file of files) file.write(left, right, blockFrames);
  }
  for (const file of files) file.finish();
  synth.close();
  return controls.events.read();
}

/** As a program of others hears it: at its own rate. */
function hear(path: string): { readonly rateHz: number; readonly samples: Float32Array } {
  const probe = ['-v', 'error', '-show_entries', 'stream=sample_rate', '-of', 'csv=p=0', path];
  const rateHz = Number(execFileSync('ffprobe', probe, { encoding: 'utf8' }));
  const raw = join(folder, 'raw.f32');
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', path, '-f', 'f32le', '-ac', '1', raw]);
  const bytes = readFileSync(raw);
  return { rateHz, samples: new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) };
}

describe.skipIf(!prepared).each([
  [44_100, 'auto'],
  [44_100, 'wasm'],
  [48_000, 'auto'],
] as const)('at %i Hz, %s', (rate, engine) => {
  it('a flute has its pitch, beats and notes fall where they should, and files last as long', {
    timeout: 60_000,
  }, async () => {
    const events = await play(rate, engine);
    for (const format of ['wav', 'mp3']) {
      const { rateHz, samples } = hear(join(folder, `${rate}-${engine}.${format}`));
      expect(rateHz).toBe(rate);
      // An MP3 is longer by what its encoder puts before and behind.
      expect(Math.abs(samples.length / rateHz - seconds), format).toBeLessThan(
        format === 'wav' ? 0.006 : 0.12,
      );
      const sustained = samples.subarray(Math.round(0.15 * rate), Math.round(0.4 * rate));
      expect(1200 * Math.log2(pitchNear(sustained, 440, rateHz) / 440), format).toBeGreaterThan(-12);
      expect(1200 * Math.log2(pitchNear(sustained, 440, rateHz) / 440), format).toBeLessThan(12);
    }
    const notes = events.filter((event) => event.kind === 'note');
    expect(notes).toHaveLength(8);
    for (const note of notes) {
      expect(Math.abs(note.frame - note.atBeat * 0.5 * rate)).toBeLessThanOrEqual(33);
    }
    for (const beat of events.filter((event) => event.kind === 'beat')) {
      expect(beat.atSeconds).toBeCloseTo(beat.beat * 0.5 + limiterLookAheadFrames / rate, 3);
    }
  });
});

it('Opus has no 44.1 kHz, and that is told', async () => {
  await expect(openSoundFile('opus', join(folder, 'a.opus'), 44_100)).rejects.toMatchObject({
    kind: 'usage',
    message: expect.stringContaining('Opus has no 44.1 kHz'),
  });
  expect(existsSync(join(folder, 'a.opus'))).toBe(false);
});
