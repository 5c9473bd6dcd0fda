#!/usr/bin/env node
/**
 * What the registry knows against the packages that are shipped: ends with 1 where something is high or critical. Its end
 * point does not answer everywhere; then that is said, and nothing fails.
 *
 *   node tools/checks/audit.mjs
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** What the program needs, and the Node that comes in the package. Node's own faults are told elsewhere (nodejs.org). */
const folders = ['.', 'tools/packaging/deb/node'];

for (const folder of folders) {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: path.join(root, folder),
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 16 * 1024 * 1024,
  });
  const answer = parse(stdout);
  if (answer?.vulnerabilities === undefined) {
    const why = answer?.message ?? answer?.error?.summary ?? 'no answer';
    console.log(`audit: ${folder}: the registry does not say what it knows (${why}): nothing was looked at`);
    continue;
  }
  const found = Object.values(answer.vulnerabilities);
  const grave = found.filter(({ severity }) => severity === 'high' || severity === 'critical');
  for (const { name, severity, range } of found)
    console.log(`audit: ${folder}: ${severity}: ${name} ${range}`);
  console.log(`audit: ${folder}: ${found.length} findings, ${grave.length} of them high or critical`);
  if (grave.length > 0) process.exitCode = 1;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
