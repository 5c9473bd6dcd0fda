import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly hasInstallScript?: boolean; readonly link?: boolean }>
  >;
}

describe('npm ci', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as Lock;
  const { allowScripts } = JSON.parse(read('package.json')) as { allowScripts: Record<string, boolean> };

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
  });

  it('is set up with what every npm knows', () => {
    const settings = read('.npmrc')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('=')[0]);
    expect(settings).toEqual(['save-exact', 'fund', 'audit']);
  });
});
