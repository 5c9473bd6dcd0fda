import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';

const chunkBytes = 64 * 1024;

/**
 * The SHA-256 of a file, in hexadecimal; empty where there is none to be read, so that it is like no other. What is no file
 * (a pipe that nobody writes to, a device without an end) is not opened at all: it would never be done.
 */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    if (!(await stat(path)).isFile()) return '';
    const file = await open(path);
    try {
      // One buffer for all of it: a stream's, new each time, lay about by tens of megabytes that `malloc` did not give back.
      const chunk = Buffer.alloc(chunkBytes);
      for (;;) {
        const { bytesRead } = await file.read(chunk);
        if (bytesRead === 0) return hash.digest('hex');
        hash.update(chunk.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}
