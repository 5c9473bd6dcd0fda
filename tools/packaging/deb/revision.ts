import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { packageRoot, packageVersion } from '../../../daemon/system/files/package-root.ts';

/** What a package is made of. */
export interface Revision {
  /** Of the package: grows with every commit. */
  readonly version: string;
  /** Of the commit, seconds since 1970: no time of day of the builder's is in a package. */
  readonly epochSeconds: number;
  /** The same as YYYY-MM-DD. */
  readonly date: string;
  /** What lies in the folders that are shipped, `dist` among them, relative to the checkout, sorted. */
  readonly files: readonly string[];
}

/** Errors: Error where neither git nor SOURCE_DATE_EPOCH tells when it was made. */
export function readRevision(): Revision {
  const commit = readCommit();
  const epochSeconds = Number(process.env.SOURCE_DATE_EPOCH ?? commit?.epochSeconds);
  if (!Number.isInteger(epochSeconds))
    throw new Error('This is no checkout of git: SOURCE_DATE_EPOCH must say when it was made (seconds)');
  const [date = '', time = ''] = new Date(epochSeconds * 1000).toISOString().split(/[T.]/);
  const moment = `${date.replaceAll('-', '')}.${time.replaceAll(':', '')}`;
  return {
    version: `${packageVersion}+git${moment}${commit ? `.${commit.name}` : ''}`,
    epochSeconds,
    date,
    files: readdirSync(packageRoot)
      .filter((name) => folders.includes(name))
      .flatMap((folder) =>
        readdirSync(path.join(packageRoot, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.relative(packageRoot, path.join(entry.parentPath, entry.name))),
      )
      .sort(),
  };
}

/** Where what is shipped lies in a checkout. */
const folders = ['bin', 'client', 'config', 'dist', 'docs', 'models'];

/** The commit that is checked out, and by its name whether something is not as it has it. */
function readCommit(): { readonly epochSeconds: number; readonly name: string } | undefined {
  try {
    const [seconds, hash] = git('log', '-1', '--format=%ct %h', '--abbrev=9').trim().split(' ');
    const isChanged = git('status', '--porcelain') !== '';
    return { epochSeconds: Number(seconds), name: `${hash}${isChanged ? '.changed' : ''}` };
  } catch {
    return undefined;
  }
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', [...args], { cwd: packageRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
