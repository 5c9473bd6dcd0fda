#!/usr/bin/env node
// Copies all files of a session that has ended to a folder of a WebDAV server (Nextcloud, ownCloud, a NAS), into one of
// its own.
//
//   recorder:
//     whenEnded:
//       command: [node, /opt/tactus/copy-to-webdav.mjs]
//       files: [gpx, midi, csv]
//
// WEBDAV_FILE names a file of mode 0600; for Nextcloud the password is an app password (Settings, Security):
//   { "url": "https://cloud.example/remote.php/dav/files/ana/Tactus/", "user": "ana", "password": "..." }
// The folder must be there. WEBDAV_URL, WEBDAV_USER and WEBDAV_PASSWORD in the environment take the place of the file.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const { WEBDAV_FILE, WEBDAV_URL, WEBDAV_USER, WEBDAV_PASSWORD } = process.env;
const { TACTUS_SESSION_ID: id, TACTUS_SESSION_FOLDER: folder } = process.env;
const alreadyThere = 405;

async function main() {
  const given = WEBDAV_FILE ? await readSecrets(WEBDAV_FILE) : {};
  const { url = WEBDAV_URL, user = WEBDAV_USER, password = WEBDAV_PASSWORD } = given;
  if (!url || !user || !password)
    throw new Error('Where to? Set WEBDAV_FILE, or WEBDAV_URL, _USER and _PASSWORD.');
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  const target = new URL(`${id}/`, url.endsWith('/') ? url : `${url}/`);
  await ask(target, { method: 'MKCOL', headers }, alreadyThere);
  const names = await readdir(folder);
  for (const name of names) {
    const body = await readFile(join(folder, name));
    await ask(new URL(encodeURIComponent(name), target), { method: 'PUT', headers, body });
  }
  console.log(`copied ${names.length} files`);
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
