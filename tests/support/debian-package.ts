import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../daemon/system/files/package-root.ts';

export type Architecture = 'amd64' | 'arm64';

/** What Debian calls this machine. */
export const thisArchitecture: Architecture = process.arch === 'arm64' ? 'arm64' : 'amd64';

/** Builds the package of what is built, uncompressed, into `folder`; gives its path. `umask` and `zone` are the builder's. */
export function buildPackage(
  folder: string,
  architecture: Architecture,
  { umask = 0o022, zone = 'UTC' }: { readonly umask?: number; readonly zone?: string } = {},
): string {
  const program = path.join(packageRoot, 'dist/tools/packaging/deb/package.js');
  const command = `umask ${umask.toString(8)}; exec "$@"`;
  const args = [process.execPath, program, '--to', folder, '--arch', architecture, '--uncompressed'];
  execFileSync('bash', ['-c', command, 'bash', ...args], {
    // Where this is no checkout of git, it could not know it.
    env: { ...process.env, TZ: zone, SOURCE_DATE_EPOCH: '1750000000' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [file] = readdirSync(folder).filter((name) => name.endsWith(`_${architecture}.deb`));
  return path.join(folder, file ?? '');
}

export interface PackagedFile {
  /** `./usr/bin/tactus` */
  readonly path: string;
  /** As `ls -l` writes it. */
  readonly mode: string;
  readonly owner: string;
  readonly bytes: number;
}

/** What is in a package, folders included. */
export function listPackage(file: string): readonly PackagedFile[] {
  const listed = execFileSync('dpkg-deb', ['--contents', file], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return listed
    .trim()
    .split('\n')
    .map((line) => {
      const [mode = '', owner = '', bytes = '', , , ...name] = line.split(/\s+/);
      return { path: name.join(' '), mode, owner, bytes: Number(bytes) };
    });
}

/** Lays some of its files into an empty folder; `names` as `listPackage` has them. Gives where each lies. */
export function unpackFiles(
  file: string,
  folder: string,
  names: readonly string[],
): (name: string) => string {
  mkdirSync(folder);
  const unpack = 'set -o pipefail; file=$1; shift; dpkg-deb --fsys-tarfile "$file" | tar --extract "$@"';
  execFileSync('bash', ['-c', unpack, 'bash', file, '--directory', folder, ...names]);
  return (name) => path.join(folder, name);
}

/** A copy that says it is a later version, and whose own configuration has another line. */
export function laterPackage(file: string, to: string): void {
  const folder = mkdtempSync(`${to}-`);
  try {
    execFileSync('dpkg-deb', ['--raw-extract', file, folder]);
    const edit = (name: string, change: (text: string) => string): void => {
      const at = path.join(folder, name);
      writeFileSync(at, change(readFileSync(at, 'utf8')));
    };
    edit('DEBIAN/control', (text) => text.replace(/^Version: .*$/m, '$&.later'));
    edit('usr/lib/tactus/config/tactus.yaml', (text) => `# A later one.\n${text}`);
    execFileSync('dpkg-deb', ['--root-owner-group', '-Znone', '--build', folder, to], { stdio: 'ignore' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
