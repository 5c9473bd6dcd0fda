#!/usr/bin/env node
/**
 * The properties of all parsers (`*.property.test.ts`) with a million cases each, one file after the other. What has
 * passed is remembered and passed over until its sources change, so that a run can be broken off and taken up again.
 *
 *   npm run test:million [-- --runs 1000000] [--again] [PART OF A FILE NAME ...]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '1000000' }, again: { type: 'boolean', default: false } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  process.stderr.write(`--runs ${values.runs} is no number of cases\n`);
  process.exit(64);
}

const remembered = path.join(root, 'node_modules/.cache/tactus-million.json');
const passed = readPassed();
const files = filesIn('daemon')
  .filter((file) => file.endsWith('.property.test.ts'))
  .filter((file) => positionals.length === 0 || positionals.some((part) => file.includes(part)));

let failures = 0;
for (const file of files) {
  const state = stateOf(file);
  if (!values.again && passed[file]?.state === state) {
    say(file, `passed already, in ${passed[file].seconds} s`);
    continue;
  }
  const began = process.hrtime.bigint();
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', file], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TACTUS_PROPERTY_RUNS: String(runs) },
  });
  const seconds = Math.round(Number(process.hrtime.bigint() - began) / 1e9);
  if (status === 0) {
    passed[file] = { state, seconds };
    mkdirSync(path.dirname(remembered), { recursive: true });
    writeFileSync(remembered, `${JSON.stringify(passed, null, 2)}\n`);
    say(
      file,
      `${/Tests.*?(\d+) passed/.exec(stdout)?.[1] ?? '?'} properties, ${runs} cases each, in ${seconds} s`,
    );
  } else {
    failures += 1;
    say(file, `FAILED after ${seconds} s\n${stdout}${stderr}`);
  }
}
process.exitCode = failures > 0 ? 1 : 0;

function say(file, what) {
  process.stdout.write(`${file}: ${what}\n`);
}

/** Changes when a parser beside the test does, or what all parsers share. */
function stateOf(file) {
  const shared = filesIn('daemon/sensors').filter((each) => /sensors\/(testing\/|gps\/)?[^/]+$/.test(each));
  const sources = [...new Set([...filesIn(path.dirname(file)), ...shared])]
    .filter((each) => each === file || !each.endsWith('.test.ts'))
    .map((each) => readFileSync(path.join(root, each)));
  return `${runs} ${createHash('sha256').update(sources.join('\0')).digest('hex')}`;
}

function filesIn(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file))
    .sort();
}

function readPassed() {
  try {
    return JSON.parse(readFileSync(remembered, 'utf8'));
  } catch {
    return {};
  }
}
