import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/**
 * The SHA-256 of a file, in hexadecimal; empty where there is none to be read, so that it is like no other. What is no file
 * (a pipe that nobody writes to, a device without an end) is not opened at all: it would never be done.
 */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    if (!(await stat(path)).isFile()) return '';
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  } catch {
    return '';
  }
}
