import type { Page } from 'playwright-core';
import type { RehearsalHost } from '../../daemon/panel/testing/rehearsal-host.ts';
import { monotonicClock } from '../../daemon/time/clock.ts';

/** Taps the pad so much later than the clicks are believed to be heard, with finger and key in turn. */
export async function tapAlong(
  page: Page,
  host: Pick<RehearsalHost, 'state'>,
  lateMs: number,
  taps: number,
): Promise<void> {
  /** The page's clock is so far behind the daemon's: by the quickest of some looks. */
  let behindMs = Number.POSITIVE_INFINITY;
  for (let look = 0; look < 8; look += 1) {
    const pageMs = await page.evaluate<number>('performance.now()');
    behindMs = Math.min(behindMs, monotonicClock.nowSeconds() * 1000 - pageMs);
  }
  const { beat, heardAtSeconds, tempoBpm } = host.state().clock!;
  const firstBeat = Math.ceil(beat) + 2;
  const momentsMs = Array.from({ length: taps }, (_, tap) => {
    const atSeconds = heardAtSeconds + ((firstBeat + tap - beat) * 60) / tempoBpm;
    return atSeconds * 1000 - behindMs + lateMs + 8 * Math.sin(3 * tap);
  });
  await page.evaluate(`new Promise((resolve) => {
    const pad = document.querySelector('.tap-pad');
    const moments = ${JSON.stringify(momentsMs)};
    const tap = (index) => {
      if (index === moments.length) return resolve();
      setTimeout(() => {
        // A timer of a busy machine comes late: it is set early, and the rest is waited out.
        while (performance.now() < moments[index]);
        if (performance.now() > moments[index] + 15) return tap(index + 1);
        if (index % 2) pad.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        else pad.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }));
        tap(index + 1);
      }, moments[index] - performance.now() - 60);
    };
    tap(0);
  })`);
}
