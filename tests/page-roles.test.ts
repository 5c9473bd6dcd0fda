import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, missing } from '../panel/testing/browser.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, startDaemon } from './support/daemon.ts';
import { ask, othersUrl, pairByHand, showView, type Visit, views, visit } from './support/page-visits.ts';

const forOwners = ['settings', 'scenes', 'models', 'phones', 'network', 'health'];

/** Runs in the page: presses one button after the other until each was pressed once. Numbers in names may change. */
const pressEach = `(async () => {
  const pressed = new Set();
  const nameOf = (button) =>
    (button.getAttribute('aria-label') ?? button.textContent).trim().replace(/\\d+/g, '0');
  const next = () => [...document.querySelectorAll('main button:enabled')]
    .find((button) => button.checkVisibility() && !pressed.has(nameOf(button)));
  for (let button = next(); button; button = next()) {
    pressed.add(nameOf(button));
    button.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return [...pressed];
})()`;

describe.skipIf(missing)('whoever is paired', () => {
  const folder = temporaryFolder();
  let daemon: Daemon;
  let browser: Browser;
  beforeAll(async () => {
    [daemon, browser] = await Promise.all([
      startDaemon(folder.at('state'), ...['--simulate', 'easy', '--output', 'null', '--output', 'stream']),
      launchBrowser(),
    ]);
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await browser?.close();
    await daemon?.stop();
    folder.remove();
  });

  /** The views in place of which the run is shown. */
  const closedViews = async (page: Page): Promise<readonly string[]> => {
    const closed: string[] = [];
    for (const view of views) {
      await showView(page, view);
      if (view !== 'run' && (await page.locator('main.run').count()) > 0) closed.push(view);
    }
    return closed;
  };

  /** Presses whatever can be pressed in each view, also what comes by a press; what it was. */
  const pressAll = async ({ page }: Visit): Promise<readonly string[]> => {
    const pressed: string[] = [];
    // At `browser` one goes.
    for (const place of [...views.filter((view) => view !== 'browser'), 'sessions/current']) {
      await showView(page, place);
      pressed.push(...(await page.evaluate<string[]>(pressEach)));
    }
    return pressed;
  };

  it('as a viewer sees all but how the device is set up, and is offered nothing that is refused', async () => {
    const viewer = await visit(browser, othersUrl(daemon));
    await viewer.page.getByRole('heading', { name: 'Pair this' }).waitFor();
    await pairByHand(viewer, daemon, 'viewer', 'Screen');
    expect(await closedViews(viewer.page)).toEqual(
      views.filter((view) => view === 'welcome' || forOwners.includes(view)),
    );
    await showView(viewer.page, 'run');
    await viewer.page.getByText('This browser looks on').waitFor();
    const before = await ask(daemon, 'GET', '/intent');
    const pressed = await pressAll(viewer);
    expect(pressed.join('\n')).not.toMatch(/delete|save|forget|prefer|tap along|try |render|sound again/i);
    await showView(viewer.page, 'browser');
    await viewer.page.getByText('Screen').first().waitFor();
    expect(viewer.faults).toEqual([]);
    expect((await ask(daemon, 'GET', '/intent')).styleWeights).toEqual(before.styleWeights);
  });

  it('as a performer plays, and is offered nothing that is refused', async () => {
    const performer = await visit(browser, othersUrl(daemon));
    await pairByHand(performer, daemon, 'performer', 'Friend');
    expect(await closedViews(performer.page)).toEqual(forOwners);
    const pressed = await pressAll(performer);
    expect(pressed).toEqual(expect.arrayContaining(['Like', 'Mute']));
    expect(performer.faults).toEqual([]);
    await ask(daemon, 'POST', '/intent', { playing: true, muted: false });
    await showView(performer.page, 'music');
    await performer.page
      .getByRole('slider', { name: /Energy/ })
      .first()
      .fill('0.25');
    await expect.poll(async () => (await ask(daemon, 'GET', '/state')).energyBias).toBe(0.25);
    expect(performer.faults).toEqual([]);
  });

  it('as an admin sees all of it, and lets the others be what they are', async () => {
    const admin = await visit(browser, othersUrl(daemon));
    await pairByHand(admin, daemon, 'admin', 'Owner');
    expect(await closedViews(admin.page)).toEqual([]);
    await showView(admin.page, 'phones');
    const viewer = await visit(browser, othersUrl(daemon));
    await pairByHand(viewer, daemon, 'viewer', 'Tablet');
    await viewer.page.getByText('This browser looks on').waitFor();

    await admin.page.getByRole('button', { name: 'Change Tablet' }).click();
    await admin.page.getByRole('combobox', { name: 'May' }).selectOption('performer');
    await admin.page.getByRole('button', { name: 'Save' }).click();
    // Without a word of his own: he may, at once.
    await viewer.page.getByText('This browser looks on').waitFor({ state: 'detached' });
    await viewer.page.getByRole('button', { name: 'Like' }).waitFor();

    await admin.page.getByRole('button', { name: 'Change Tablet' }).click();
    await admin.page.getByRole('button', { name: 'Revoke…' }).click();
    await admin.page.getByRole('button', { name: 'Revoke it' }).click();
    await viewer.page.getByText('revoked it').waitFor();
    expect(await viewer.page.getByTestId('tempo').count()).toBe(0);
    expect(admin.faults).toEqual([]);
  });
});
