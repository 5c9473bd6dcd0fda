import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../system/files/package-root.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { loadSndfile } from './sndfile.native.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-sndfile-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const isInstalled = loadSndfile() !== undefined;
requireInstalled('libsndfile1', isInstalled);

/** Writes noise in a process whose files end at so many KiB: the kernel then refuses as it does on a full disk. */
function writeNoise(format: string, limit: number | 'unlimited'): string {
  const module = pathToFileURL(join(packageRoot, 'dist/daemon/outputs/files/open-sound-file.js')).href;
  const program = `
    import { openSoundFile } from '${module}';
    const file = await openSoundFile('${format}', 'a.${format}', 48_000);
    let seed = 1;
    const noise = () => (seed = (seed * 16807) % 2147483647) / 2147483647 - 0.5;
    try {
      for (let block = 0; block < 70; block += 1) {
        const [left, right] = [0, 1].map(() => Float32Array.from({ length: 1000 }, noise));
        file.write(left, right, 1000);
      }
      file.finish();
      console.log('whole');
    } catch (error) {
      file.abort();
      console.log(error.kind, error.message);
    }`;
  return execFileSync(
    'bash',
    [
      ...['-c', `trap '' XFSZ; ulimit -f ${limit}; exec "$0" --input-type=module -e "$1"`],
      ...[process.execPath, program],
    ],
    { cwd: folder, encoding: 'utf8' },
  );
}

describe.skipIf(!isInstalled).each(['flac', 'opus'])('%s', (format) => {
  it('on a disk that is full at its very end is not there, and that is told', () => {
    expect(writeNoise(format, 'unlimited')).toBe('whole\n');
    const { size } = statSync(join(folder, `a.${format}`));
    rmSync(join(folder, `a.${format}`));
    // What does not fit is written when it is closed.
    expect(writeNoise(format, Math.floor((size - 1) / 1024))).toMatch(
      /^cannotCreate a\..* cannot be written/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
