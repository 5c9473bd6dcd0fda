const headBytes = 12;
const chunkHeadBytes = 8;

export interface WavChunk {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * The chunks of a WAV file that lies in memory (so no RF64). Whoever writes it to a pipe does not know how long it will be: a length
 * that is too long ends where the bytes do. Errors: RangeError of anything else.
 */
export function* wavChunks(bytes: Buffer): Generator<WavChunk, void> {
  const isWav = bytes.length >= headBytes && nameAt(bytes, 0) === 'RIFF' && nameAt(bytes, 8) === 'WAVE';
  if (!isWav) throw new RangeError('this is no WAV file');
  for (let at = headBytes; at + chunkHeadBytes <= bytes.length; ) {
    const from = at + chunkHeadBytes;
    const length = bytes.readUInt32LE(at + 4);
    yield { name: nameAt(bytes, at), content: bytes.subarray(from, from + length) };
    at = from + length + (length % 2);
  }
}

/** The samples of such a file, as they lie in it. Errors: RangeError when there are none. */
export function samplesOf(bytes: Buffer): Buffer {
  for (const { name, content } of wavChunks(bytes)) if (name === 'data') return content;
  throw new RangeError('there is no sound in this WAV file');
}

const nameAt = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4);
