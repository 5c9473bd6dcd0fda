import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../../daemon/system/files/package-root.ts';
import { conffiles, layContents } from './contents.ts';
import { controlFile } from './control.ts';
import { type Revision, readRevision } from './revision.ts';
import { type Target, targets } from './target.ts';
import { createTree } from './tree.ts';

/**
 * `npm run package -- --to DIR [--arch amd64|arm64] [--uncompressed]`: the Debian packages of this commit, for both kinds of
 * machine unless one is named. The same commit, built with the same Node, gives the same bytes. `--uncompressed` takes
 * seconds instead of minutes, for tests.
 */
const { values } = parseArgs({
  options: {
    to: { type: 'string', default: '.' },
    arch: { type: 'string' },
    uncompressed: { type: 'boolean', default: false },
  },
});
const wanted = targets.filter(({ debian }) => values.arch === undefined || values.arch === debian);
if (wanted.length === 0) {
  process.stderr.write(
    `tactus: there is no package for ${values.arch}, only ${targets.map(({ debian }) => debian).join(' and ')}\n`,
  );
  process.exitCode = 64;
}
const revision = readRevision();
mkdirSync(values.to, { recursive: true });
for (const target of wanted) {
  const file = path.join(values.to, `tactus_${revision.version}_${target.debian}.deb`);
  await build(target, revision, file);
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  process.stdout.write(`${file}\n  ${(statSync(file).size / 1e6).toFixed(1)} MB, SHA-256 ${sum}\n`);
}

async function build(target: Target, { version, epochSeconds }: Revision, file: string): Promise<void> {
  const workshop = mkdtempSync(path.join(tmpdir(), 'tactus-package-'));
  try {
    const root = path.join(workshop, 'root');
    mkdirSync(root);
    const tree = createTree(root);
    await layContents(tree, { revision, target, workshop });
    const sums = tree.files.map((each) => {
      const sum = createHash('md5').update(tree.read(each)).digest('hex');
      return `${sum}  ${each}\n`;
    });
    const control = controlFile({ version, target, installedKib: tree.kib });
    tree.write('DEBIAN/control', control);
    tree.write('DEBIAN/conffiles', conffiles);
    tree.write('DEBIAN/md5sums', sums.join(''));
    for (const script of ['preinst', 'postinst', 'prerm', 'postrm'])
      tree.copy(path.join(packageRoot, 'tools/packaging/deb/debian', script), `DEBIAN/${script}`, 0o755);
    // It sorts, and no time in the archive is later than the commit's. xz cuts alike whatever the number of processors.
    execFileSync(
      'dpkg-deb',
      ['--root-owner-group', values.uncompressed ? '-Znone' : '-Zxz', '--build', root, file],
      {
        env: { ...process.env, SOURCE_DATE_EPOCH: String(epochSeconds) },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}
