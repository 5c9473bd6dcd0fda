export interface WavFormat {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly sample: 'pcm16' | 'float32';
}

/** Bytes of what lies in a file. */
export interface WavLengths {
  readonly samples: number;
  /** Chunks behind them. */
  readonly behind: number;
}

/** What stands before the samples: the head of the file, room for 64-bit lengths, the format, and the head of the samples. */
export const wavHeaderBytes = 80;
/** Earlier versions left no room for them. */
const earlierHeaderBytes = 44;
const roomBytes = 28;
const most32Bits = 0xffff_ffff;

export const bytesPerFrame = ({ channels, sample }: WavFormat): number =>
  channels * (sample === 'float32' ? 4 : 2);

/** The header of a WAV file; of one that is longer than 32-bit lengths can say (4 GB), as RF64 has it; see `setLengths`. */
export function wavHeader(format: WavFormat, lengths: WavLengths): Buffer {
  const { sampleRateHz, channels, sample } = format;
  const frameBytes = bytesPerFrame(format);
  const header = Buffer.alloc(wavHeaderBytes);
  header.write('WAVE', 8, 'latin1');
  header.writeUInt32LE(roomBytes, 16);
  header.write('fmt ', 48, 'latin1');
  header.writeUInt32LE(16, 52);
  header.writeUInt16LE(sample === 'float32' ? 3 : 1, 56);
  header.writeUInt16LE(channels, 58);
  header.writeUInt32LE(sampleRateHz, 60);
  header.writeUInt32LE(sampleRateHz * frameBytes, 64);
  header.writeUInt16LE(frameBytes, 68);
  header.writeUInt16LE((frameBytes / channels) * 8, 70);
  header.write('data', 72, 'latin1');
  setLengths(header, lengths);
  return header;
}

/** The header at the beginning of a file that we wrote, or an earlier version. */
export function headerAt(beginning: Buffer): Buffer {
  const isEarlier = beginning.toString('latin1', 12, 16) === 'fmt ';
  return beginning.subarray(0, isEarlier ? earlierHeaderBytes : wavHeaderBytes);
}

/** The format and the head of the samples are what a header ends with, whatever stands before them. */
export const frameBytesIn = (header: Buffer): number => header.readUInt16LE(header.length - 12);

/**
 * Sets the lengths in a header. Where 32 bits hold them the file is a plain WAV file, with a `JUNK` chunk that readers pass
 * over. Where they do not it is an RF64 file (EBU Tech 3306 v1.1, ITU-R BS.2088): that chunk is `ds64` then, and says them.
 * Errors: RangeError of a header without room.
 */
export function setLengths(header: Buffer, { samples, behind }: WavLengths): void {
  const riff = header.length - 8 + samples + behind;
  const is64 = riff > most32Bits;
  header.write(is64 ? 'RF64' : 'RIFF', 0, 'latin1');
  header.writeUInt32LE(is64 ? most32Bits : riff, 4);
  header.writeUInt32LE(is64 ? most32Bits : samples, header.length - 4);
  if (header.length < wavHeaderBytes) {
    if (is64) throw new RangeError('this header has no room for such lengths');
    return;
  }
  header.write(is64 ? 'ds64' : 'JUNK', 12, 'latin1');
  const room = header.subarray(20, 20 + roomBytes).fill(0);
  if (!is64) return;
  room.writeBigUInt64LE(BigInt(riff), 0);
  room.writeBigUInt64LE(BigInt(samples), 8);
  room.writeBigUInt64LE(BigInt(samples / frameBytesIn(header)), 16);
}
