import { readFileSync } from 'node:fs';
import { createMp3File } from '../../outputs/files/mp3-file.ts';
import { samplesOf } from '../../outputs/wav/wav-chunks.ts';
import { openSynth } from '../../player/synth/open-synth.ts';
import { TactusError } from '../../system/errors.ts';
import { type ExcerptJob, excerptRateHz as sampleRateHz } from './excerpt-job.ts';
import { excerptOf, type Stereo } from './level.ts';
import { playMidi, readPiece } from './play-midi.ts';

const bytesPerFrame = 4;

/** Writes an excerpt as MP3, without a word of where it comes from; or looks whether it could. Errors: TactusError; RangeError of a WAV file that is none. */
export async function makeExcerpt(name: string, job: ExcerptJob): Promise<void> {
  const { from, fromSeconds, seconds, mp3Path } = job;
  const isMidi = 'midi' in from;
  if (mp3Path === undefined) {
    if (isMidi) readPiece(name, Buffer.from(from.midi, 'base64'), seconds);
    return;
  }
  const sound = isMidi ? await playPeoples(name, from.midi, seconds) : readOurWav(from.wavPath);
  const excerpt = excerptOf(sound, isMidi ? 0 : fromSeconds, seconds, sampleRateHz);
  if (!excerpt)
    throw new TactusError('badData', `${name} has no ${seconds} s of sound there`, 'Choose another piece.');
  const file = await createMp3File(mp3Path, sampleRateHz, null);
  try {
    file.write(excerpt.left, excerpt.right, excerpt.left.length);
    file.finish();
  } finally {
    file.abort();
  }
}

async function playPeoples(name: string, midi: string, seconds: number): Promise<Stereo> {
  const synth = await openSynth({ engine: 'auto', polyphony: 96, sampleRateHz, mixesItself: true });
  try {
    return playMidi(name, Buffer.from(midi, 'base64'), seconds, synth);
  } finally {
    synth.close();
  }
}

/** A file that `tactus render` has just written: 16 bits, two channels. */
function readOurWav(path: string): Stereo {
  const samples = samplesOf(readFileSync(path));
  const frames = Math.floor(samples.length / bytesPerFrame);
  const sound = { left: new Float32Array(frames), right: new Float32Array(frames) };
  for (let frame = 0; frame < frames; frame += 1) {
    const at = frame * bytesPerFrame;
    sound.left[frame] = samples.readInt16LE(at) / 32_768;
    sound.right[frame] = samples.readInt16LE(at + 2) / 32_768;
  }
  return sound;
}
