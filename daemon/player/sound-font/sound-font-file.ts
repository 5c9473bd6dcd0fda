import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Why a SoundFont cannot be played: the end of a sentence that begins with its name. */
export class SoundFontFault extends Error {}

/** A fault of its structure; `detail` says where, for people who make SoundFonts. */
export const damaged = (detail: string): SoundFontFault => new SoundFontFault(`is damaged (${detail})`);

/** A file that is read piece by piece, never whole. */
export interface SoundFontFile {
  readonly sizeBytes: number;
  /** Errors: SoundFontFault where the file ends before. */
  read(at: number, length: number): Buffer;
  close(): void;
}

/** Part of a file. */
export interface Extent {
  readonly at: number;
  readonly length: number;
}

/** Errors: SoundFontFault when it is no file; what the system says when it cannot be opened. */
export function openSoundFontFile(path: string): SoundFontFile {
  // Asked before it is opened: a pipe that nobody writes to opens never.
  const found = statSync(path);
  if (!found.isFile()) throw new SoundFontFault('is not a file');
  const file = openSync(path, 'r');
  return {
    sizeBytes: found.size,
    read: (at, length) => {
      const bytes = Buffer.allocUnsafe(length);
      if (readSync(file, bytes, 0, length, at) !== length) throw new SoundFontFault('is cut off');
      return bytes;
    },
    close: () => closeSync(file),
  };
}
