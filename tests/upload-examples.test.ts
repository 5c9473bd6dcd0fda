import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, runProgram, temporaryFolder } from './support/cli.ts';

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly form: FormData | undefined;
  readonly body: Buffer;
}
type Answer = readonly [status: number, body?: object];

const id = '2026-11-27T18-40-03';
const gpx = '<gpx>52.5</gpx>';
let folder: ReturnType<typeof temporaryFolder>;
let server: Server;
let base: string;
let asked: Asked[];
let answer: (asked: Asked) => Answer;

beforeEach(async () => {
  folder = temporaryFolder();
  asked = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const body = Buffer.concat(pieces);
    const { 'content-type': type = '', authorization } = request.headers;
    const form = /^multipart|urlencoded/.test(type)
      ? await new Response(body, { headers: { 'content-type': type } }).formData()
      : undefined;
    const one = { method: request.method!, url: new URL(request.url!, base), authorization, form, body };
    asked.push(one);
    const [status, said = {}] = answer(one);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(status === 204 ? '' : JSON.stringify(said));
  };
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  mkdirSync(folder.at('files'));
  writeFileSync(folder.at(`files/tactus-${id}.gpx`), gpx);
  tellSource('live');
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  folder.remove();
});

const tellSource = (kind: string): void =>
  writeFileSync(folder.at('files/summary.json'), JSON.stringify({ id, source: { kind, name: 'x' } }));
function secrets(content: object, mode = 0o600): string {
  writeFileSync(folder.at('secrets.json'), JSON.stringify(content));
  chmodSync(folder.at('secrets.json'), mode);
  return folder.at('secrets.json');
}
/** Runs an example as the daemon does. */
const run = (name: string, env: Readonly<Record<string, string>>): Promise<Ended> =>
  runProgram(fileURLToPath(new URL(`../tools/examples/${name}`, import.meta.url)), [folder.at('files')], {
    TACTUS_SESSION_ID: id,
    TACTUS_SESSION_FOLDER: folder.at('files'),
    TACTUS_SESSION_SUMMARY: folder.at('files/summary.json'),
    ...env,
  });
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const textOf = async (form: FormData | undefined, name: string): Promise<string> => {
  const value = form?.get(name);
  return value instanceof Blob ? value.text() : String(value);
};

describe('upload-intervals-icu.mjs', () => {
  const name = 'upload-intervals-icu.mjs';
  it('posts the file with the key, which it never prints', async () => {
    answer = () => [201, { id: 'i1' }];
    const ended = await run(name, { INTERVALS_ICU_URL: base, INTERVALS_ICU_KEY: 'k3y-secret' });
    expect(ended).toEqual({ code: 0, stdout: `uploaded tactus-${id}.gpx\n`, stderr: '' });
    const [upload] = asked;
    expect([upload!.method, upload!.url.pathname, upload!.url.search]).toEqual([
      ...['POST', '/api/v1/athlete/0/activities', `?external_id=tactus-${id}`],
    ]);
    expect(upload!.authorization).toBe(basic('API_KEY:k3y-secret'));
    expect(upload!.form!.get('file')).toMatchObject({ name: `tactus-${id}.gpx` });
    expect(await textOf(upload!.form, 'file')).toBe(gpx);
  });

  it('prefers a FIT file, and leaves out what nobody has run', async () => {
    answer = () => [201];
    writeFileSync(folder.at(`files/tactus-${id}.fit`), 'fit');
    const env = { INTERVALS_ICU_URL: base, INTERVALS_ICU_FILE: secrets({ key: 'k3y' }) };
    expect(await run(name, env)).toMatchObject({ code: 0, stdout: `uploaded tactus-${id}.fit\n` });
    tellSource('simulation');
    expect(await run(name, env)).toMatchObject({ code: 0, stdout: 'left out: a simulation\n' });
    expect(asked).toHaveLength(1);
  });

  it('says in a line what is wrong: with the answer, with the file of the key', async () => {
    answer = () => [403, { error: 'Access denied' }];
    const ended = await run(name, { INTERVALS_ICU_URL: base, INTERVALS_ICU_KEY: 'k3y-secret' });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^\/api\/v1\/athlete\/0\/activities answered 403: .*Access denied.*\n$/);
    expect(ended.stderr).not.toContain('k3y');
    const open = await run(name, {
      INTERVALS_ICU_URL: base,
      INTERVALS_ICU_FILE: secrets({ key: 'k' }, 0o644),
    });
    expect(open).toMatchObject({ code: 1, stderr: expect.stringMatching(/ is open to others: chmod 600 /) });
    expect(asked).toHaveLength(1);
  });
});

