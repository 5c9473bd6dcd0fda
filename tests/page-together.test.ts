import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, missing } from '../panel/testing/browser.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, startDaemon } from './support/daemon.ts';
import { desk, othersUrl, pairByHand, showView, type Visit, visit } from './support/page-visits.ts';

/**
 * Runs in the page: each beat of the bar that is drawn as the one that is heard, between which moments of the machine's
 * clock it became it: the picture before, and its own. A busy machine draws few pictures, but each is true.
 */
const watchBeats = `(() => {
  const seen = (window.beatsDrawn = []);
  const { arc } = CanvasRenderingContext2D.prototype;
  let last;
  let beforeMs;
  CanvasRenderingContext2D.prototype.arc = function (x, y, radius, from, to, ...more) {
    // The beat that is heard is drawn thicker.
    if (this.canvas.classList.contains('dial-canvas') && this.lineWidth >= 6) {
      const atMs = performance.timeOrigin + performance.now();
      if (from !== last && beforeMs !== undefined) seen.push({ place: from, afterMs: beforeMs, untilMs: atMs });
      last = from;
      beforeMs = atMs;
    }
    return arc.call(this, x, y, radius, from, to, ...more);
  };
})()`;

interface DrawnBeat {
  readonly place: number;
  readonly afterMs: number;
  readonly untilMs: number;
}

/** The least that the moments at which both became the beat that is heard can be apart. */
const apartMs = (one: DrawnBeat, other: DrawnBeat): number =>
  Math.max(0, one.afterMs - other.untilMs, other.afterMs - one.untilMs);

describe.skipIf(missing)('two who look at one band', () => {
  const folder = temporaryFolder();
  let daemon: Daemon;
  let browser: Browser;
  let runner: Visit;
  let friend: Visit;
  beforeAll(async () => {
    [daemon, browser] = await Promise.all([
      startDaemon(folder.at('state'), ...['--simulate', 'easy', '--output', 'null', '--output', 'stream']),
      launchBrowser(),
    ]);
    runner = await visit(browser, daemon.url, desk);
    friend = await visit(browser, othersUrl(daemon));
    await pairByHand(friend, daemon, 'performer', 'Friend');
  });
  afterAll(async () => {
    await browser?.close();
    await daemon?.stop();
    folder.remove();
  });

  it('see what the other wishes, without a word of their own', async () => {
    for (const { page } of [runner, friend]) {
      await showView(page, 'run');
      await page.getByText('Connected').waitFor();
    }
    const soon = { timeout: 10_000 };
    await friend.page.getByRole('button', { name: 'Mute', exact: true }).click();
    await runner.page.getByRole('button', { name: 'Unmute', exact: true }).first().waitFor(soon);
    await runner.page.getByRole('button', { name: 'Unmute', exact: true }).first().click();
    await friend.page.getByRole('button', { name: 'Mute', exact: true }).waitFor(soon);
    const volume = ({ page }: Visit) => page.getByRole('slider', { name: /^Volume/ });
    await volume(runner).fill('0.3');
    await expect.poll(() => volume(friend).inputValue(), soon).toBe('0.3');
    await volume(friend).fill('0.5');
    await expect.poll(() => volume(runner).inputValue(), soon).toBe('0.5');
    await friend.page.getByRole('button', { name: 'Like', exact: true }).click();
    await runner.page.getByText('Liked').first().waitFor(soon);
    // Also where they look at different things.
    await showView(runner.page, 'music');
    await friend.page.getByRole('button', { name: 'More', exact: true }).click();
    await friend.page.getByRole('radio', { name: 'Folk' }).check({ force: true });
    await runner.page.getByText(/Folk/).first().waitFor(soon);
    await friend.page.getByRole('button', { name: 'Close' }).click();
    expect([...runner.faults, ...friend.faults]).toEqual([]);
  });

  it('see the same beat at the same moment', async () => {
    const drawnOn = async ({ page }: { page: Page }): Promise<DrawnBeat[]> =>
      page.evaluate('window.beatsDrawn.slice(-24)');
    for (const { page } of [runner, friend]) {
      await showView(page, 'run');
      await page.evaluate(watchBeats);
    }
    /** In the median, for a page may stand still between what it reckons and what it draws. */
    const medianApartMs = async (): Promise<number> => {
      const [here, there] = [await drawnOn(runner), await drawnOn(friend)];
      const apart = here
        .slice(4, -4)
        .map((beat) =>
          Math.min(...there.filter(({ place }) => place === beat.place).map((same) => apartMs(beat, same))),
        )
        .sort((one, other) => one - other);
      return apart.length < 8 ? Number.POSITIVE_INFINITY : apart[Math.floor(apart.length / 2)]!;
    };
    await expect.poll(medianApartMs, { timeout: 90_000, interval: 1000 }).toBeLessThan(60);
  });
});
