#!/usr/bin/env node
// Uploads a session that has ended to Strava, as FIT, TCX or GPX, whichever there is, and waits until it is an activity.
//
//   recorder:
//     whenEnded:
//       command: [node, /opt/tactus/upload-strava.mjs]
//       files: [gpx]
//
// Make an application at https://www.strava.com/settings/api and let it have the scope activity:write once:
// https://developers.strava.com/docs/authentication says how one comes by a refresh token. STRAVA_FILE names a file of
// mode 0600 in a folder that we may write, since Strava gives a new token now and then:
//   { "clientId": "...", "clientSecret": "...", "refreshToken": "..." }
// For a try, STRAVA_ACCESS_TOKEN alone will do; it holds for six hours. Sessions of simulations and recordings are left out.
import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const { STRAVA_URL: base = 'https://www.strava.com', STRAVA_FILE, STRAVA_ACCESS_TOKEN } = process.env;
const { TACTUS_SESSION_ID: id, TACTUS_SESSION_FOLDER: folder, TACTUS_SESSION_SUMMARY: summary } = process.env;
/** Strava asks for a second or more; it takes eight on average. */
const secondsBetweenLooks = 2;
const mostLooks = 150;

async function main() {
  const { source } = JSON.parse(await readFile(summary, 'utf8'));
  if (source.kind !== 'live') return console.log(`left out: a ${source.kind}`);
  const file = await bestFile(folder);
  if (file === undefined) return console.log('left out: it has no track');
  const headers = { authorization: `Bearer ${STRAVA_ACCESS_TOKEN ?? (await freshToken())}` };
  const body = new FormData();
  body.set('data_type', file.kind);
  body.set('external_id', `tactus-${id}`);
  body.set('file', new Blob([file.bytes]), file.name);
  const uploads = new URL('/api/v3/uploads', base);
  let upload = JSON.parse(await ask(uploads, { method: 'POST', headers, body }));
  for (let look = 0; look < mostLooks && !upload.activity_id && !upload.error; look += 1) {
    await sleep(secondsBetweenLooks * 1000);
    upload = JSON.parse(
      await ask(new URL(`${uploads.pathname}/${upload.id_str ?? upload.id}`, base), { headers }),
    );
  }
  // It was there already: an earlier try got further than we knew.
  if (/duplicate/i.test(upload.error ?? '')) return console.log('it is there already');
  if (!upload.activity_id) throw new Error(`Strava: ${upload.error ?? 'it is not an activity yet'}`);
  console.log(`uploaded ${file.name} as activity ${upload.activity_id}`);
}

/** An access token for the refresh token; the next refresh token takes its place in the file. */
async function freshToken() {
  if (!STRAVA_FILE) throw new Error('No token: set STRAVA_FILE or STRAVA_ACCESS_TOKEN.');
  const secrets = await readSecrets(STRAVA_FILE);
  const body = new URLSearchParams({
    client_id: secrets.clientId,
    client_secret: secrets.clientSecret,
    refresh_token: secrets.refreshToken,
    grant_type: 'refresh_token',
  });
  const answer = JSON.parse(await ask(new URL('/oauth/token', base), { method: 'POST', body }));
  const next = `${JSON.stringify({ ...secrets, refreshToken: answer.refresh_token }, null, 2)}\n`;
  await writeFile(`${STRAVA_FILE}.tmp`, next, { mode: 0o600, flush: true });
  await rename(`${STRAVA_FILE}.tmp`, STRAVA_FILE);
  return answer.access_token;
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
