import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../daemon/system/testing/program.ts';
import { runInSystemd, whyNoSystemd } from './support/booted-systemd.ts';
import { temporaryFolder } from './support/cli.ts';
import {
  type Architecture,
  buildPackage,
  laterPackage,
  listPackage,
  thisArchitecture,
  unpackFiles,
} from './support/debian-package.ts';
import { installScript } from './support/install-script.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const noSystemd = whyNoSystemd();
const noPackage = findProgram('dpkg-deb') ? undefined : 'dpkg-deb is missing';
const missing = noPackage ?? noSystemd;
if (missing) console.warn(`The package is not installed: ${missing}`);

const other: Architecture = thisArchitecture === 'amd64' ? 'arm64' : 'amd64';
/** For this machine, and for the other kind. */
const packages: Partial<Record<Architecture, string>> = {};
beforeAll(() => {
  if (noPackage) return;
  for (const architecture of [thisArchitecture, other]) {
    mkdirSync(folder.at(architecture));
    packages[architecture] = buildPackage(folder.at(architecture), architecture);
  }
}, 300_000);

/** The commands of docs/install.md for a board, to the letter but for the kind of machine; root needs no sudo. */
function commands(): readonly string[] {
  const text = readFileSync(new URL('../docs/install.md', import.meta.url), 'utf8');
  const [section = ''] = text.slice(text.indexOf('## On a board')).split('\n**');
  return [...section.matchAll(/^ {4}sudo (\S.*?)(?: {2,}#.*)?$/gm)].map((match) =>
    match[1]!.replace('_arm64', `_${thisArchitecture}`),
  );
}

describe.skipIf(noPackage)('the package', () => {
  const files = (architecture: Architecture) => listPackage(packages[architecture]!);
  const home = './usr/lib/tactus/';

  it('has what a device needs, and of the machine that it is for alone', () => {
    for (const architecture of [thisArchitecture, other]) {
      const paths = new Set(files(architecture).map(({ path }) => path));
      for (const needed of [
        ...['./usr/bin/tactus', './usr/share/man/man1/tactus.1', './usr/share/doc/tactus/copyright'],
        ...['./usr/share/doc/tactus/tactus.cdx.json', './usr/share/doc/tactus/third-party-licences.txt'],
        ...['./usr/lib/systemd/system/tactus.service', './usr/lib/sysusers.d/tactus.conf'],
        ...['./usr/lib/tmpfiles.d/tactus.conf', './usr/lib/udev/rules.d/60-tactus.rules'],
        ...['bin/tactus.js', 'node/bin/node', 'dist/assets/tactus.sf2', 'config/tactus.yaml'].map(
          (each) => home + each,
        ),
        ...['docs/install.md', 'models/standard/manifest.json', 'dist/panel/index.html'].map(
          (each) => home + each,
        ),
      ])
        expect(paths, architecture).toContain(needed);
      const superfluous = [...paths].filter(
        (path) =>
          /dist\/tools|\.test\.|(?<!\/dist\/client\/.*)\.map$|\.cc$|@librescore|\/vitest\/|CUDA|musl/i.test(
            path,
          ) || /node_modules\/.*\.[cm]?ts$/.test(path),
      );
      expect(superfluous, architecture).toEqual([]);
    }
  });

  it('holds programs and libraries of its machine only', () => {
    for (const [architecture, machine] of [
      ['amd64', 0x3e],
      ['arm64', 0xb7],
    ] as const) {
      const binaries = files(architecture).filter(
        ({ path }) => /\.(node|so(\.\d+)*)$/.test(path) || path === `${home}node/bin/node`,
      );
      expect(binaries.map(({ path }) => path.replace(home, '').split('/').slice(0, 3).join('/'))).toEqual([
        'node/bin/node',
        expect.stringMatching(/^node_modules\/@julusian\/midi/),
        expect.stringMatching(/^node_modules\/@koromix\/koffi-linux/),
        expect.stringMatching(/^node_modules\/@serialport\/bindings-cpp/),
        expect.stringMatching(/^node_modules\/onnxruntime-node\/bin/),
        expect.stringMatching(/^node_modules\/onnxruntime-node\/bin/),
      ]);
      const paths = binaries.map(({ path }) => path);
      const at = unpackFiles(packages[architecture]!, folder.at(`unpacked-${architecture}`), paths);
      for (const path of paths) {
        // The head of an ELF file: its magic, and at 18 the kind of machine.
        const head = readFileSync(at(path)).subarray(0, 20);
        expect([head.toString('latin1', 1, 4), head.readUInt16LE(18)], path).toEqual(['ELF', machine]);
      }
    }
  });

  it('is root’s, with rights that do not depend on who built it', () => {
    const all = files(thisArchitecture);
    expect(new Set(all.map(({ owner }) => owner))).toEqual(new Set(['root/root']));
    const executable = all.filter(({ mode }) => mode.startsWith('-') && mode !== '-rw-r--r--');
    expect(executable.map(({ path, mode }) => `${mode} ${path}`)).toEqual([
      '-rwxr-xr-x ./usr/bin/tactus',
      `-rwxr-xr-x ${home}bin/start.js`,
      `-rwxr-xr-x ${home}bin/tactus.js`,
      `-rwxr-xr-x ${home}node/bin/node`,
    ]);
    const folders = all.filter(({ mode }) => mode.startsWith('d'));
    expect(new Set(folders.map(({ mode }) => mode))).toEqual(new Set(['drwxr-xr-x']));
  });

  it('says what it is made of, with sums and licences', () => {
    const [billFile = '', licencesFile = ''] = ['tactus.cdx.json', 'third-party-licences.txt'].map(
      (name) => `./usr/share/doc/tactus/${name}`,
    );
    const at = unpackFiles(packages[other]!, folder.at('bill'), [billFile, licencesFile]);
    const bill = JSON.parse(readFileSync(at(billFile), 'utf8'));
    const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
    const shipped = new Set(
      files(other).flatMap(({ path }) => {
        const [, place] = /\/tactus\/(node_modules\/.*)\/package\.json$/.exec(path) ?? [];
        return place !== undefined && lock.packages[place] ? [place] : [];
      }),
    );
    expect(shipped.size).toBeGreaterThan(100);
    const listed = new Map<string, { licenses: unknown; hashes: { content: string }[] }>(
      bill.components.map((each: { 'bom-ref': string }) => [each['bom-ref'], each]),
    );
    for (const place of shipped) {
      const { version, integrity } = lock.packages[place];
      const name = place.replace(/^.*node_modules\//, '');
      const sum = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
      expect(listed.get(`${name}@${version}`)?.hashes, name).toContainEqual({ alg: 'SHA-512', content: sum });
    }
    const licences = readFileSync(at(licencesFile), 'utf8');
    expect(licences).not.toContain('UNKNOWN');
    expect(licences).toContain('Node.js is licensed for use as follows');
    const refs = new Set(['tactus', ...listed.keys()]);
    for (const { ref, dependsOn } of bill.dependencies)
      for (const each of [ref, ...dependsOn]) expect(refs).toContain(each);
    expect(bill.components.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['node', 'dist/assets/tactus.sf2', 'models/standard/model.int8.onnx']),
    );
  });

  it('is the same, byte for byte, whoever builds it', { timeout: 180_000 }, () => {
    mkdirSync(folder.at('again'));
    const again = buildPackage(folder.at('again'), other, { umask: 0o077, zone: 'Pacific/Auckland' });
    expect(readFileSync(again).equals(readFileSync(packages[other]!))).toBe(true);
  });
});

it('two commands install it', () => {
  expect(commands()).toEqual([`apt install ./tactus_*_${thisArchitecture}.deb`, 'tactus panel']);
});

it.skipIf(missing)(
  'the package, installed as docs/install.md says, plays; an upgrade keeps what was set, a purge leaves nothing',
  { timeout: 300_000 },
  () => {
    const shared = folder.at('shared');
    mkdirSync(shared);
    execFileSync('cp', [packages[thisArchitecture]!, shared]);
    laterPackage(packages[thisArchitecture]!, `${shared}/later.deb`);
    const [install = '', panel = ''] = commands();
    const script = installScript(install, panel);
    const { code, output } = runInSystemd(folder.at('.'), script);
    expect(output).toMatch(/\nfollowed\n$/);
    expect(code).toBe(0);
    expect(output).toMatch(/tactus\.yaml cannot be read \(EACCES\)\. The defaults stand in for it/);
    expect(output).toContain('The defaults are right.');
    const rights = [...output.matchAll(/^org\.freedesktop\.NetworkManager\.(\S+):yes$/gm)].map(
      ([, right]) => right,
    );
    if (findProgram('nmcli'))
      expect(rights.sort()).toEqual([
        'network-control',
        'settings.modify.own',
        'wifi.scan',
        'wifi.share.protected',
      ]);
    expect(output).toMatch(/your own state, \/tmp\/ordinary\/.*the service's is \/var\/lib\/tactus/);
  },
);
