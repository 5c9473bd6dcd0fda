#!/usr/bin/env node
/**
 * What the registry knows against the packages that are shipped: ends with 1 where something is high or critical. Its end
 * point does not answer everywhere; then that is said, and nothing fails.
 *
 *   node tools/checks/audit.mjs
 */
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  timeout: 60_000,
  maxBuffer: 16 * 1024 * 1024,
});
const answer = parse(stdout);
if (answer?.vulnerabilities === undefined) {
  const why = answer?.message ?? answer?.error?.summary ?? 'no answer';
  console.log(`audit: the registry does not say what it knows (${why}): nothing was looked at`);
} else {
  const found = Object.values(answer.vulnerabilities);
  const grave = found.filter(({ severity }) => severity === 'high' || severity === 'critical');
  for (const { name, severity, range } of found) console.log(`audit: ${severity}: ${name} ${range}`);
  console.log(`audit: ${found.length} findings in what ships, ${grave.length} of them high or critical`);
  if (grave.length > 0) process.exitCode = 1;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
