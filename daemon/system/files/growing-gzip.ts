import { once } from 'node:events';
import { constants, createGunzip, createGzip, type Gunzip } from 'node:zlib';

/**
 * Text that is packed as it comes, so that all of it that was given before a `flush` can be read from the bytes given
 * until then, whatever happens afterwards.
 */
export interface GzipPacker {
  add(text: string): void;
  /** The bytes since the last call. With `end` the last ones: nothing may be added then. */
  flush(end?: 'end'): Promise<Uint8Array>;
}

/** A block that a flush ends with: nothing waits behind it. */
const flushMark = Buffer.from([0, 0, 0xff, 0xff]);

export function createGzipPacker(): GzipPacker {
  const gzip = createGzip();
  let packed: Buffer[] = [];
  gzip.on('data', (bytes: Buffer) => packed.push(bytes));
  return {
    add: (text) => void gzip.write(text),
    async flush(end) {
      if (end) {
        gzip.end();
        await once(gzip, 'end');
      } else await new Promise<void>((resolve) => gzip.flush(constants.Z_SYNC_FLUSH, resolve));
      const bytes = Buffer.concat(packed);
      packed = [];
      return bytes;
    },
  };
}

/** So much of the end of a file is unpacked flush by flush: there a power cut may have left anything. */
const tornBytes = 64 * 1024;
const pieceBytes = 32 * 1024;
/** Where no flush ends it: what somebody packed a thousand times tighter than text does not fill our memory. */
const mostPieceBytes = 2 * pieceBytes;

/**
 * Unpacks what a `GzipPacker` made, as far as it goes: a file that was cut anywhere, or has garbage for an end, gives all
 * that was flushed before. Pieces of text, each some hundred kilobytes at most.
 */
export async function* unpackGrown(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH });
  let unpacked: Buffer[] = [];
  let isBroken = false;
  gunzip.on('data', (more: Buffer) => unpacked.push(more));
  gunzip.on('error', () => {
    isBroken = true;
  });
  for (const piece of piecesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    await written(gunzip, piece);
    const text = Buffer.concat(unpacked);
    unpacked = [];
    if (text.length > 0) yield text;
    if (isBroken) break;
  }
  gunzip.destroy();
}

/** Settles when the piece is unpacked, or found broken. */
function written(gunzip: Gunzip, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      gunzip.off('error', settle);
      resolve();
    };
    gunzip.once('error', settle);
    gunzip.write(piece, settle);
  });
}

/** Each ends where something was flushed, but the last, and those that would be too long. */
function* piecesOf(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  while (from < bytes.length) {
    const least = from + pieceBytes < bytes.length - tornBytes ? from + pieceBytes : from + 1;
    const mark = bytes.indexOf(flushMark, least);
    const to = Math.min(mark < 0 ? bytes.length : mark + flushMark.length, from + mostPieceBytes);
    yield bytes.subarray(from, to);
    from = to;
  }
}
