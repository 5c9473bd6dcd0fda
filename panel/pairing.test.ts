import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../daemon/panel/access/access.ts';
import type { Role } from '../daemon/panel/access/visitor.ts';
import type { Panel } from '../daemon/panel/server.ts';
import { askAs } from '../daemon/panel/testing/ask-as.ts';
import { createRehearsalHost, type RehearsalHost } from '../daemon/panel/testing/rehearsal-host.ts';
import { createToneFeed } from '../daemon/panel/testing/tone.ts';
import { monotonicClock } from '../daemon/time/clock.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { launchBrowser, missing } from './testing/browser.ts';
import { serveOthers } from './testing/serve.ts';

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1440, height: 900 } };

/** Whoever may not change the device is led to what holds in his browser. */
const settingsAre = (page: Page, address: string): Promise<void> =>
  expect.poll(() => page.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe(address);

describe.skipIf(missing)('a phone that comes from outside', () => {
  let browser: Browser;
  let tone: Awaited<ReturnType<typeof createToneFeed>>;
  let host: RehearsalHost;
  let panel: Panel;
  let access: Access;
  let url: string;
  let going: NodeJS.Timeout;

  const start = async (options: Parameters<typeof serveOthers>[1] = {}): Promise<void> => {
    ({ panel, access, othersUrl: url } = await serveOthers(host, options));
  };
  const open = async (options: BrowserContextOptions = phone, at = url): Promise<Page> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', bypassCSP: true, ...options });
    const page = await context.newPage();
    await page.goto(at);
    return page;
  };
  const pair = async (page: Page, role: Role): Promise<void> => {
    const { digits } = access.pairing.offer(role);
    await page.getByRole('textbox', { name: 'Code' }).fill(digits);
    await page.getByRole('button', { name: 'Pair this phone' }).click();
    await page.getByText('Connected').waitFor();
  };
  const secondsHeard = (page: Page): Promise<number> =>
    page.locator('audio').evaluate((audio) => (audio as unknown as { currentTime: number }).currentTime);

  beforeAll(async () => {
    const origin = monotonicClock.nowSeconds();
    tone = await createToneFeed();
    host = createRehearsalHost(
      { nowSeconds: () => monotonicClock.nowSeconds() - origin + 100 },
      'intervals',
      tone,
    );
    going = setInterval(() => host.advance(), 20);
    browser = await launchBrowser();
  });
  beforeEach(() => host.command({ playing: true, muted: false, volume01: 0.5 }));
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await panel.close();
  });
  afterAll(async () => {
    clearInterval(going);
    await browser?.close();
    tone?.close();
  });

  it('sees how to pair and nothing else, without a secure context', async () => {
    await start();
    const page = await open({});
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.reload();
    await page.getByRole('heading', { name: 'Pair this' }).waitFor();
    expect(await page.evaluate('isSecureContext')).toBe(false);
    expect(await page.getByText(/Connected|Cadence|Controls/).count()).toBe(0);
    expect(sockets).toEqual([]);
    expect(await page.getByRole('button', { name: 'Pair this' }).isDisabled()).toBe(true);
  });

  it('pairs by a code that is typed or pasted however, and stays paired', async () => {
    await start();
    const page = await open({
      ...phone,
      userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari',
    });
    const { digits } = access.pairing.offer('performer');
    const code = page.getByRole('textbox', { name: 'Code' });
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('iPhone');
    await code.pressSequentially('12345');
    expect(await code.inputValue()).toBe('123 45');
    await code.press('ArrowLeft');
    await code.press('ArrowLeft');
    // The first takes the space, which is there again at once.
    await code.press('Backspace');
    await code.press('Backspace');
    expect(await code.inputValue()).toBe('124 5');
    await code.fill(` ${digits.slice(0, 4)}-${digits.slice(4)}\n`);
    expect((await code.inputValue()).replaceAll(' ', '')).toBe(digits);
    await page.getByRole('button', { name: 'Pair this phone' }).click();
    await page.getByText('Connected').waitFor();
    expect(access.users.list()).toMatchObject([{ name: 'iPhone', role: 'performer' }]);
    await page.reload();
    await page.getByText('Connected').waitFor();
    await settingsAre(page, '#browser');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('radio', { name: 'Folk' }).check({ force: true });
    await expect.poll(() => host.state().intent.styleWeights).toEqual({ folk: 1 });
  });

  it('claims the code of its address at a press, and keeps it in no address', async () => {
    await start();
    const { digits } = access.pairing.offer('admin');
    const page = await open(phone, `${url}/#pair=${digits}`);
    await page.getByRole('button', { name: 'Pair this phone' }).waitFor();
    expect(page.url()).toBe(`${url}/`);
    expect(access.pairing.awaited?.digits).toBe(digits);
    await page.getByRole('button', { name: 'Pair this phone' }).click();
    await page.getByText('Connected').waitFor();
    expect(access.users.list()).toHaveLength(1);
    await settingsAre(page, '#settings');
    // Whoever is paired is asked before he becomes somebody else.
    const other = access.pairing.offer('viewer').digits;
    await page.goto(`${url}/#pair=${other}`);
    await page.getByRole('button', { name: 'It is paired already' }).click();
    await page.getByText('Connected').waitFor();
    expect(access.pairing.awaited?.digits).toBe(other);
  });

  it('presses nothing by a second, impatient press on the way in', async () => {
    await start();
    // So wide, the dial reaches to where the button was.
    const page = await open({ viewport: { width: 412, height: 915 }, hasTouch: true });
    const { digits } = access.pairing.offer('performer');
    await page.getByRole('textbox', { name: 'Code' }).fill(digits);
    const { x, y, width, height } = (await page.getByRole('button', { name: 'Pair this' }).boundingBox())!;
    const hit = `document.elementFromPoint(${x + width / 2}, ${y + height / 2}).closest('button') === null`;
    // Looked at in the page, when the dial comes: asked from here, that moment may have gone by.
    await page.evaluate(`
      new MutationObserver((_, observer) => {
        if (!document.querySelector('.page-fresh')) return;
        observer.disconnect();
        window.atFirst = { hasDial: document.querySelector('main') !== null, isNothing: ${hit} };
      }).observe(document.body, { subtree: true, childList: true, attributes: true })`);
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await page.getByRole('button', { name: 'Hold to stop the music' }).waitFor();
    await page.locator('.page-fresh').waitFor({ state: 'detached' });
    expect(await page.evaluate('window.atFirst')).toEqual({ hasDial: true, isNothing: true });
    expect(await page.evaluate(hit)).toBe(false);
  });

  it.each([
    { status: 500, body: 'no word of ours', says: 'The daemon answers 500.' },
    { status: 200, body: '<!doctype html>', says: 'Something else than the band answers here.' },
    { status: 200, body: 'null', says: 'Something else than the band answers here.' },
  ])(
    'keeps its token, and says why it waits, where $status answers with $body',
    async ({ says, ...answer }) => {
      await start();
      const { token } = access.users.add('Ana', 'viewer');
      const page = await open();
      await page.evaluate(`localStorage.setItem('tactus-token', '${token}')`);
      await page.route('**/api/v1/pairing', (route) => route.fulfill(answer));
      await page.reload();
      await page.getByRole('alert').getByText(says).waitFor();
      await page.unroute('**/api/v1/pairing');
      await page.getByText('Connected').waitFor();
      expect(await page.getByText(says).count()).toBe(0);
    },
  );

  it('is told what was wrong with its code, and for how long it must wait', async () => {
    await start();
    const page = await open();
    access.pairing.offer('viewer');
    const attempt = async (): Promise<void> => {
      await page.getByRole('textbox', { name: 'Code' }).fill('0000000000000');
      await page.getByRole('button', { name: 'Pair this phone' }).click();
      await page.getByRole('button', { name: 'Pair this phone' }).waitFor();
    };
    await attempt();
    await page.getByText('This code is wrong, or no more good').waitFor();
    await page.getByText('4 more wrong tries void it.').waitFor();
    await expectAccessible(page, 'a wrong code');
    for (let tries = 1; tries < 5; tries += 1) await attempt();
    await page.getByText('It is void now.').waitFor();
    access.pairing.offer('viewer');
    await attempt();
    await page.getByText('4 more wrong tries void it.').waitFor();
    for (let tries = 6; tries < 10; tries += 1) await attempt();
    await attempt();
    await page.getByText('Too many wrong codes').waitFor();
    await page.getByText(/\d+ s left/).waitFor();
    expect(await page.getByRole('button', { name: 'Pair this phone' }).isDisabled()).toBe(true);
  });

  it('whose right is taken away is led back, and told why', async () => {
    await start();
    const page = await open();
    await pair(page, 'performer');
    await page.getByRole('button', { name: /^Listen here/ }).click();
    await expect.poll(() => secondsHeard(page)).toBeGreaterThan(0.3);
    access.users.remove(access.users.list()[0]!.id);
    await page.getByRole('alert').getByText('is not any more').waitFor();
    await page.getByRole('heading', { name: 'Pair this phone' }).waitFor();
    await expect.poll(() => panel.health().gauges.listeners).toBe(0);
    await expectAccessible(page, 'revoked');
    expect(await page.evaluate(`localStorage.getItem('tactus-token')`)).toBeNull();
    expect(panel.health().gauges.lockedOut).toBe(0);
    await pair(page, 'viewer');
  });

  it('stays paired while a neighbour has its address locked out', async () => {
    await start();
    const { token } = access.users.add('Phone', 'viewer');
    // The door for others is the one that stays from now on.
    await expect.poll(() => panel.securePort).toBeDefined();
    for (let tries = 0; tries < 10; tries += 1)
      await askAs(panel.port, { path: '/api/v1/state', token: `wrong-${tries}` });
    const context = await browser.newContext(phone);
    await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
    const page = await context.newPage();
    const told = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/pairing'));
    await page.goto(url);
    expect((await told).status()).toBe(429);
    // It asks again by itself, and has not forgotten as whom.
    const again = await page.waitForResponse((answer) => answer.url().endsWith('/api/v1/pairing'));
    expect(again.request().headers().authorization).toBe(`Bearer ${token}`);
  });

  it('goes by itself when it is told to, and needs no reason', async () => {
    await start();
    const page = await open();
    await pair(page, 'performer');
    const beside = await page.context().newPage();
    await beside.goto(`${url}/#browser`);
    await beside.getByText('It is paired: it plays. The others see it as').waitFor();
    await beside.getByRole('button', { name: 'Unpair it…' }).click();
    await beside.getByRole('button', { name: 'Yes, it must pair again' }).click();
    await page.getByRole('heading', { name: 'Pair this phone' }).waitFor();
    // The page beside it hears of that from the browser, maybe sooner than the daemon does.
    await expect.poll(() => access.users.list()).toEqual([]);
    await beside.getByRole('heading', { name: 'Pair this phone' }).waitFor();
    // Turned out before it heard of that, it may have been of another mind for a moment.
    for (const each of [page, beside]) await expect.poll(() => each.getByText('revoked').count()).toBe(0);
  });

  it('has the code tapped where the band is heard, and only there', async () => {
    await start();
    const page = await open();
    const tap = page.getByRole('button', { name: 'Tap it in my headphones' });
    await page.getByText('Nothing sounds here.').waitFor();
    expect(await tap.isDisabled()).toBe(true);
    const { device } = host;
    host.device = { ...device, status: 'ok', soundsHere: true };
    await page.getByText('If you hear the band now').waitFor();
    await tap.click();
    await page.getByText('A low tap counts five').waitFor();
    await expectAccessible(page, 'while it is tapped');
    expect(access.pairing.awaited).toMatchObject({ role: 'performer' });
    host.device = device;
  });

  it('becomes what its owner makes of it, while it looks', async () => {
    await start();
    const page = await open();
    await pair(page, 'viewer');
    await page.getByText('This browser looks on').waitFor();
    expect(await page.getByRole('button', { name: /music|Mute|Like/ }).count()).toBe(0);
    expect(await page.getByRole('slider').count()).toBe(0);
    await page.locator('body').press('Space');
    await page.locator('body').press('m');
    await expectAccessible(page, 'a viewer');
    const { id } = access.users.list()[0]!;
    access.users.change(id, { role: 'performer' });
    await page.getByRole('button', { name: 'Hold to stop the music' }).waitFor();
    expect(host.state()).toMatchObject({ playing: 'playing', muted: false });
    access.users.change(id, { role: 'admin' });
    await settingsAre(page, '#settings');
    access.users.change(id, { role: 'viewer' });
    await page.getByText('This browser looks on').waitFor();
  });

  it('may as a guest what its owner allows, and is told nothing of the body', async () => {
    await start({ guests: ['play', 'skip', 'volume'], guestVolumeMaximum01: 0.6 });
    const page = await open();
    await page.getByRole('button', { name: 'Stop the music' }).click();
    await expect.poll(() => host.state().playing).toBe('stopped');
    await page.getByRole('button', { name: 'Play the music' }).click();
    await expect.poll(() => host.state().playing).toBe('playing');
    await page.getByRole('button', { name: 'Next song' }).click();
    await expect.poll(() => host.commands.at(-1)).toEqual({ cue: 'skip' });
    const volume = page.getByRole('slider', { name: 'Volume' });
    expect(await volume.getAttribute('max')).toBe('0.6');
    await volume.fill('0.6');
    await expect.poll(() => host.state().volume01).toBeCloseTo(0.6);
    await host.command({ volume01: 0.2 });
    await expect.poll(() => volume.inputValue()).toBe('0.2');
    expect(await page.getByText(/Cadence|Heart|Pace/).count()).toBe(0);
    await expectAccessible(page, 'a guest');
    await page.getByText('More with a code').click();
    await pair(page, 'performer');
  });

  it('is a guest at a locked screen, which shows everything', async () => {
    await start({ kioskLock: true, guests: ['play'] });
    const page = await open(desk, panel.url);
    await page.getByText('Connected').waitFor();
    await page.getByText('This screen is locked').waitFor();
    await page.getByRole('button', { name: 'Hold to stop the music' }).dblclick();
    await expect.poll(() => host.state().playing).toBe('stopped');
    expect(await page.getByRole('slider').count()).toBe(0);
    await settingsAre(page, '#browser');
  });

  it.each(['light', 'dark'] as const)('finds room and no fault on the way in, %s', async (colorScheme) => {
    await start();
    const { digits } = access.pairing.offer('performer');
    for (const size of [phone, desk, { viewport: { width: 320, height: 568 } }])
      for (const fragment of ['', `#pair=${digits}`]) {
        const page = await open({ ...size, colorScheme }, `${url}/${fragment}`);
        await page.getByRole('button', { name: 'Pair this' }).waitFor();
        await expectAccessible(page, `pairing at ${size.viewport.width} pixels`);
        expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
      }
  });

  it('is not asked on the machine itself, whatever its address says', async () => {
    await start();
    const { digits } = access.pairing.offer('admin');
    const page = await open(desk, `${panel.url}/#pair=${digits}`);
    await page.getByText('Connected').waitFor();
    expect(page.url()).toBe(`${panel.url}/`);
    expect(access.pairing.awaited?.digits).toBe(digits);
  });
});
