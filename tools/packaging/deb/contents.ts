import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createProgram } from '../../../daemon/cli/program.ts';
import { packageRoot } from '../../../daemon/system/files/package-root.ts';
import { billOfMaterials, type Part } from './bill-of-materials.ts';
import { collectLicences } from './licences.ts';
import { manPage } from './man-page.ts';
import { installNode, installPackages, type NpmPackage } from './npm-packages.ts';
import type { Revision } from './revision.ts';
import { isShipped } from './shipped.ts';
import type { Target } from './target.ts';
import type { Tree } from './tree.ts';

const home = 'usr/lib/tactus';
const doc = 'usr/share/doc/tactus';
const here = 'tools/packaging/deb/debian';

/** Where the machine looks for what is in `systemd/`. */
const systemFiles: Readonly<Record<string, string>> = {
  'tactus.service': 'usr/lib/systemd/system/tactus.service',
  'tactus-user.service': 'usr/lib/systemd/user/tactus.service',
  'tactus-captive.socket': 'usr/lib/systemd/system/tactus-captive.socket',
  'tactus.sysusers.conf': 'usr/lib/sysusers.d/tactus.conf',
  'tactus.tmpfiles.conf': 'usr/lib/tmpfiles.d/tactus.conf',
  'tactus.rules': 'usr/lib/udev/rules.d/60-tactus.rules',
  'tactus.polkit.rules': 'usr/share/polkit-1/rules.d/60-tactus.rules',
  'tactus-captive.conf': 'etc/NetworkManager/dnsmasq-shared.d/tactus-captive.conf',
};

/** An upgrade keeps what was changed in them. /etc/tactus/tactus.yaml is none of them: the panel writes it, and nobody is asked. */
export const conffiles = [systemFiles['tactus-captive.conf']].map((file) => `/${file}\n`).join('');

/** What lies in the checkout as it shall lie on the device. `dist/tools` makes packages, and is none. */
const ours = /^(bin|client|config|docs|models|dist\/(assets|client|daemon|panel))\//;

export interface Contents {
  readonly revision: Revision;
  readonly target: Target;
  /** Empty; npm works there. */
  readonly workshop: string;
}

/** Everything that is in the package, but for its control files. */
export async function layContents(tree: Tree, { revision, target, workshop }: Contents): Promise<void> {
  for (const file of revision.files.filter((each) => ours.test(each) && !each.endsWith('.test.ts')))
    tree.copy(path.join(packageRoot, file), `${home}/${file}`, file.startsWith('bin/') ? 0o755 : 0o644);
  for (const file of ['package.json', 'CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md'])
    tree.copy(path.join(packageRoot, file), `${home}/${file}`);

  const installed = installPackages(path.join(workshop, 'packages'), target);
  const packages = installed.flatMap((each) => {
    const files = each.files.filter((file) => isShipped(each.name, file, target));
    return files.length === 0 ? [] : [{ ...each, files }];
  });
  for (const { folder, place, files } of packages)
    for (const file of files) tree.take(path.join(folder, file), `${home}/${place}/${file}`);
  const node = installNode(path.join(workshop, 'node'), target);
  tree.take(path.join(node.folder, 'bin/node'), `${home}/node/bin/node`, 0o755);
  tree.take(path.join(node.folder, 'LICENSE'), `${home}/node/LICENSE`);

  for (const [file, place] of Object.entries(systemFiles))
    tree.copy(path.join(packageRoot, 'systemd', file), place);
  tree.copy(path.join(packageRoot, here, 'tactus.sh'), 'usr/bin/tactus', 0o755);
  const program = await createProgram();
  tree.write('usr/share/man/man1/tactus.1', manPage(program, revision.version, revision.date));
  tree.copy(path.join(packageRoot, here, 'copyright'), `${doc}/copyright`);
  tree.copy(path.join(packageRoot, 'NOTICE'), `${doc}/NOTICE`);
  tree.copy(path.join(packageRoot, 'CHANGELOG.md'), `${doc}/changelog`);
  tree.write(`${doc}/third-party-licences.txt`, collectLicences([...packages, withLicence(node)]));
  tree.write(
    `${doc}/tactus.cdx.json`,
    billOfMaterials(revision.version, directDependencies(), packages, [
      nodePart(node, target),
      ...ownParts(tree, revision.version),
    ]),
  );
}

function directDependencies(): readonly string[] {
  const file = path.join(packageRoot, 'package.json');
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
    Record<'dependencies' | 'optionalDependencies', Readonly<Record<string, string>>>
  >;
  return Object.keys({ ...dependencies, ...optionalDependencies }).sort();
}

/** Only these words of it are shipped. */
const withLicence = (node: NpmPackage): NpmPackage => ({ ...node, files: ['LICENSE'] });

const nodePart = ({ name, version, folder }: NpmPackage, { debian }: Target): Part => ({
  type: 'platform',
  name: 'node',
  version,
  // Its own is MIT; LICENSE has those of what is in it.
  licence: 'MIT',
  sha256: sha256(readFileSync(path.join(folder, 'bin/node'))),
  purl: `pkg:npm/${name}@${version}?arch=${debian}`,
});

/** The models and the SoundFont. */
function ownParts(tree: Tree, version: string): readonly Part[] {
  const part = (file: string, type: Part['type'], licence: string): Part => ({
    ...{ type, licence, version },
    name: path.relative(home, file),
    sha256: sha256(tree.read(file)),
  });
  return [
    ...tree.files
      .filter((file) => /\/models\/.*(\.onnx|chains\.json)$/.test(file))
      .map((file) => part(file, 'machine-learning-model', 'Apache-2.0')),
    part(`${home}/dist/assets/tactus.sf2`, 'data', 'MIT'),
  ];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
