import { TactusError } from '../../system/errors.ts';
import { WavFile } from '../wav/wav-file.ts';
import { createMp3File } from './mp3-file.ts';
import { createSndfileFile, loadSndfile } from './sndfile.native.ts';
import type { SoundFile } from './sound-file.ts';

export const soundFormats = ['wav', 'mp3', 'flac', 'opus'] as const;
export type SoundFormat = (typeof soundFormats)[number];

/** Of what we make the only rate that Opus has. */
export const opusRateHz = 48_000;

/** Errors: TactusError `cannotCreate`; `usage` for a rate that the format has not; `unavailable` when the library for it is not installed. */
export async function openSoundFile(
  format: SoundFormat,
  path: string,
  sampleRateHz: number,
): Promise<SoundFile> {
  if (format === 'mp3') return createMp3File(path, sampleRateHz);
  if (format === 'wav') return new WavFile(path, { sampleRateHz, format: 'pcm16' });
  if (format === 'opus' && sampleRateHz !== opusRateHz) {
    throw new TactusError(
      'usage',
      `Opus has no ${sampleRateHz / 1000} kHz: ${path} cannot be written`,
      'Use --set player.sampleRateHz=48000, or another format.',
    );
  }
  const library = loadSndfile();
  if (library) return createSndfileFile(library, format, path, sampleRateHz);
  throw new TactusError(
    'unavailable',
    `libsndfile is not installed: no ${format === 'flac' ? 'FLAC' : 'Opus'} can be written`,
    'Debian: apt install libsndfile1. WAV and MP3 need nothing.',
  );
}
