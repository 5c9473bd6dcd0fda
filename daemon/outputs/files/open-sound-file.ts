import { sampleRateHz } from '../../player/synth/synth.ts';
import { TactusError } from '../../system/errors.ts';
import { WavFile } from '../wav/wav-file.ts';
import { createMp3File } from './mp3-file.ts';
import { createSndfileFile, loadSndfile } from './sndfile.native.ts';
import type { SoundFile } from './sound-file.ts';

export const soundFormats = ['wav', 'mp3', 'flac', 'opus'] as const;
export type SoundFormat = (typeof soundFormats)[number];

/** Errors: TactusError `cannotCreate`; `unavailable` when the library for it is not installed. */
export async function openSoundFile(format: SoundFormat, path: string): Promise<SoundFile> {
  if (format === 'mp3') return createMp3File(path);
  if (format === 'wav') {
    const file = new WavFile(path, { sampleRateHz, format: 'pcm16' });
    return {
      write: (left, right, frames) => {
        if (!file.write(left, right, frames)) throw tooLong(path);
      },
      finish: () => file.finish(),
      abort: () => file.abort(),
    };
  }
  const library = loadSndfile();
  if (library) return createSndfileFile(library, format, path);
  throw new TactusError(
    'unavailable',
    `libsndfile is not installed: no ${format === 'flac' ? 'FLAC' : 'Opus'} can be written`,
    'Debian: apt install libsndfile1. WAV and MP3 need nothing.',
  );
}

const tooLong = (path: string): TactusError =>
  new TactusError('cannotCreate', `${path}: a WAV file can be no longer`, 'Use --flac, or fewer seconds.');
