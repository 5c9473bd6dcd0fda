import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly hasInstallScript?: boolean;
        readonly link?: boolean;
        readonly dependencies?: Readonly<Record<string, string>>;
      }
    >
  >;
}

describe('npm ci', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as Lock;
  const { allowScripts, overrides } = JSON.parse(read('package.json')) as {
    allowScripts: Record<string, boolean>;
    overrides: Record<string, unknown>;
  };

  it('knows every install script and needs none, so that npm asks for no approval', () => {
    const withScript = Object.keys(packages)
      .filter((where) => packages[where]!.hasInstallScript)
      .map((where) => where.slice(where.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(allowScripts).toEqual(Object.fromEntries(withScript.map((name) => [name, false])));
  });

  it("lets onnxruntime-node's script download nothing, on an npm that runs it", () => {
    expect(Object.keys(packages).filter((where) => where.endsWith('/global-agent'))).toEqual([
      'node_modules/global-agent',
    ]);
    expect(packages['node_modules/global-agent']).toMatchObject({ link: true });
    // It is taken for its version's sake: npm 9.2, which Debian ships, stumbles over an override that names a folder.
    const asked = packages['node_modules/onnxruntime-node']!.dependencies!['global-agent']!;
    const standIn = JSON.parse(read('tools/packaging/no-download/package.json')) as { version: string };
    expect(asked.replace(/^\^/, '')).toBe(standIn.version);
    expect(JSON.stringify(overrides)).not.toMatch(/\$|file:/);
  });

  it('is set up with what every npm knows', () => {
    const settings = read('.npmrc')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('=')[0]);
    expect(settings).toEqual(['save-exact', 'fund', 'audit', 'engine-strict']);
  });
});

describe('a Node that is too old', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  const runOn = (version: string, program: string) => {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
    const preload = `data:text/javascript,${encodeURIComponent(pretend)}`;
    const file = fileURLToPath(new URL(`../bin/${program}`, import.meta.url));
    return spawnSync(process.execPath, ['--import', preload, file, '--version'], { encoding: 'utf8' });
  };

  it.each(['tactus.js', 'start.js'])('is told so in one line by %s', (program) => {
    for (const version of ['12.22.12', '18.20.4', '20.18.3']) {
      const { status, stdout, stderr } = runOn(version, program);
      expect(stderr).toMatch(/^tactus: Node 20\.19\.0 or newer is needed, and this is [\d.]+\. Get it .*\n$/);
      expect(stderr).toContain(version);
      expect([status, stdout]).toEqual([69, '']);
    }
  });

  it('is whatever package.json says', () => {
    expect(read('bin/tactus.js')).toContain(`'${engines.node.replace('>=', '')}'`);
    expect(runOn('20.19.0', 'tactus.js').status).toBe(0);
  });

  it.each(['tactus.js', 'start.js'])('reads %s as a script, too: old syntax and no require', (program) => {
    const { status, stderr } = spawnSync(process.execPath, ['--check', '--input-type=commonjs', '-'], {
      input: read(`bin/${program}`),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(read(`bin/${program}`)).not.toMatch(/\?\?|\?\.|^\s*(import|export) |\brequire\(|\bawait\b/m);
  });
});
