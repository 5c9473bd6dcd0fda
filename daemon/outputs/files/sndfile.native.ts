import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import koffi from 'koffi';
import { authorship } from '../../score/authorship.ts';
import { TactusError } from '../../system/errors.ts';
import { reasonOf } from '../../system/files/atomic-file.ts';
import { temporaryPath } from '../../system/files/leftovers.ts';
import { loadLibrary, type NativeLibrary } from '../../system/native-library.ts';
import { createPcm16 } from '../wav/pcm16.ts';
import { renumberOgg } from './ogg.ts';
import type { SoundFile } from './sound-file.ts';

/** sndfile.h: container and encoding. Opus needs libsndfile 1.0.29 or newer. */
const formats = { flac: 0x17_0000 | 0x0002, opus: 0x20_0000 | 0x0064 } as const;
const reading = 0x10;
const writing = 0x20;
const commentString = 0x05;
const channels = 2;

/** The installed libsndfile, or undefined when there is none. */
export function loadSndfile(): NativeLibrary | undefined {
  try {
    return loadLibrary('libsndfile.so.1');
  } catch {
    return undefined;
  }
}

const infoStruct = koffi.struct({
  frames: 'int64_t',
  samplerate: 'int',
  channels: 'int',
  format: 'int',
  sections: 'int',
  seekable: 'int',
});

/** FLAC with the samples of the WAV, bit for bit, or Ogg Opus. Errors, from every method: TactusError `cannotCreate`. */
export function createSndfileFile(
  library: NativeLibrary,
  format: 'flac' | 'opus',
  path: string,
  sampleRateHz: number,
): SoundFile {
  const f = (signature: string): ((...values: unknown[]) => unknown) => library.func(signature);
  const open = library.func('sf_open', 'void *', ['str', 'int', koffi.inout(koffi.pointer(infoStruct))]);
  const writeShorts = f('int64_t sf_writef_short(void *file, const int16_t *frames, int64_t count)');
  const closeFile = f('int sf_close(void *file)');
  const failed = f('const char *sf_strerror(void *file)');
  const noInfo = { frames: 0, samplerate: 0, channels: 0, format: 0, sections: 0, seekable: 0 };

  const fault = (reason: string): TactusError =>
    new TactusError(
      'cannotCreate',
      `${path} cannot be written: ${reason}`,
      'Check that the folder exists, that you may write to it and that the disk is not full.',
    );
  let temporary: string;
  try {
    temporary = temporaryPath(path);
  } catch (error) {
    throw fault(reasonOf(error));
  }
  const info = { ...noInfo, samplerate: sampleRateHz, channels, format: formats[format] };
  let file: unknown = open(temporary, writing, info);
  if (file === null) {
    rmSync(temporary, { force: true });
    throw fault(String(failed(null)));
  }
  f('int sf_set_string(void *file, int kind, const char *text)')(file, commentString, authorship);
  const encode = createPcm16();
  let chunk = Buffer.alloc(1 << 16);
  let writtenFrames = 0;

  const close = (): void => {
    if (file !== undefined) closeFile(file);
    file = undefined;
  };
  const abort = (): void => {
    if (file === undefined) return;
    close();
    rmSync(temporary, { force: true });
  };
  /** Of what the closing could not write the library says nothing: the file then lacks its end, and its length. */
  const isWhole = (): boolean => {
    const found = { ...noInfo };
    const whole = open(temporary, reading, found);
    if (whole === null) return false;
    closeFile(whole);
    return Number(found.frames) === writtenFrames;
  };
  return {
    write(left, right, frames) {
      if (chunk.length < frames * 4) chunk = Buffer.alloc(frames * 4);
      encode(left, right, frames, chunk);
      if (Number(writeShorts(file, chunk, frames)) < frames) throw fault(String(failed(file)));
      writtenFrames += frames;
    },
    finish() {
      if (file === undefined) return;
      close();
      try {
        if (!isWhole()) throw new Error('its end did not come to rest');
        if (format === 'opus') renumberOgg(temporary);
        const descriptor = openSync(temporary, 'r+');
        fsyncSync(descriptor);
        closeSync(descriptor);
        renameSync(temporary, path);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw fault(reasonOf(error));
      }
    },
    abort,
  };
}
