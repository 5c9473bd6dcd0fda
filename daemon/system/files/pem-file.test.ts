import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readPemFile } from './pem-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'tactus-pem-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads a file, and neither waits for a pipe nor reads a device without an end', async () => {
  const [file, pipe] = [join(folder, 'a.pem'), join(folder, 'pipe')];
  writeFileSync(file, 'PEM\n');
  execFileSync('mkfifo', [pipe]);
  expect(await readPemFile(file)).toBe('PEM\n');
  for (const path of [pipe, '/dev/zero', folder])
    await expect(readPemFile(path)).rejects.toThrow(`${path} cannot be read: it is no file of this kind`);
  await expect(readPemFile(join(folder, 'none'))).rejects.toThrow('none is not there');
});
