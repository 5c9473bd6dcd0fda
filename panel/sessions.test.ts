import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../daemon/panel/access/access.ts';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serveOthers } from './testing/serve.ts';

const phone = { viewport: { width: 390, height: 844 } };
const kept = '2026-02-27T17-05-40';

describe.skipIf(missing)('sessions in a real browser', () => {
  let browser: Browser;
  let panel: Panel;
  let access: Access;
  let othersUrl: string;

  const open = async (
    place: string,
    { token, ...options }: BrowserContextOptions & { readonly token?: string } = {},
  ): Promise<Page> => {
    const context = await browser.newContext({ ...phone, reducedMotion: 'reduce', ...options });
    if (token) await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
    const page = await context.newPage();
    await page.goto(`${token ? othersUrl : panel.url}/${place}`);
    await page.getByText('Connected').waitFor();
    return page;
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    const host = createRehearsalHost(monotonicClock);
    ({ panel, access, othersUrl } = await serveOthers(host, { listen: 'everywhere', https: 'off' }));
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await panel.close();
  });
  afterAll(() => browser?.close());

  it('lists what was kept and the one that goes on, and what all of it takes', async () => {
    const page = await open('#sessions');
    await page.getByText('goes on now').waitFor();
    const row = page.getByRole('link', { name: /6.84 km/ });
    await row.getByText('38:00').waitFor();
    await row.getByText('87 %').waitFor();
    await page.getByText('1.2 of 500 MB are used.').waitFor();
    await row.click();
    await page.getByRole('heading', { name: /27/ }).waitFor();
    await page.getByText('148 (at most 171)').waitFor();
    await page.getByRole('img', { name: 'The shape of the way' }).waitFor();
    await page.getByRole('row', { name: /^3 13:20 2.28 km/ }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Chorus, A minor, Am F' }).waitFor();
    const skipped = page.getByRole('region', { name: 'Skipped' });
    await skipped.getByRole('listitem').filter({ hasText: 'Verse, G major, G D' }).waitFor();
    await page.getByRole('link', { name: 'All sessions' }).click();
    await page.getByRole('heading', { name: 'Sessions' }).waitFor();
  });

  it('makes the sound again, and gives everything away as files', async () => {
    const page = await open(`#sessions/${kept}`);
    const names: string[] = [];
    const take = async (button: string): Promise<string> => {
      const downloads = page.waitForEvent('download');
      await page.getByRole('button', { name: button, exact: true }).click();
      const download = await downloads;
      names.push(download.suggestedFilename());
      return readFileSync(await download.path(), 'latin1');
    };
    for (const button of ['GPX', 'GPX, trimmed', 'FIT', 'FIT, trimmed', 'TCX', 'TCX, trimmed'])
      await take(button);
    for (const button of ['CSV', 'MIDI', 'Journal']) await take(button);
    const endings = ['gpx', 'gpx', 'fit', 'fit', 'tcx', 'tcx', 'csv', 'midi', 'journal'];
    expect(names).toEqual(endings.map((name) => `tactus-${kept}.${name}`));
    await page.getByRole('button', { name: 'Make the sound again (40:00)' }).click();
    const sound = page.locator('.replay-audio');
    await sound.waitFor();
    expect(await sound.getAttribute('src')).toBe(`${panel.url}/api/v1/sessions/${kept}/files/sound.mp3`);
  });

  it('makes a picture to share, which tells no place unless it is asked to', async () => {
    const asked: string[] = [];
    const page = await open(`#sessions/${kept}`);
    await page.route('**/files/card.svg*', (route) => {
      asked.push(new URL(route.request().url()).search);
      return route.fulfill({
        contentType: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350"><rect width="9" height="9"/></svg>',
      });
    });
    await page.reload();
    const picture = page.getByRole('img', { name: /^The picture/ });
    await expect
      .poll(() => picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
      .toBe(1080);
    const downloads = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Share' }).click();
    const png = readFileSync(await (await downloads).path());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1350]);
    expect(asked.at(-1)).toBe('?language=en');
    await page.getByRole('checkbox', { name: 'With the shape of the way' }).check();
    await expect.poll(() => asked.at(-1)).toBe('?language=en&track=true');
  });

  it('deletes one after a question', async () => {
    const page = await open(`#sessions/${kept}`);
    await page.getByRole('button', { name: 'Delete it…' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Delete it…' }).click();
    await page.getByRole('button', { name: 'Delete it', exact: true }).click();
    await page.getByText('goes on now').waitFor();
    expect(await page.getByText('6.84 km').count()).toBe(0);
  });

  it('ends the one that goes on after a question, and shows what it was', async () => {
    const page = await open('#sessions/current');
    await page.getByRole('button', { name: 'End it now…' }).click();
    await page.getByRole('button', { name: 'Let it go on' }).click();
    await page.getByRole('button', { name: 'End it now…' }).click();
    await expectAccessible(page, 'whether it shall end');
    await page.getByRole('button', { name: 'End it', exact: true }).click();
    await page.getByRole('button', { name: 'Make the sound again' }).waitFor();
    expect(page.url()).toMatch(/#sessions\/2026-02-27T17-05-40$/);
    expect(await page.getByRole('button', { name: /End it/ }).count()).toBe(0);
  });

  it('says so where none goes on any more, or none is of this name', async () => {
    const page = await open('#sessions/current');
    await page.getByRole('button', { name: 'End it now…' }).waitFor();
    await page.route('**/sessions/current', (route) =>
      route.fulfill({ status: 404, json: { error: 'There is no session of this id.' } }),
    );
    // Ended by somebody else: known when it is asked for again.
    await page.getByRole('link', { name: 'All sessions' }).click();
    await page.getByRole('link', { name: /goes on now/ }).click();
    await page.getByText('No session goes on.').waitFor();
    expect(await page.getByRole('button', { name: /End it/ }).count()).toBe(0);
    await page.goto(`${panel.url}/#sessions/2020-01-01T00-00-00`);
    await page.getByText('There is no such session').waitFor();
  });

  it('says so where what was ended is not worth keeping', async () => {
    const page = await open('#sessions/current');
    await page.route('**/sessions/*/end', (route) =>
      route.fulfill({ json: { id: '2026-03-01T06-30-00', kept: false } }),
    );
    await page.getByRole('button', { name: 'End it now…' }).click();
    await page.getByRole('button', { name: 'End it', exact: true }).click();
    await page.getByText('It is not kept').waitFor();
    expect(await page.getByRole('button', { name: /End it|MIDI/ }).count()).toBe(0);
  });

  it('shows who only looks on no place, and nothing that he may not', async () => {
    const page = await open(`#sessions/${kept}`, { token: access.users.add('Look', 'viewer').token });
    await page.getByText('148 (at most 171)').waitFor();
    await page.getByRole('button', { name: 'MIDI', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /GPX|CSV|Journal|Delete|Make the sound/ }).count()).toBe(0);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.locator('.track').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('finds room and no fault, %s', async (colorScheme) => {
    for (const width of [320, 390, 1440])
      for (const locale of ['en', 'de', 'pt'])
        for (const place of ['#sessions', `#sessions/${kept}`]) {
          const context = await browser.newContext({
            ...{ viewport: { width, height: 844 }, locale, colorScheme },
            ...{ reducedMotion: 'reduce', bypassCSP: true },
          });
          const page = await context.newPage();
          await page.goto(`${panel.url}/${place}`);
          await page
            .locator(place === '#sessions' ? '.session' : '.session-facts')
            .first()
            .waitFor();
          expect(await page.evaluate(widthTooMuch), `${place} at ${width}, ${locale}`).toBeLessThanOrEqual(0);
          if (locale === 'en') await expectAccessible(page, `${place} at ${width} pixels`);
          await context.close();
        }
  });
});
