import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from './support/cli.ts';

const checkout = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const folder = temporaryFolder();
afterAll(() => folder.remove());

it('the first `npx tactus` in a checkout leaves what was built to a daemon that runs from it', {
  timeout: 120_000,
}, () => {
  const { dependencies, devDependencies, optionalDependencies, ...description } = JSON.parse(
    readFileSync(checkout('package.json'), 'utf8'),
  );
  mkdirSync(folder.at('checkout/dist/daemon'), { recursive: true });
  writeFileSync(folder.at('checkout/package.json'), JSON.stringify(description));
  writeFileSync(folder.at('checkout/dist/daemon/main.js'), "console.log('as it was built');");
  for (const name of ['bin', 'tools/packaging/prepare.mjs'])
    cpSync(checkout(name), folder.at(`checkout/${name}`), { recursive: true });
  // As where nobody has ever called it.
  const env = { ...process.env, npm_config_cache: folder.at('npm'), npm_config_update_notifier: 'false' };
  const said = execFileSync('npx', ['tactus'], { cwd: folder.at('checkout'), env, encoding: 'utf8' });
  expect(said).toBe('as it was built\n');
});
