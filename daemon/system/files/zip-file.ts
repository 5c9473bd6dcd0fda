import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

export interface ZippedFile {
  readonly name: string;
  readonly content: string;
}

const deflate = promisify(deflateRaw);
const [fileMark, entryMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50];
/** 2.0: folders and deflate. */
const neededVersion = 20;
const isUtf8 = 0x0800;
const deflated = 8;

/** A ZIP archive of texts, each under 4 GB; packed aside from the main thread. `at`: when they were made. */
export async function zipFiles(files: readonly ZippedFile[], at: Date): Promise<Uint8Array> {
  const [time, date] = dosTime(at);
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const bytes = Buffer.from(content);
    const packed = await deflate(bytes);
    const label = Buffer.from(name);
    // What both headers say of a file.
    const about = Buffer.alloc(26);
    about.writeUInt16LE(neededVersion, 0);
    about.writeUInt16LE(isUtf8, 2);
    about.writeUInt16LE(deflated, 4);
    about.writeUInt16LE(time, 6);
    about.writeUInt16LE(date, 8);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(label.length, 22);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    const body = Buffer.concat([mark(fileMark), about, label, packed]);
    bodies.push(body);
    entries.push(Buffer.concat([mark(entryMark), word(neededVersion), about, where, label]));
    offset += body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, directory, mark(endMark), end]);
}

function mark(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

/** As DOS had it, in UTC: it knows no year before 1980. */
function dosTime(at: Date): readonly [time: number, date: number] {
  const year = Math.max(at.getUTCFullYear(), 1980) - 1980;
  return [
    (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  ];
}
