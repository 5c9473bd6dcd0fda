/**
 * How quick the page is on a slow phone: Chromium with its processor throttled, a real daemon beside it.
 *
 *   node tools/page/speed.mjs [--throttle 4] [--loads 5] [--seconds 20] [--json]
 *
 * interactiveMs   from the call of the address until the play button can be pressed and the main thread is free again (no
 *                 task over 50 ms for half a second), median of several first loads; `firstLoadBytes`: what came over the line
 * roll            pictures a second of the piano roll while the band plays, at a phone's and at a desk's size
 * shift           cumulative layout shift of the run view while it connects, plays, loses the daemon and finds it again
 *
 * All is counted in one run, beside a page that is not throttled (`throttle1`), so that machines can be compared.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { desk, launchBrowser, phone, startDaemon } from './daemon.mjs';

const { values } = parseArgs({
  options: {
    throttle: { type: 'string', default: '4' },
    loads: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});
const throttle = Number(values.throttle);
const seconds = Number(values.seconds);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs in the page before its own scripts. */
const watch = () => {
  const seen = { shift: 0, shifts: [], tasks: [], pressableMs: undefined, pictures: 0 };
  window.seen = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      seen.shift += entry.value;
      seen.shifts.push(...entry.sources.map(({ node }) => node?.parentElement?.className ?? ''));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      seen.tasks.push([startTime, startTime + duration]);
  }).observe({ type: 'longtask', buffered: true });
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.classList.contains('roll-canvas')) seen.pictures += 1;
    return clearRect.apply(this, box);
  };
  const look = () => {
    if (document.querySelector('.dial button:not(:disabled)')) seen.pressableMs = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

async function open(browser, url, size, rate) {
  const context = await browser.newContext(size);
  await context.addInitScript(watch);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(url);
  return { page, context, bytes: () => bytes };
}

async function interactive(browser, url, rate) {
  const { page, context, bytes } = await open(browser, url, phone, rate);
  const ms = await page.evaluate(async () => {
    const { seen } = window;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const end = Math.max(seen.pressableMs ?? Number.POSITIVE_INFINITY, ...seen.tasks.map(([, at]) => at));
      if (performance.now() - end > 500) return end;
    }
  });
  const firstLoadBytes = bytes();
  await context.close();
  return { ms, firstLoadBytes };
}

async function picturesPerSecond(browser, url, size, rate) {
  const { page, context } = await open(browser, `${url}/#music`, size, rate);
  await page.locator('.roll-canvas').waitFor();
  await sleep(3000);
  const count = () => page.evaluate(() => [window.seen.pictures, performance.now()]);
  const [before, from] = await count();
  await sleep(1000 * seconds);
  const [after, to] = await count();
  await context.close();
  return (1000 * (after - before)) / (to - from);
}

/** Connects, plays, loses the daemon and finds it again. */
async function shift(browser, size) {
  const { page, context } = await open(browser, daemon.url, size, throttle);
  await page.getByTestId('tempo').waitFor();
  await sleep(1000 * seconds);
  await daemon.stop();
  await sleep(5000);
  daemon = await startDaemon({ port: new URL(daemon.url).port });
  await sleep(8000);
  const found = await page.evaluate(() => ({
    value: window.seen.shift,
    of: [...new Set(window.seen.shifts)],
  }));
  await context.close();
  return found;
}

let daemon = await startDaemon();
const browser = await launchBrowser();
try {
  const loads = [];
  for (let load = 0; load < Number(values.loads); load += 1)
    loads.push(await interactive(browser, daemon.url, throttle));
  const unthrottled = await interactive(browser, daemon.url, 1);
  const result = {
    throttle,
    interactiveMs: Math.round(median(loads.map(({ ms }) => ms))),
    interactiveMostMs: Math.round(Math.max(...loads.map(({ ms }) => ms))),
    throttle1: { interactiveMs: Math.round(unthrottled.ms) },
    firstLoadBytes: loads[0].firstLoadBytes,
    rollPhone: await picturesPerSecond(browser, daemon.url, phone, throttle),
    rollDesk: await picturesPerSecond(browser, daemon.url, desk, throttle),
    shiftPhone: await shift(browser, phone),
    shiftDesk: await shift(browser, desk),
  };
  console.log(JSON.stringify(result, null, values.json ? undefined : 2));
} finally {
  await browser.close();
  await daemon.stop();
}
