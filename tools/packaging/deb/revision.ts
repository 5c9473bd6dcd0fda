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
  /** What git keeps, relative to the checkout, sorted. */
  readonly files: readonly string[];
  /** What `npm run build` and the SoundFont's trimming have left in `dist`. */
  readonly built: readonly string[];
}

/** Errors: where this is no checkout of git, or git is missing. */
export function readRevision(): Revision {
  const [seconds = '', hash = ''] = git('log', '-1', '--format=%ct %h', '--abbrev=9').trim().split(' ');
  const isChanged = git('status', '--porcelain') !== '';
  const epochSeconds = Number(process.env.SOURCE_DATE_EPOCH ?? seconds);
  const [date = '', time = ''] = new Date(Number(seconds) * 1000).toISOString().split(/[T.]/);
  const moment = `${date.replaceAll('-', '')}.${time.replaceAll(':', '')}`;
  return {
    version: `${packageVersion}+git${moment}.${hash}${isChanged ? '.changed' : ''}`,
    epochSeconds,
    date,
    files: git('ls-files', '-z').split('\0').filter(Boolean).sort(),
    built: readdirSync(path.join(packageRoot, 'dist'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(packageRoot, path.join(entry.parentPath, entry.name)))
      .sort(),
  };
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', [...args], { cwd: packageRoot, encoding: 'utf8' });
