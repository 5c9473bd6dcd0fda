import { readSync, writeSync } from 'node:fs';
import { authorship } from '../../score/authorship.ts';
import { createGrowingFile, type GrowingFile } from '../../system/files/growing-file.ts';
import { createPcm16 } from './pcm16.ts';
import {
  bytesPerFrame,
  frameBytesIn,
  headerAt,
  setLengths,
  type WavFormat,
  wavHeader,
  wavHeaderBytes,
} from './wav-header.ts';

export interface WavFileOptions {
  readonly sampleRateHz: number;
  /** `pcm16` is dithered (triangular, by the place in the sound: the same sound gives the same bytes); `float32` is exact. */
  readonly format: 'pcm16' | 'float32';
  /** Where in the sound the file begins. Default 0. */
  readonly firstFrame?: number;
}

/**
 * Writes a stereo WAV file, which is RF64 from 4 GB on (6 h 12 min of 16 bits at 48 kHz). Until `finish` it lies under a
 * temporary name beside its own, so that a file of the name asked for is always whole.
 *
 * Errors, from every method: TactusError `cannotCreate`. After a failed `write` there is `keep` or `abort`.
 */
export class WavFile {
  readonly path: string;
  readonly #format: WavFormat;
  readonly #encodePcm;
  readonly #file: GrowingFile;
  #isOpen = true;
  #chunk = Buffer.alloc(1 << 16);

  constructor(path: string, options: WavFileOptions) {
    this.path = path;
    this.#format = { sampleRateHz: options.sampleRateHz, channels: 2, sample: options.format };
    this.#encodePcm = createPcm16(options.firstFrame);
    this.#file = createGrowingFile(path, repairWav);
    this.#file.append(this.#header());
  }

  /** What a killed process or a power cut left of earlier files of this name, and where it lies now. */
  get recovered(): readonly string[] {
    return this.#file.recovered;
  }

  /** Appends `frames` frames. */
  write(left: Float32Array, right: Float32Array, frames: number = left.length): void {
    const bytes = frames * bytesPerFrame(this.#format);
    if (this.#chunk.length < bytes) this.#chunk = Buffer.alloc(bytes);
    if (this.#format.sample === 'float32') this.#encodeFloat(left, right, frames);
    else this.#encodePcm(left, right, frames, this.#chunk);
    this.#file.append(this.#chunk.subarray(0, bytes));
  }

  /** What was written until now outlives a power cut, playable. Waits for the disk. */
  sync(): void {
    if (!this.#isOpen) return;
    this.#file.overwrite(this.#header(), 0);
    this.#file.sync('waits');
  }

  /** Completes the file and gives it its name. */
  finish(): void {
    if (!this.#isOpen) return;
    const header = this.#header(listBytes().length);
    this.#file.append(listBytes());
    this.#file.overwrite(header, 0);
    this.#isOpen = false;
    this.#file.finish();
  }

  /**
   * After an error: gives the samples that came to rest a free name beside its own (`NAME.recovered.wav`), so that another
   * file may yet be written. Gives back the paths; needs no more room on the disk.
   */
  keep(): readonly string[] {
    this.#isOpen = false;
    return this.#file.setAside();
  }

  /** Leaves nothing behind. */
  abort(): void {
    this.#isOpen = false;
    this.#file.discard();
  }

  get #sampleBytes(): number {
    return Math.max(0, this.#file.length - wavHeaderBytes);
  }

  #encodeFloat(left: Float32Array, right: Float32Array, frames: number): void {
    for (let i = 0; i < frames; i += 1) {
      this.#chunk.writeFloatLE(left[i]!, i * 8);
      this.#chunk.writeFloatLE(right[i]!, i * 8 + 4);
    }
  }

  #header(behind = 0): Buffer {
    return wavHeader(this.#format, { samples: this.#sampleBytes, behind });
  }
}

/** The lengths in the header of a file that was left unfinished, from its own length; see `Repair`. */
function repairWav(descriptor: number, bytes: number): number {
  const beginning = Buffer.alloc(wavHeaderBytes);
  readSync(descriptor, beginning, 0, wavHeaderBytes, 0);
  const header = headerAt(beginning);
  if (bytes <= header.length) return 0;
  const list = listBytes();
  const tail = Buffer.alloc(list.length);
  readSync(descriptor, tail, 0, list.length, Math.max(0, bytes - list.length));
  const behindSamples = tail.equals(list) ? list.length : 0;
  const samples = bytes - header.length - behindSamples;
  const whole = samples - (samples % frameBytesIn(header));
  // Samples that end within a frame have no comment behind them.
  const behind = whole === samples ? behindSamples : 0;
  setLengths(header, { samples: whole, behind });
  writeSync(descriptor, header, 0, header.length, 0);
  return whole === 0 ? 0 : header.length + whole + behind;
}

/** A LIST chunk of type INFO with one comment (RIFF, Multimedia Programming Interface 1.0): behind the samples. */
function listBytes(): Buffer {
  const comment = Buffer.from(`${authorship}\0`, 'latin1');
  const padded = comment.length + (comment.length % 2);
  const list = Buffer.alloc(20 + padded);
  list.write('LIST', 0, 'latin1');
  list.writeUInt32LE(list.length - 8, 4);
  list.write('INFOICMT', 8, 'latin1');
  list.writeUInt32LE(comment.length, 16);
  comment.copy(list, 20);
  return list;
}
