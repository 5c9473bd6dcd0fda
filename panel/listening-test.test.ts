import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ListeningTests } from '../daemon/listening-test/listening-tests.ts';
import { createMp3File } from '../daemon/outputs/files/mp3-file.ts';
import type { Access } from '../daemon/panel/access/access.ts';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { createRehearsalListeningTests } from '../daemon/panel/testing/rehearsal-listening-tests.ts';
import { ManualClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serveOthers } from './testing/serve.ts';

/** Where to put pictures of the page, for who wants to look. */
const pictures = process.env.TACTUS_PICTURES;

const sizes = { phone: [390, 844], desk: [1440, 900], small: [320, 568] } as const;
const wish = { sources: ['standard', 'markov'], styles: ['game'], pairs: 3, seed: 1 };

async function toneMp3(path: string): Promise<Uint8Array> {
  const tone = Float32Array.from({ length: 20 * 48_000 }, (_, frame) => 0.1 * Math.sin(frame / 17));
  const file = await createMp3File(path, 48_000, null);
  file.write(tone, tone, tone.length);
  file.finish();
  return readFileSync(path);
}

const described = (name: string) => ({
  ...{
    name,
    version: '1.0.0',
    kind: 'rehearsal',
    origin: 'package' as const,
    parameterCount: 1,
    sizeBytes: 1,
  },
  ...{ precisions: [], trainedOn: [], metrics: {}, inUse: false },
  styles: ['game', 'folk'].map((style) => ({ name: style, trainPieces: 1 })),
});

/** Runs in the page: which excerpts sound, and where. */
const soundsScript = `(() => {
  window.players = [];
  const Real = Audio;
  window.Audio = function (...given) { const player = new Real(...given); window.players.push(player); return player; };
})()`;

