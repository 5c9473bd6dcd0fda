import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sha256OfFile } from './file-hash.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-hash-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('is that of all of a file', async () => {
  const content = Buffer.alloc(200_000, 'sound');
  writeFileSync(path.join(folder, 'font.sf2'), content);
  expect(await sha256OfFile(path.join(folder, 'font.sf2'))).toBe(
    createHash('sha256').update(content).digest('hex'),
  );
});

it('needs little memory for a large file', async () => {
  const large = path.join(folder, 'large.sf2');
  writeFileSync(large, '');
  truncateSync(large, 64e6);
  const before = process.memoryUsage().arrayBuffers;
  expect(await sha256OfFile(large)).not.toBe('');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4e6);
});

it.skipIf(process.platform !== 'linux')('is none, and soon, of what is no file or has no end', async () => {
  const pipe = path.join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const none of [path.join(folder, 'absent'), folder, pipe, '/dev/zero'])
    expect(await sha256OfFile(none)).toBe('');
});