describe('upload-strava.mjs', () => {
  const name = 'upload-strava.mjs';
  const given = { clientId: '7', clientSecret: 'cl13nt-secret', refreshToken: 'r3fresh-old' };
  const strava =
    (looked: object) =>
    ({ method, url }: Asked): Answer => {
      if (url.pathname === '/oauth/token')
        return [200, { access_token: 'acc3ss', refresh_token: 'r3fresh-new', expires_in: 21_600 }];
      if (method === 'POST')
        return [201, { id: 12, id_str: '12', status: 'Your activity is still being processed.' }];
      return [200, { id: 12, id_str: '12', ...looked }];
    };

  it('gets a token, keeps the next one, uploads, and waits until it is an activity', async () => {
    answer = strava({ activity_id: 99 });
    const file = secrets(given);
    const ended = await run(name, { STRAVA_URL: base, STRAVA_FILE: file });
    expect(ended).toEqual({ code: 0, stdout: `uploaded tactus-${id}.gpx as activity 99\n`, stderr: '' });
    expect(asked.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
      ...['POST /oauth/token', 'POST /api/v3/uploads', 'GET /api/v3/uploads/12'],
    ]);
    const [token, upload, look] = asked;
    expect(Object.fromEntries(token!.form!)).toEqual({
      ...{ client_id: '7', client_secret: 'cl13nt-secret' },
      ...{ refresh_token: 'r3fresh-old', grant_type: 'refresh_token' },
    });
    expect([upload!.authorization, look!.authorization]).toEqual(['Bearer acc3ss', 'Bearer acc3ss']);
    expect(await textOf(upload!.form, 'data_type')).toBe('gpx');
    expect(await textOf(upload!.form, 'external_id')).toBe(`tactus-${id}`);
    expect(await textOf(upload!.form, 'file')).toBe(gpx);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...given, refreshToken: 'r3fresh-new' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.tmp`)).toBe(false);
  });

  it('is content with one that is there already, and says why one is refused', async () => {
    const env = { STRAVA_URL: base, STRAVA_ACCESS_TOKEN: 'acc3ss' };
    answer = strava({ error: 'tactus.gpx duplicate of activity 98', activity_id: null });
    expect(await run(name, env)).toMatchObject({ code: 0, stdout: 'it is there already\n' });
    answer = strava({ error: 'The file is malformed.', activity_id: null });
    expect(await run(name, env)).toEqual({ code: 1, stdout: '', stderr: 'Strava: The file is malformed.\n' });
  });
});

describe('copy-to-webdav.mjs', () => {
  const name = 'copy-to-webdav.mjs';
  it.each([201, 405])('makes a folder, or finds it (%i), and puts all files there', async (made) => {
    answer = ({ method }) => (method === 'MKCOL' ? [made] : [made === 201 ? 201 : 204]);
    const file = secrets({ url: `${base}/dav/ana/Tactus`, user: 'ana', password: 'p4ss' });
    const ended = await run(name, { WEBDAV_FILE: file });
    expect(ended).toEqual({ code: 0, stdout: 'copied 2 files\n', stderr: '' });
    const at = `/dav/ana/Tactus/${id}/`;
    expect(asked.map(({ method, url }) => `${method} ${url.pathname}`).sort()).toEqual([
      ...[`MKCOL ${at}`, `PUT ${at}summary.json`, `PUT ${at}tactus-${id}.gpx`],
    ]);
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set([basic('ana:p4ss')]));
    expect(asked.find(({ url }) => url.pathname.endsWith('.gpx'))!.body.toString()).toBe(gpx);
  });

  it('says so where nobody answers', async () => {
    await new Promise((resolve) => server.close(resolve));
    const env = { WEBDAV_URL: `${base}/dav`, WEBDAV_USER: 'ana', WEBDAV_PASSWORD: 'p4ss' };
    const { code, stderr } = await run(name, env);
    expect([code, stderr.trim().split('\n')]).toEqual([
      1,
      [expect.stringMatching(/^fetch failed \(.*ECONNREFUSED/)],
    ]);
  });
});
