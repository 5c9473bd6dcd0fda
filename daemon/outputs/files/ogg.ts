import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const headBytes = 27;
const serialAt = 14;
const checksumAt = 22;
const segmentsAt = 26;
/** One stream is in the file, so its number may be any; it must only be the same each time. */
const serial = 1;

/** The pages of an Ogg file (RFC 3533) get a number that is not drawn by chance: the same sound, the same bytes. */
export function renumberOgg(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    const head = Buffer.alloc(headBytes + 255);
    for (let at = 0; readSync(descriptor, head, 0, head.length, at) >= headBytes; ) {
      if (head.toString('latin1', 0, 4) !== 'OggS') return;
      const segments = head.readUInt8(segmentsAt);
      const bodyBytes = head.subarray(headBytes, headBytes + segments).reduce((sum, size) => sum + size, 0);
      const page = Buffer.alloc(headBytes + segments + bodyBytes);
      if (readSync(descriptor, page, 0, page.length, at) < page.length) return;
      page.writeUInt32LE(serial, serialAt);
      page.writeUInt32LE(0, checksumAt);
      page.writeUInt32LE(checksum(page), checksumAt);
      writeSync(descriptor, page, 0, page.length, at);
      at += page.length;
    }
  } finally {
    closeSync(descriptor);
  }
}

const polynomial = 0x04c1_1db7;
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte << 24;
  for (let bit = 0; bit < 8; bit += 1)
    remainder = remainder & 0x8000_0000 ? (remainder << 1) ^ polynomial : remainder << 1;
  return remainder >>> 0;
});

function checksum(page: Uint8Array): number {
  let sum = 0;
  for (const byte of page) sum = ((sum << 8) ^ table[((sum >>> 24) ^ byte) & 0xff]!) >>> 0;
  return sum;
}
