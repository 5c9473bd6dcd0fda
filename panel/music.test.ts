import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../daemon/panel/access/access.ts';
import type { Panel } from '../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serveOthers } from './testing/serve.ts';

/** Where to put pictures of the page, for who wants to look. */
const pictures = process.env.TACTUS_PICTURES;

let hurriedSeconds = 0;
const origin = monotonicClock.nowSeconds();
const clock = { nowSeconds: () => monotonicClock.nowSeconds() - origin + 100 + hurriedSeconds };

/** Runs in the page: what is pressed, and how large it is. */
const describeTargets =
  `[...document.querySelectorAll('main button, main select, main input, main a, [role=slider]')]
  .map((element) => [element.ariaLabel ?? element.textContent, element.getBoundingClientRect().height])
  .filter(([, height]) => height < 24)` as unknown as () => [string, number][];

describe.skipIf(missing)('the music view in a real browser', () => {
  let browser: Browser;
  let host: RehearsalHost;
  let panel: Panel;
  let access: Access;
  let othersUrl: string;
  let spectra: number;
  let going: NodeJS.Timeout;

  const open = async (options: BrowserContextOptions = {}, token?: string): Promise<Page> => {
    const context = await browser.newContext({
      ...{ reducedMotion: 'reduce', bypassCSP: true, viewport: { width: 1440, height: 900 } },
      ...options,
    });
    if (token) await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
    const page = await context.newPage();
    await page.goto(`${token ? othersUrl : panel.url}/#music`);
    await page.getByRole('heading', { name: /^(Music|Musik)$/ }).waitFor();
    await page.locator('.mix').waitFor();
    return page;
  };

  beforeAll(async () => {
    host = createRehearsalHost(clock);
    const { spectrum } = host;
    host.spectrum = () => {
      spectra += 1;
      return spectrum();
    };
    ({ panel, access, othersUrl } = await serveOthers(host, { listen: 'everywhere' }));
    going = setInterval(() => host.advance(), 20);
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    spectra = 0;
    await host.command({
      ...{ playing: true, style: 'game', energyBias: 0, densityBias: 0, key: 'auto' },
      partGainsDb: { drums: 0, bass: 0, chords: 0, lead: 0, pad: 0 },
      instruments: { lead: 'auto' },
    });
    hurriedSeconds += 10;
    host.commands.length = 0;
    host.accepted.length = 0;
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    clearInterval(going);
    await browser?.close();
    await panel?.close();
  });

  it('shows notes, sound and form as they go on, and asks for the sound only while it is shown', async () => {
    const page = await open({ reducedMotion: 'no-preference' });
    await page.getByRole('img', { name: /^Piano roll: .* notes in this bar/ }).waitFor();
    for (const canvas of ['.roll-canvas', '.spectrum-canvas']) {
      const picture = (): Promise<string> =>
        page
          .locator(canvas)
          .evaluate((element) => (element as unknown as { toDataURL(): string }).toDataURL());
      const before = await picture();
      await expect.poll(picture).not.toBe(before);
    }
    await expect.poll(() => page.locator('.spectrum-peaks').textContent()).toMatch(/L −\d+ dB.*R −\d+ dB/);
    await expect.poll(() => page.locator('.form-line').textContent()).toMatch(/bar \d+ of \d+/);
    await expect.poll(() => page.locator('.form-now').count()).toBe(1);
    await expect.poll(() => spectra).toBeGreaterThan(10);
    await page.goto(`${panel.url}/#`);
    await page.getByTestId('tempo').waitFor();
    await expect
      .poll(async () => {
        const before = spectra;
        await page.waitForTimeout(400);
        return spectra - before;
      })
      .toBe(0);
  });

  it('mixes styles: a name, arrows, a finger; and follows what others ask for', async () => {
    const page = await open();
    const handle = page.getByRole('slider', { name: 'Style mix' });
    await page.getByRole('button', { name: 'Folk' }).click();
    await expect.poll(() => host.commands.at(-1)).toEqual({ styleWeights: { folk: 1 } });
    await expect.poll(() => handle.getAttribute('aria-valuetext')).toBe('Folk 100 %');
    await handle.focus();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => handle.getAttribute('aria-valuetext')).toMatch(/^Folk \d+ %, \w+ \d+ %/);
    const pad = (await page.locator('.mix-touch').boundingBox())!;
    await page.mouse.move(pad.x + pad.width * 0.8, pad.y + pad.height / 2);
    await page.mouse.down();
    await page.mouse.move(pad.x + pad.width / 2, pad.y + pad.height / 2);
    await page.mouse.up();
    // Where it was let go, not where it was touched: nothing of it is on its way any more.
    await expect
      .poll(() => Object.values(host.commands.at(-1)?.styleWeights ?? {}))
      .toEqual(host.state().styles.map(() => expect.closeTo(1 / host.state().styles.length, 1)));
    await host.command({ styleWeights: { songbook: 0.75, game: 0.25 } });
    await expect.poll(() => handle.getAttribute('aria-valuetext')).toBe('Songbook 75 %, Game 25 %');
    // The last move counts, too, where another view follows at once.
    await page.evaluate(`(() => {
      const of = (name) => [...document.querySelectorAll('.mix-name')].find((each) => each.textContent.startsWith(name));
      of('Folk').click();
      location.hash = '';
    })()`);
    await expect.poll(() => host.commands.at(-1)).toEqual({ styleWeights: { folk: 1 } });
  });

  it('steers energy, density and key, and shows what the body gives', async () => {
    const page = await open();
    await page.getByRole('slider', { name: /^Energy/ }).fill('0.2');
    await expect.poll(() => host.state().energyBias).toBeCloseTo(0.2);
    await page.getByRole('slider', { name: /^Density/ }).fill('-0.3');
    await expect.poll(() => host.state().densityBias).toBeCloseTo(-0.3);
    await page.getByRole('slider', { name: /^Drums: sparse/ }).fill('0.25');
    await expect.poll(() => host.state().drumsBusyBias).toBeCloseTo(0.25);
    await page.getByRole('slider', { name: /^Drums: straight/ }).fill('-0.2');
    await expect.poll(() => host.state().drumsLooseBias).toBeCloseTo(-0.2);
    await expect
      .poll(() => page.locator('.bias-sum').first().textContent())
      .toMatch(/^body \d+ %, played \d+ %$/);
    await page.getByRole('combobox', { name: 'Mode' }).selectOption('minor');
    await page.getByRole('combobox', { name: 'Key', exact: true }).selectOption('B♭');
    await expect.poll(() => host.state().key).toBe('Bb minor');
    await page.getByRole('combobox', { name: 'Mode' }).selectOption('major');
    await expect.poll(() => host.state().key).toBe('Bb major');
    await page.getByRole('combobox', { name: 'Key', exact: true }).selectOption('auto');
    await expect.poll(() => host.state().key).toBe('auto');
  });

  it('is told in words what to play, and tells what it understood', async () => {
    const page = await open({ viewport: { width: 390, height: 844 } });
    const field = page.getByRole('textbox', { name: 'In words' });
    await field.fill('folk, no drums');
    await page.getByRole('button', { name: 'Say' }).click();
    await page.getByText('Understood: folk, no drums.').waitFor();
    await expect.poll(() => host.state().partGainsDb.drums).toBe(-60);
    await expect.poll(() => field.inputValue()).toBe('');
    await field.fill('blorp');
    await field.press('Enter');
    await page.getByText('Not understood: "blorp"').waitFor();
    await expect.poll(() => field.inputValue()).toBe('blorp');
  });

  it('gives parts their level, silence, solo and instrument', async () => {
    const page = await open();
    await page.getByRole('slider', { name: /^Lead: level/ }).fill('-4');
    await expect.poll(() => host.state().partGainsDb.lead).toBe(-4);
    await page.getByRole('button', { name: 'Mute Bass' }).click();
    await expect.poll(() => host.state().partGainsDb.bass).toBe(-60);
    // Its notes are written still, and shown as not heard.
    await page.locator('.roll .legend-silent', { hasText: 'Bass' }).waitFor();
    await page.getByRole('button', { name: 'Mute Bass', pressed: true }).click();
    await expect.poll(() => host.state().partGainsDb.bass).toBe(0);
    await page.locator('.roll .legend-silent').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Solo Lead' }).click();
    const alone = { drums: -60, bass: -60, chords: -60, lead: -4, pad: -60 };
    await expect.poll(() => host.state().partGainsDb).toEqual(alone);
    await page.getByRole('button', { name: 'Solo Lead', pressed: true }).click();
    await expect
      .poll(() => host.state().partGainsDb)
      .toEqual({ drums: 0, bass: 0, chords: 0, lead: -4, pad: 0 });
    const instrument = page.getByLabel('Lead: instrument');
    await expect.poll(() => instrument.locator('option').first().textContent()).toMatch(/^\w.* \(auto\)$/);
    await instrument.selectOption({ label: 'Violin' });
    await expect.poll(() => host.state().parts.lead.wished).toBe('violin');
    await expect
      .poll(() => page.locator('[data-part=drums]').evaluate((bar) => bar.getAttribute('style')))
      .toMatch(/scaleX\(0\.\d+\)/);
  });

  it('is played with fingers and with the keys of a computer', async () => {
    const page = await open();
    const notes = (): unknown[] =>
      host.accepted.flatMap((reading) =>
        reading.kind === 'note' ? [[reading.pitchMidi, reading.on, reading.sensorId.slice(0, 5)]] : [],
      );
    const keyboard = page.getByRole('application', { name: 'Keys to play' });
    await keyboard.focus();
    await page.keyboard.down('a');
    await page.keyboard.down('w');
    await expect.poll(notes).toEqual([
      [60, true, 'page-'],
      [61, true, 'page-'],
    ]);
    await page.keyboard.up('w');
    await page.keyboard.press('Tab');
    await expect.poll(notes).toHaveLength(4);
    expect(notes().slice(2)).toEqual([
      [61, false, 'page-'],
      [60, false, 'page-'],
    ]);
    await expect.poll(() => page.locator('.jam-note').textContent()).toMatch(/^Playing along: this page/);
    host.accepted.length = 0;
    await page.getByRole('button', { name: 'An octave higher' }).click();
    const key = (await page.locator('[data-pitch="76"]').boundingBox())!;
    const next = (await page.locator('[data-pitch="77"]').boundingBox())!;
    await page.mouse.move(key.x + key.width / 2, key.y + key.height - 10);
    await page.mouse.down();
    await page.mouse.move(next.x + next.width / 2, next.y + next.height - 10);
    await page.mouse.up();
    await expect.poll(notes).toEqual([
      [76, true, 'page-'],
      [76, false, 'page-'],
      [77, true, 'page-'],
      [77, false, 'page-'],
    ]);
    expect(host.refused).toEqual([]);
  });

  it('shows who looks on the same, and nothing to press', async () => {
    const { token } = access.users.add('Visitor', 'viewer');
    const page = await open({}, token);
    await page.getByText('This browser looks on').waitFor();
    await page.getByRole('img', { name: /^Piano roll: .* notes in this bar/ }).waitFor();
    await expect
      .poll(() => page.locator('main :is(button, input, select, [role=slider], [tabindex="0"])').count())
      .toBe(0);
    await expectAccessible(page, 'a viewer’s');
  });

  it('holds still for who asks for less motion', async () => {
    const page = await open();
    const seen = new Set<string>();
    const beginMs = performance.now();
    for (let look = 0; look < 10; look += 1) {
      const roll = page.locator('.roll-canvas');
      seen.add(await roll.evaluate((canvas) => (canvas as unknown as { toDataURL(): string }).toDataURL()));
      await page.waitForTimeout(50);
    }
    // Two pictures a second, however slow this machine is.
    expect(seen.size).toBeLessThanOrEqual(2 + (performance.now() - beginMs) / 500);
  });

  it('speaks German as musicians do', async () => {
    await host.command({ key: 'Bb minor' });
    const page = await open({ locale: 'de' });
    await page.getByRole('heading', { name: 'Stilmischung' }).waitFor();
    await expect
      .poll(() =>
        page.getByRole('combobox', { name: 'Tonart', exact: true }).locator('option:checked').textContent(),
      )
      .toBe('B');
    await expect.poll(() => page.getByRole('combobox', { name: 'Modus' }).inputValue()).toBe('minor');
  });

  it('fits phones and desks, by day and by night, and everybody can use it', async () => {
    hurriedSeconds += 30;
    for (const [name, width, height] of [
      ['phone', 390, 844],
      ['small', 320, 568],
      ['desk', 1440, 900],
    ] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await open({ viewport: { width, height }, colorScheme });
        await page.getByRole('img', { name: /^Piano roll: .* notes in this bar/ }).waitFor();
        expect(await page.evaluate(widthTooMuch), `${name}: wider than its window`).toBeLessThanOrEqual(0);
        expect(await page.evaluate(describeTargets), name).toEqual([]);
        await expectAccessible(page, `${name}, ${colorScheme}`);
        if (pictures)
          await page.screenshot({ path: join(pictures, `music-${name}-${colorScheme}.png`), fullPage: true });
        await page.context().close();
      }
  });
});