describe.skipIf(missing)('the listening test in a real browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tactus-listening-page-'));
  let browser: Browser;
  let tests: ListeningTests;
  let panel: Panel;
  let access: Access;
  let othersUrl: string;
  let viewer: string;

  const open = async (options: BrowserContextOptions = {}, token?: string, sought = ''): Promise<Page> => {
    const context = await browser.newContext({
      ...{ reducedMotion: 'reduce', bypassCSP: true, viewport: { width: 390, height: 844 } },
      ...options,
    });
    await context.addInitScript(soundsScript);
    if (token) await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
    const page = await context.newPage();
    await page.goto(`${token ? othersUrl : panel.url}/#listening-test${sought}`);
    await page.getByRole('heading', { level: 2 }).waitFor();
    return page;
  };
  const make = async (): Promise<string> => {
    const { id } = await tests.make(wish);
    await expect.poll(async () => (await tests.list())[0]?.state).toBe('ready');
    return id;
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    if (pictures) await page.screenshot({ path: join(pictures, `listening-${name}.png`), fullPage: true });
  };
  const side = (page: Page, letter: string) => page.locator('.pair-side').nth(letter === 'A' ? 0 : 1);
  const answerAll = async (page: Page): Promise<void> => {
    for (const group of await page.locator('.pair-question').all())
      await group.getByText('B', { exact: true }).click();
  };

  beforeAll(async () => {
    const host = createRehearsalHost(new ManualClock(100));
    const mp3 = await toneMp3(join(folder, 'tone.mp3'));
    tests = createRehearsalListeningTests({ stateFolder: folder, mp3 });
    ({ panel, access, othersUrl } = await serveOthers(
      host,
      { listen: 'everywhere' },
      {
        listeningTests: tests,
        models: { view: () => ({ models: ['standard', 'markov'].map(described), broken: [] }) },
      },
    ));
    viewer = access.users.add('pupil', 'viewer').token;
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    for (const { id } of await tests.list()) await tests.remove(id);
    for (const { id } of await tests.pieces.list()) await tests.pieces.remove(id);
  });
  afterAll(async () => {
    await browser?.close();
    await panel?.close();
    rmSync(folder, { recursive: true });
  });

  it('plays one excerpt at a time from the same place on, asks, and says thanks', async () => {
    const id = await make();
    const page = await open({}, viewer);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByText('1 of 3').waitFor();
    const next = page.getByRole('button', { name: 'Next' });
    await page.getByRole('button', { name: 'Play A' }).click();
    const places = () =>
      page.evaluate('window.players.map(({ paused, currentTime }) => ({ paused, currentTime }))') as Promise<
        { paused: boolean; currentTime: number }[]
      >;
    await expect.poll(async () => (await places())[0]!.currentTime).toBeGreaterThan(0.5);
    await page.getByRole('button', { name: 'Play B' }).click();
    const [a, b] = await places();
    expect(a).toMatchObject({ paused: true });
    expect(b!.paused).toBe(false);
    expect(b!.currentTime).toBeGreaterThanOrEqual(a!.currentTime - 0.1);
    expect(await next.isDisabled()).toBe(true);
    await answerAll(page);
    await page.getByText('I know one of these pieces').click();
    await next.click();
    await page.getByText('2 of 3').waitFor();
    expect((await tests.results(id))?.known).toBe(1);
    // Without a mouse, too, and after coming back.
    await page.reload();
    await page.getByRole('button', { name: 'Begin' }).press('Enter');
    for (const count of ['2 of 3', '3 of 3']) {
      await page.getByText(count).waitFor();
      await expect.poll(() => side(page, 'A').isEnabled(), { timeout: 30_000 }).toBe(true);
      await page.getByRole('button', { name: 'Play A' }).press('Enter');
      await page.getByRole('button', { name: 'Pause A' }).waitFor();
      await page.getByRole('button', { name: 'Play B' }).press(' ');
      for (const group of await page.locator('.pair-question').all()) {
        await group.getByRole('radio').first().press(' ');
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Enter');
    }
    await page.getByText('Thank you.').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Thank you.');
    expect((await tests.list())[0]).toMatchObject({ answers: 3, listeners: 1 });
    await page.reload();
    await page.getByText('Thank you.').waitFor();
  });

  it('opens the test that the address names, and says where it is gone', async () => {
    const ids = [await make(), await make()];
    for (const id of ids) {
      const page = await open({}, viewer, `/${id}`);
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.getByText('1 of 3').waitFor();
      const sound = page.waitForRequest(/excerpts/);
      await page.reload();
      await page.getByRole('button', { name: 'Begin' }).click();
      expect((await sound).url()).toContain(id);
      await page.context().close();
    }
    const page = await open({}, undefined, `/${ids[0]}`);
    await page.getByText('Make and results').click();
    await page.getByRole('link', { name: 'Listen to it' }).first().click();
    await page.getByRole('button', { name: 'Begin' }).waitFor();
    await tests.remove(ids[0]!);
    await page.reload();
    await page.getByText('This test is not there any more.').waitFor();
    await page.getByRole('link', { name: 'Look for another' }).click();
    await page.getByRole('button', { name: 'Begin' }).waitFor();
  });

  it('silences the band in this browser while excerpts sound, and brings it back', async () => {
    await make();
    const page = await open({ viewport: { width: 1440, height: 900 } });
    const go = (fragment: string) => page.evaluate(`location.hash = '${fragment}'`);
    const isHeard = async (): Promise<string | null> => {
      await go('');
      await page.getByRole('button', { name: 'More', exact: true }).click();
      const pressed = await page.locator('.listen-button').first().getAttribute('aria-pressed');
      await page.keyboard.press('Escape');
      return pressed;
    };
    await go('');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.locator('.listen-button').first().click();
    await page.keyboard.press('Escape');
    expect(await isHeard()).toBe('true');
    await go('listening-test');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Play A' }).click();
    await page.getByRole('button', { name: 'Pause A' }).waitFor();
    expect(await page.evaluate("document.querySelector('audio').paused")).toBe(true);
    expect(await isHeard()).toBe('true');
  });

  it('is made by an admin of models and pieces, reckoned up, saved and taken away', async () => {
    const page = await open({ viewport: { width: 1440, height: 900 } });
    await page.getByText('There is no test to listen to yet.').waitFor();
    await page.getByText('Make and results').click();
    await page.setInputFiles('input[type=file]', [
      { name: 'own.mid', mimeType: 'audio/midi', buffer: Buffer.from('MThd and so on') },
      { name: 'no.mid', mimeType: 'audio/midi', buffer: Buffer.from('no music') },
    ]);
    await page.getByText('no.mid is no MIDI file').waitFor();
    await page.getByRole('button', { name: 'Take own.mid away' }).waitFor();
    await page.getByRole('button', { name: 'people’s pieces' }).waitFor();
    await page.getByText('6', { exact: true }).click();
    await page.getByRole('button', { name: 'Make the test' }).click();
    await page.getByText('ready').waitFor();
    const [test] = await tests.list();
    expect(test).toMatchObject({ pairs: 6 });
    await page.getByRole('button', { name: 'Results' }).click();
    await page.getByText('Too few answers to tell.').first().waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    expect((await download).suggestedFilename()).toBe(`listening-test-${test!.id}.csv`);
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete with all answers?' }).click();
    await page.getByText('None yet.').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'is free of faults that axe knows of, and fits any screen, %s',
    async (colorScheme) => {
      const id = await make();
      for (let count = 0; count < 24; count += 1) {
        const listener = `${count}`.padStart(16, '0');
        for (const { pair } of (await tests.turns(id, listener))!.left)
          await tests.answer(id, {
            listener,
            pair,
            melody: 'a',
            harmony: 'b',
            groove: 'same',
            run: 'a',
            known: false,
          });
      }
      for (const [name, [width, height]] of Object.entries(sizes)) {
        const locale = name === 'small' ? 'de-DE' : 'en-GB';
        const page = await open({ colorScheme, locale, viewport: { width, height } });
        const look = async (what: string): Promise<void> => {
          await expectAccessible(page, `${what}, ${name}`);
          expect(await page.evaluate(widthTooMuch), `${what}, ${name}`).toBeLessThanOrEqual(0);
          await picture(page, `${what}-${name}-${colorScheme}`);
        };
        await page.getByRole('button', { name: /^(Begin|Anfangen)$/ }).waitFor();
        await look('intro');
        await page.getByRole('button', { name: /^(Begin|Anfangen)$/ }).click();
        await side(page, 'A').click();
        await answerAll(page);
        await look('pair');
        await page.getByText(/^(Make and results|Erstellen, Ergebnisse)$/).click();
        await page.getByRole('button', { name: /^(Results|Ergebnisse)$/ }).click();
        await page.locator('.ranking').first().waitFor();
        await look('maker');
        await page.context().close();
      }
    },
  );
});
