import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../../daemon/system/files/package-root.ts';
import type { Target } from './target.ts';

/** A package as npm has laid it down. */
export interface NpmPackage {
  /** `@scope/name` */
  readonly name: string;
  readonly version: string;
  /** As package.json has it: an SPDX expression. */
  readonly licence: string;
  /** Of its archive, as the lock has it: `sha512-…`; none of a folder of ours. */
  readonly integrity?: string;
  /** Names of packages that it loads when they are there. */
  readonly loads: readonly string[];
  /** Absolute. */
  readonly folder: string;
  /** Where it lies in the folder that was installed into: `node_modules/a/node_modules/b`. */
  readonly place: string;
  /** Paths in the package, without packages in it, sorted. */
  readonly files: readonly string[];
}

const here = path.join(packageRoot, 'tools/packaging/deb');
const npm = (folder: string, ...args: readonly string[]): string =>
  execFileSync('npm', [...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Without scripts, and only what the target loads: npm checks every package by the sum in the lock. */
function install(folder: string, { npm: cpu }: Target): void {
  const machine = ['--os=linux', `--cpu=${cpu}`, '--libc=glibc'];
  npm(folder, 'ci', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--loglevel=error', ...machine);
}

/** Lays Tactus' own packages into `folder`, as the lock has them, for another machine than this if need be. */
export function installPackages(folder: string, target: Target): readonly NpmPackage[] {
  for (const file of ['package.json', 'package-lock.json', '.npmrc', 'tools/packaging/no-download'])
    cpSync(path.join(packageRoot, file), path.join(folder, file), { recursive: true });
  install(folder, target);
  return readPackages(folder);
}

/** Lays the Node that is pinned into `folder`. */
export function installNode(folder: string, target: Target): NpmPackage {
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(path.join(here, 'node', file), path.join(folder, file));
  install(folder, target);
  const [node, ...more] = readPackages(folder);
  if (node?.name !== `node-linux-${target.npm}` || more.length > 0)
    throw new Error(`npm did not install one Node for ${target.npm}: npm 10 or newer is needed`);
  return node;
}

interface Description {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const readJson = (...parts: readonly string[]): unknown =>
  JSON.parse(readFileSync(path.join(...parts), 'utf8'));

function readPackages(root: string): readonly NpmPackage[] {
  const lock = readJson(root, 'package-lock.json') as {
    readonly packages: Readonly<Record<string, Description>>;
  };
  return placesIn(root, 'node_modules').map((place) => {
    const folder = path.join(root, place);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith('node_modules/'))
      .sort();
    const { version, license = 'UNKNOWN', ...more } = readJson(folder, 'package.json') as Description;
    const integrity = lock.packages[place]?.integrity;
    return {
      ...{ name: nameOf(place), version, licence: license, folder, place, files },
      ...(integrity !== undefined && { integrity }),
      loads: Object.keys({ ...more.dependencies, ...more.optionalDependencies }).sort(),
    };
  });
}

/** `node_modules/a/node_modules/@b/c` is of `@b/c`. */
const nameOf = (place: string): string =>
  place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Of all packages in such a folder, and in their own, sorted. */
function placesIn(root: string, modules: string): readonly string[] {
  const list = (folder: string): readonly string[] =>
    existsSync(path.join(root, folder))
      ? readdirSync(path.join(root, folder))
          .filter((name) => !name.startsWith('.'))
          .sort()
          .map((name) => `${folder}/${name}`)
      : [];
  return list(modules)
    .flatMap((place) => (path.basename(place).startsWith('@') ? list(place) : [place]))
    .flatMap((place) => [place, ...placesIn(root, `${place}/node_modules`)]);
}
