import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Role } from '../../daemon/panel/access/visitor.ts';
import { packageRoot } from '../../daemon/system/files/package-root.ts';
import { othersName } from '../../panel/testing/browser.ts';
import type { Daemon, DaemonAnswer } from './daemon.ts';

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
export const desk = { viewport: { width: 1440, height: 900 } } as const;

/** Every view that the page has, read where it is written: none is forgotten here. */
export const views: readonly string[] = viewsOf(
  readFileSync(join(packageRoot, 'panel/source/model/place.ts'), 'utf8'),
);

function viewsOf(source: string): readonly string[] {
  const [, list = ''] = /^const views = \[([^\]]+)\]/m.exec(source) ?? [];
  const names = [...list.matchAll(/'([\w-]+)'/g)].map(([, name]) => name!);
  if (names[0] !== 'run') throw new Error(`place.ts names no views: ${list}`);
  return names;
}

/** A page, and whatever went wrong on it so far: errors, and what the daemon refused. */
export interface Visit {
  readonly page: Page;
  readonly faults: string[];
}

/** Opens the page in a window of its own. `token`: paired before, by that. */
export async function visit(
  browser: Browser,
  url: string,
  { token, ...options }: BrowserContextOptions & { readonly token?: string | undefined } = {},
): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...phone, ...options });
  if (token !== undefined) await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
  // As everywhere here: nobody shall fail because the machine is busy.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults = watchFaults(page);
  await page.goto(url);
  return { page, faults };
}

function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  const at = (): string => page.url().replace(/.*#/, '#');
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${at()}: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => faults.push(`${at()}: ${error}`));
  page.on('response', (response) => {
    if (response.status() >= 400)
      faults.push(`${at()}: ${response.request().method()} ${response.url()} ${response.status()}`);
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      if (/"ok":false/.test(String(payload))) faults.push(`${at()}: ${payload}`);
    });
  });
  return faults;
}

/** Runs in the page: goes to an address of it, and resolves once the page has followed. */
const goTo = (fragment: string): string => `new Promise((resolve) => {
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  if (location.hash === ${JSON.stringify(fragment)}) return drawn();
  addEventListener('hashchange', drawn, { once: true });
  location.hash = ${JSON.stringify(fragment)};
})`;

/** Looks at a view by its address, and waits until it is there: the run, where that is not for whoever looks. */
export async function showView(page: Page, view: string): Promise<void> {
  await page.evaluate(goTo(view === 'run' ? '' : `#${view}`));
  // The run has no heading of its own.
  await page.locator('main.run [data-testid=tempo], main:not(.run) h2').first().waitFor();
}

/** How others call this daemon: they are strangers to it. */
export const othersUrl = ({ url }: Daemon): string => `http://${othersName}:${new URL(url).port}`;

/** Asks as the page of the machine itself does. Errors: the answer, where it is refused. */
export async function ask(
  { url }: Pick<Daemon, 'url'>,
  method: string,
  path: string,
  body?: object,
): Promise<DaemonAnswer> {
  const response = await fetch(new URL(`/api/v1${path}`, url), {
    method,
    headers: { origin: url, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  expect(response.ok, text).toBe(true);
  return text === '' ? undefined : JSON.parse(text);
}

/** Pairs as one does by hand: a code is asked for on the device, and typed where one pairs. */
export async function pairByHand({ page }: Visit, daemon: Daemon, role: Role, name: string): Promise<void> {
  const { code } = await ask(daemon, 'POST', '/pairing', { role });
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Pair this phone' }).click();
  await page.getByText('Connected').waitFor();
}
