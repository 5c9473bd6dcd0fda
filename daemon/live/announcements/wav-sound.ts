import { wavChunks } from '../../outputs/wav/wav-chunks.ts';

export interface MonoSound {
  readonly sampleRateHz: number;
  /** Full scale is 1. */
  readonly samples: Float32Array;
}

const formatBytes = 16;
const pcm = 1;
const rates = { least: 8000, most: 48_000 } as const;

/**
 * The sound in a WAV file of 16 bits, of several channels the first; see `wavChunks`. Errors: RangeError of anything else.
 */
export function readWav(bytes: Buffer): MonoSound {
  let format: Format | undefined;
  for (const { name, content } of wavChunks(bytes)) {
    if (name === 'fmt ') format = readFormat(content);
    else if (name === 'data' && format) return { ...format, samples: readSamples(content, format.channels) };
  }
  throw new RangeError('there is no sound in this WAV file');
}

interface Format {
  readonly channels: number;
  readonly sampleRateHz: number;
}

function readFormat(chunk: Buffer): Format {
  if (chunk.length < formatBytes) throw new RangeError('the format of this WAV file is cut off');
  const channels = chunk.readUInt16LE(2);
  const sampleRateHz = chunk.readUInt32LE(4);
  const isKnown = chunk.readUInt16LE(0) === pcm && chunk.readUInt16LE(14) === 16;
  if (!isKnown || channels < 1 || channels > 2) throw new RangeError('this WAV file is of an unknown format');
  if (sampleRateHz < rates.least || sampleRateHz > rates.most)
    throw new RangeError(`a WAV file of ${sampleRateHz} Hz is not known`);
  return { channels, sampleRateHz };
}

function readSamples(chunk: Buffer, channels: number): Float32Array {
  const bytesEach = 2 * channels;
  const samples = new Float32Array(Math.floor(chunk.length / bytesEach));
  for (let i = 0; i < samples.length; i += 1) samples[i] = chunk.readInt16LE(i * bytesEach) / 0x8000;
  return samples;
}
