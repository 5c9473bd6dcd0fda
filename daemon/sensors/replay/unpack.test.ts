import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createGzipPacker } from '../../system/files/growing-gzip.ts';
import { expectTactusError } from '../testing/expect.ts';
import { encodeZip } from '../testing/packed.ts';
import { unpack } from './unpack.ts';

const limits = { bytes: 1_000_000, entries: 100 };
const run: Buffer = Buffer.from('a run of any format');
const file = (name: string, bytes = run) => ({ name, bytes });
const unzip = (...files: { name: string; bytes: Buffer }[]) => unpack('a.zip', encodeZip(files), limits);

describe('unpack', () => {
  it('leaves alone what is not packed', async () => {
    expect(await unpack('run.fit', run, limits)).toEqual(file('run.fit'));
    expect(await unpack('empty', Buffer.alloc(0), limits)).toEqual(file('empty', Buffer.alloc(0)));
  });

  it('opens gzip, and whatever was appended to it', async () => {
    expect(await unpack('run.fit.gz', gzipSync(run), limits)).toEqual(file('run.fit.gz'));
    const twice = Buffer.concat([gzipSync(run), gzipSync(run)]);
    expect((await unpack('run.fit.gz', twice, limits)).bytes).toHaveLength(2 * run.length);
  });

  it('opens a journal of ours that has no end, and nothing else that was cut', async () => {
    const text = `{"kind":"session"}\n${'{"kind":"step","atSeconds":1}\n'.repeat(100)}`;
    const packer = createGzipPacker();
    packer.add(text);
    const journal = Buffer.from(await packer.flush());
    expect(await unpack('journal.jsonl.gz', journal, limits)).toEqual(
      file('journal.jsonl.gz', Buffer.from(text)),
    );
    const cut = gzipSync(run).subarray(0, -9);
    await expectTactusError(() => unpack('run.fit.gz', cut, limits), 'badData', /cut off/);
  });

  it('finds the only recording of a zip, wherever and however it lies there', async () => {
    expect(await unzip(file('1234_ACTIVITY.fit'))).toEqual(file('a.zip: 1234_ACTIVITY.fit'));
    const path = file('../../etc/export\\activities/7.gpx.gz', gzipSync(run));
    const beside = [file('__MACOSX/activities/._7.gpx'), file('profile.csv'), file('photos/')];
    expect(await unzip(path, ...beside)).toEqual(file('a.zip: 7.gpx.gz'));
    expect(await unzip(file('whatever'))).toEqual(file('a.zip: whatever'));
  });

  it('takes one of several formats of one run, and the run beside a log', async () => {
    const other = Buffer.from('another format');
    const several = [file('7.gpx', other), file('7.tcx', other), file('7.fit'), file('notes.log', other)];
    expect(await unzip(...several)).toEqual(file('a.zip: 7.fit'));
  });

  it('lists several runs', async () => {
    const many = Array.from({ length: 12 }, (_, index) => file(`activities/${index}.fit`));
    await expectTactusError(
      () => unzip(...many),
      'badData',
      /a\.zip holds 12 recordings: activities\/0\.fit, .*, activities\/4\.fit and 7 more/,
    );
    await expectTactusError(
      () => unzip(file('monday/activity.fit'), file('tuesday/activity.fit'), file('tuesday/activity.gpx')),
      'badData',
      /a\.zip holds 2 recordings: monday\/activity\.fit, tuesday\/activity\.fit/,
    );
  });

  it('says so when there is none, or it cannot be opened', async () => {
    const refuse = (bytes: Buffer<ArrayBufferLike>, message: RegExp) =>
      expectTactusError(() => unpack('a.zip', bytes, limits), 'badData', message);
    await refuse(encodeZip([]), /holds no recording/);
    await refuse(encodeZip([file('a.csv'), file('b.csv')]), /holds no recording/);
    await refuse(encodeZip([file('a.fit')]).subarray(0, 40), /is damaged or cut off/);
    await refuse(gzipSync(run).subarray(0, 15), /is damaged or cut off/);
    await refuse(encodeZip([file('inner.zip', encodeZip([file('a.fit')]))]), /is an archive in an archive/);
    await refuse(gzipSync(gzipSync(run)), /is an archive in an archive/);
    await refuse(Buffer.from('377abcaf271c0004', 'hex'), /is a 7z archive/);
    await refuse(encodeZip([file('a.fit', Buffer.alloc(0))]), /a\.fit is empty/);
    const locked = encodeZip([file('a.fit')]);
    // The bit that says so, in both headers.
    for (const magic of ['PK\x03\x04', 'PK\x01\x02'])
      locked[locked.indexOf(magic, 0, 'latin1') + (magic.endsWith('\x04') ? 6 : 8)]! |= 1;
    await refuse(locked, /is locked with a password/);
  });

  it('unpacks no more than it may, whatever is claimed', async () => {
    const bomb = Buffer.alloc(limits.bytes + 1);
    const refuse = (bytes: Buffer<ArrayBufferLike>, message: RegExp) =>
      expectTactusError(() => unpack('bomb', bytes, limits), 'badData', message);
    await refuse(gzipSync(bomb), /larger than 0 MB when it is unpacked/);
    await refuse(encodeZip([file('a.fit', bomb)]), /larger than 0 MB when it is unpacked/);
    for (const claimedBytes of [1, 0xffff_fffe])
      await refuse(
        encodeZip([{ ...file('a.fit', bomb), claimedBytes }]),
        /is damaged or cut off|larger than/,
      );
    const names = Array.from({ length: limits.entries + 1 }, (_, index) => file(`${index}.txt`));
    await refuse(encodeZip(names), /holds more than 100 files/);
  });
});
