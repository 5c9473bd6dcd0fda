#!/usr/bin/env node
// Uploads a session that has ended to intervals.icu, as FIT, TCX or GPX, whichever there is.
//
//   recorder:
//     whenEnded:
//       command: [node, /opt/tactus/upload-intervals-icu.mjs]
//       files: [gpx]
//
// The API key stands at the end of https://intervals.icu/settings. It is read from INTERVALS_ICU_KEY, or from a file of
// mode 0600 that INTERVALS_ICU_FILE names: { "key": "..." }. Sessions of simulations and recordings are left out.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const {
  INTERVALS_ICU_URL: base = 'https://intervals.icu',
  INTERVALS_ICU_KEY,
  INTERVALS_ICU_FILE,
} = process.env;
const { TACTUS_SESSION_ID: id, TACTUS_SESSION_FOLDER: folder, TACTUS_SESSION_SUMMARY: summary } = process.env;

async function main() {
  const { source } = JSON.parse(await readFile(summary, 'utf8'));
  if (source.kind !== 'live') return console.log(`left out: a ${source.kind}`);
  const file = await bestFile(folder);
  if (file === undefined) return console.log('left out: it has no track');
  const key = INTERVALS_ICU_KEY ?? (INTERVALS_ICU_FILE && (await readSecrets(INTERVALS_ICU_FILE)).key);
  if (!key) throw new Error('No key: set INTERVALS_ICU_KEY or INTERVALS_ICU_FILE.');
  const body = new FormData();
  body.set('file', new Blob([file.bytes]), file.name);
  // 0 is whoever the key is of; a second upload of the same id is known to be one.
  const url = new URL('/api/v1/athlete/0/activities', base);
  url.searchParams.set('external_id', `tactus-${id}`);
  const authorization = `Basic ${Buffer.from(`API_KEY:${key}`).toString('base64')}`;
  await ask(url, { method: 'POST', headers: { authorization }, body });
  console.log(`uploaded ${file.name}`);
}

/** The file that tells most of what this takes, and of what kind it is. */
async function bestFile(folder) {
  const names = await readdir(folder);
  for (const kind of ['fit', 'tcx', 'gpx']) {
    const name = names.find((each) => each.endsWith(`.${kind}`));
    if (name !== undefined) return { name, kind, bytes: await readFile(join(folder, name)) };
  }
  return undefined;
}

/** A file with secrets in JSON, which nobody but its owner may read. */
async function readSecrets(path) {
  if (((await stat(path)).mode & 0o077) !== 0)
    throw new Error(`${path} is open to others: chmod 600 ${path}`);
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Asks, and gives back the answer. Errors: Error with what the other side said, unless its status is one of these. */
async function ask(url, request, ...fine) {
  const response = await fetch(url, { ...request, signal: AbortSignal.timeout(120_000) });
  const text = await response.text();
  if (response.ok || fine.includes(response.status)) return text;
  throw new Error(`${new URL(url).pathname} answered ${response.status}: ${text.slice(0, 150)}`);
}

try {
  await main();
} catch (error) {
  // The first line is what the daemon tells of it.
  console.error(error.cause ? `${error.message} (${error.cause.message})` : error.message);
  process.exitCode = 1;
}
