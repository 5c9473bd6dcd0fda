#!/usr/bin/env node
/**
 * The whole suite on each Node that Tactus runs on (Linux), one after the other; on older ones, that they are told so. They
 * come from npm's registry and are kept.
 *
 *   npm run test:nodes [-- --on 22 --on 24] [PART OF A FILE NAME ...]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { on: { type: 'string', multiple: true, default: ['20.19', '22', '24'] } },
});

const misled = ['12', '18'].filter((line) => {
  const { status, stderr } = spawnSync(
    path.join(nodeFolder(line), 'node'),
    [path.join(root, 'bin/tactus.js'), '--version'],
    { encoding: 'utf8' },
  );
  process.stdout.write(`Node ${line}: ${stderr}`);
  return status !== 69 || stderr.split('\n').length !== 2;
});

const failed = values.on.filter((line) => {
  const folder = nodeFolder(line);
  const node = path.join(folder, 'node');
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  process.stdout.write(`\nNode ${stdout}`);
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(node, [vitest, 'run', ...positionals], {
    cwd: root,
    stdio: 'inherit',
    // Whatever a test starts by the name of `node` is this one, too.
    env: { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}` },
  });
  return status !== 0;
});

const wrong = [...misled, ...failed];
process.stdout.write(wrong.length === 0 ? '\nall well\n' : `\nfailed on Node ${wrong.join(', ')}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** The folder with the newest Node of a line. Fetched once: delete `node_modules/.cache/nodes` for a newer one. */
function nodeFolder(line) {
  const home = path.join(root, 'node_modules/.cache/nodes', line);
  const name = `node-linux-${process.arch}`;
  const folder = path.join(home, 'node_modules', name, 'bin');
  if (existsSync(path.join(folder, 'node'))) return folder;
  mkdirSync(home, { recursive: true });
  const install = ['install', '--prefix', home, '--no-save', '--no-package-lock', `${name}@${line}`];
  const { status } = spawnSync('npm', install, { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return folder;
  process.stderr.write(`Node ${line} could not be fetched\n`);
  process.exit(69);
}
