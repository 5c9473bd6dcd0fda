import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { findProgram } from '../system/testing/program.ts';
import { requireInstalled } from '../system/testing/require-installed.ts';
import { openPanelBench, type PanelBench } from './testing/panel-bench.ts';

const executablePath = findProgram(process.env.CHROMIUM ?? 'chromium');
requireInstalled('chromium', executablePath !== undefined);

/** A page of somebody else's, in the browser of the owner, on this very machine: it may ask for anything that a page may. */
let bench: PanelBench;
let browser: Browser;
let foreign: Server;
let page: Page;
/** Our address for its scripts. */
let panel: string;

beforeAll(async () => {
  if (executablePath === undefined) return;
  bench = await openPanelBench();
  panel = `http://localhost:${bench.panel.port}`;
  foreign = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>evil</title><body>');
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--host-resolver-rules=MAP evil.example 127.0.0.1',
      // What newer browsers keep from such pages by themselves is not what is tested.
      '--disable-features=LocalNetworkAccessChecks,PrivateNetworkAccessSendPreflights,BlockInsecurePrivateNetworkRequests',
    ],
  });
  page = await browser.newPage();
  await page.goto(`http://evil.example:${(foreign.address() as AddressInfo).port}/`);
});
afterEach(() => {
  if (executablePath === undefined) return;
  expect(bench.host.commands).toEqual([]);
  expect(bench.host.accepted).toEqual([]);
  expect(bench.access.users.list()).toEqual([]);
  expect(bench.panel.health().gauges).toMatchObject({ viewers: 0, listeners: 0 });
});
afterAll(async () => {
  await browser?.close();
  foreign?.close();
  await bench?.close();
});

const tried = (script: string): Promise<unknown> =>
  page.evaluate(`(async () => { const panel = ${JSON.stringify(panel)}; ${script} })()`);
const isThere = executablePath !== undefined;

it.skipIf(!isThere)('reads nothing', async () => {
  expect(
    await tried("return fetch(panel + '/api/v1/state').then((r) => r.text(), () => 'kept from it')"),
  ).toBe('kept from it');
  const unread = `fetch(panel + '/api/v1/state', { mode: 'no-cors' }).then(() => 'seen', () => 'kept from it')`;
  expect(await tried(`return ${unread}`)).toBe('kept from it');
});

it.skipIf(!isThere)(
  'has us look for nothing, which takes its time, although it would read none of it',
  async () => {
    const neighbour = await browser.newPage();
    await neighbour.goto(`http://localhost:${(foreign.address() as AddressInfo).port}/`);
    for (const from of [page, neighbour]) {
      const asked = from.waitForResponse((response) => response.url().includes('/doctor'));
      // Of an image or a script it is not even told what was answered.
      const frame = { src: `${panel}/api/v1/doctor` };
      await from.evaluate(
        `document.body.append(Object.assign(document.createElement('iframe'), ${JSON.stringify(frame)})); 0`,
      );
      expect((await asked).status()).toBe(403);
    }
    // Whoever follows a link is shown the page.
    const shown = neighbour.waitForResponse((response) => response.url() === `${panel}/`);
    await neighbour.evaluate(`location.href = ${JSON.stringify(`${panel}/`)}`);
    expect((await shown).status()).not.toBe(403);
    await neighbour.close();
  },
);

it.skipIf(!isThere)('wishes nothing, with or without a word to us before', async () => {
  const wish = `JSON.stringify({ playing: true })`;
  for (const options of [
    `{ method: 'POST', mode: 'no-cors', body: ${wish} }`,
    `{ method: 'POST', mode: 'no-cors', body: ${wish}, credentials: 'include' }`,
    `{ method: 'POST', body: ${wish}, headers: { 'content-type': 'application/json' } }`,
    `{ method: 'POST', body: ${wish}, headers: { 'content-type': 'application/json', authorization: 'Bearer x' } }`,
    `{ method: 'PATCH', body: '{}', headers: { 'content-type': 'application/json' } }`,
  ])
    await tried(`return fetch(panel + '/api/v1/intent', ${options}).then(() => 0, () => 0)`);
  await tried(`navigator.sendBeacon(panel + '/api/v1/readings', ${wish})`);
  const asked = page.waitForResponse((response) => response.url().endsWith('/api/v1/pairing'));
  await tried(`
    const frame = document.body.appendChild(Object.assign(document.createElement('iframe'), { name: 'there' }));
    const form = document.body.appendChild(document.createElement('form'));
    Object.assign(form, { action: panel + '/api/v1/pairing', method: 'POST', enctype: 'text/plain', target: 'there' });
    form.append(Object.assign(document.createElement('input'), { name: '{"role":"admin","x":"', value: '"}' }));
    form.submit();`);
  expect((await asked).status()).toBe(403);
});

it.skipIf(!isThere)('opens no socket', async () => {
  const opened = await tried(`return new Promise((resolve) => {
    const socket = new WebSocket(panel.replace('http', 'ws') + '/ws');
    socket.onmessage = () => resolve('heard');
    socket.onerror = () => resolve('refused');
  })`);
  expect(opened).toBe('refused');
});

it.skipIf(!isThere)('hears nothing, and puts us into no frame', async () => {
  const heard = await tried(`return new Promise((resolve) => {
    const audio = new Audio(panel + '/stream.mp3');
    audio.oncanplay = () => resolve('heard');
    audio.onerror = () => resolve('refused');
    audio.load();
  })`);
  expect(heard).toBe('refused');
  await tried(
    `document.body.append(Object.assign(document.createElement('iframe'), { src: panel + '/', name: 'panel' }))`,
  );
  await expect.poll(() => page.frame('panel')?.url()).toMatch(/^chrome-error:/);
});

it.skipIf(!isThere)('is not us when its name is bent to our address', async () => {
  const bent = await browser.newPage();
  const answer = await bent.goto(`http://evil.example:${bench.panel.port}/`);
  expect(answer?.status()).toBe(421);
  const status = await bent.evaluate("fetch('/api/v1/state').then((r) => r.status)");
  expect(status).toBe(421);
  await bent.close();
});

it.skipIf(!isThere)('leaves no cookie that we would look at', async () => {
  const neighbour = await browser.newPage();
  await neighbour.goto(`http://localhost:${(foreign.address() as AddressInfo).port}/`);
  await neighbour.evaluate(
    "document.cookie = 'token=evil; path=/'; document.cookie = 'session=admin; path=/api'",
  );
  const wished = await neighbour.evaluate(
    `fetch(${JSON.stringify(panel)} + '/api/v1/intent', { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' }).then(() => 'taken', () => 'kept from it')`,
  );
  expect(wished).toBe('kept from it');
  await neighbour.close();
});
