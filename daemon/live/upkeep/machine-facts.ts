import { readFile } from 'node:fs/promises';
import { arch, cpus, freemem, release, totalmem, uptime, version } from 'node:os';
import path from 'node:path';
import { packageRoot, packageVersion } from '../../system/files/package-root.ts';

/** What runs here, in versions and figures. */
export async function readMachineFacts(): Promise<Readonly<Record<string, unknown>>> {
  const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
  const { dependencies } = JSON.parse(await readFile(path.join(packageRoot, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return {
    tactus: packageVersion,
    node: process.versions,
    system: {
      name: nameIn(await textOf('/etc/os-release')),
      ...{ platform: process.platform, arch: arch(), kernel: release(), build: version() },
      // Boards end it with a zero.
      board: (await textOf('/proc/device-tree/model'))?.replaceAll('\0', '').trim(),
      upSeconds: Math.round(uptime()),
    },
    processor: { model: cpus()[0]?.model, cores: cpus().length },
    memory: {
      totalMegabytes: megabytes(totalmem()),
      freeMegabytes: megabytes(freemem()),
      oursMegabytes: megabytes(process.memoryUsage.rss()),
    },
    libraries: dependencies,
  };
}

const nameIn = (release: string | undefined): string | undefined =>
  /^PRETTY_NAME="?([^"\n]*)/m.exec(release ?? '')?.[1];

/** Undefined where it is not there. */
const textOf = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);
