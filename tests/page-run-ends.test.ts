import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, missing } from '../panel/testing/browser.ts';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';
import { type Daemon, startDaemon } from './support/daemon.ts';
import { ask, showView, visit } from './support/page-visits.ts';

describe.skipIf(missing)('a run that is over', () => {
  const folder = temporaryFolder();
  let daemon: Daemon;
  let browser: Browser;
  beforeAll(async () => {
    [daemon, browser] = await Promise.all([
      startDaemon(folder.at('state'), ...['--simulate', 'easy', '--output', 'null']),
      launchBrowser(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await daemon?.stop();
    folder.remove();
  });

  it('is seen whole at one press once the music has stopped, and what comes then is another', async () => {
    const { page, faults } = await visit(browser, daemon.url);
    await page.getByText('Connected').waitFor();
    await expect
      .poll(async () => (await ask(daemon, 'GET', '/state')).run.movingSeconds, { timeout: 60_000 })
      .toBeGreaterThan(10);
    const { sessionId } = (await ask(daemon, 'GET', '/state')).run;
    expect(await page.getByRole('button', { name: 'See this run' }).count()).toBe(0);
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByRole('button', { name: 'Stop the music', exact: true }).tap();
    await page.getByRole('button', { name: 'Close' }).tap();
    await page.getByRole('button', { name: /^See this run It ends here: \d+ m · 0:\d\d/ }).tap();
    await page.getByRole('heading', { name: 'A picture to share' }).waitFor();
    expect(new URL(page.url()).hash).toBe(`#sessions/${sessionId}`);
    await page.getByRole('button', { name: /^Make the sound again \(0:\d\d\)$/ }).waitFor();
    // He runs on, and what he runs now is another.
    await expect.poll(async () => (await ask(daemon, 'GET', '/state')).run.sessionId).toBeTruthy();
    const { run } = await ask(daemon, 'GET', '/state');
    expect(run.sessionId).not.toBe(sessionId);
    const { summary } = await ask(daemon, 'GET', '/sessions/current');
    expect(summary).toMatchObject({ id: run.sessionId, running: true });
    await showView(page, 'run');
    expect(faults).toEqual([]);
  });

  it('is ended on the command line, too', async () => {
    await expect
      .poll(async () => (await ask(daemon, 'GET', '/sessions')).sessions[0], { timeout: 60_000 })
      .toMatchObject({ running: true, movingSeconds: expect.toSatisfy((seconds: number) => seconds > 1) });
    const { id } = (await ask(daemon, 'GET', '/sessions')).sessions[0];
    const { port } = new URL(daemon.url);
    const ended = await runProgram(entry, ['sessions', 'end', '--port', port], {
      STATE_DIRECTORY: folder.at('state'),
    });
    expect(ended).toMatchObject({ code: 0, stdout: `${id} has ended\n` });
    expect((await ask(daemon, 'GET', `/sessions/${id}`)).summary.running).toBe(false);
  });
});
