import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { Client } from 'node-osc';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../daemon/sensors/testing/gpsd-process.ts';
import { freeUdpPort } from '../daemon/sensors/testing/udp.ts';
import { launchBrowser, missing } from '../panel/testing/browser.ts';
import { temporaryFolder } from './support/cli.ts';
import { type Daemon, startDaemon } from './support/daemon.ts';
import { ask, desk, othersUrl, pairByHand, showView, type Visit, visit } from './support/page-visits.ts';

/** One owner with his own device: what he does on the page is done, and is there after whatever happens to the daemon. */
describe.skipIf(missing)('a page that steers', () => {
  const folder = temporaryFolder();
  const file = folder.at('tactus.yaml');
  const written = (): string => readFileSync(file, 'utf8');
  let daemon: Daemon;
  let browser: Browser;
  let knobs: Client;
  let owner: Visit;
  let page: Page;
  let play: () => Promise<Daemon>;
  const state = () => ask(daemon, 'GET', '/state');

  beforeAll(async () => {
    const [port, oscPort] = [await freePort(), await freeUdpPort()];
    writeFileSync(file, `# mine\nsensors:\n  osc: { enabled: true, port: ${oscPort} } # knobs\n`);
    const outputs = ['--output', 'null', '--output', 'stream'];
    const from = ['--config', file, '--simulate', 'easy', ...outputs, '--port', String(port)];
    play = () => startDaemon(folder.at('state'), ...from);
    knobs = new Client('127.0.0.1', oscPort);
    [daemon, browser] = await Promise.all([play(), launchBrowser()]);
    owner = await visit(browser, othersUrl(daemon), desk);
    ({ page } = owner);
    await pairByHand(owner, daemon, 'admin', 'My tablet');
  });
  afterAll(async () => {
    await browser?.close();
    await knobs?.close();
    await daemon?.stop();
    folder.remove();
  });

  it('keeps a scene, and it is heard once it is chosen on the run', async () => {
    await showView(page, 'scenes');
    await page.getByRole('button', { name: 'Add a scene' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('dusk');
    await page.getByRole('combobox', { name: 'Style' }).selectOption('folk');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Dusk' }).waitFor();
    expect(written()).toContain('dusk');
    await showView(page, 'run');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('radio', { name: 'Dusk' }).check({ force: true });
    await expect.poll(async () => (await state()).scene).toBe('dusk');
    expect((await state()).intent.styleWeights).toEqual({ folk: 1 });
    await page.getByRole('button', { name: 'Close' }).click();
  });

  const fader = '/1/fader7';
  const energy = async (): Promise<number> => (await state()).energyBias;
  it('learns a knob from its packets, which works at once', async () => {
    await showView(page, 'body');
    await page.getByRole('button', { name: 'Learn a knob' }).click();
    await page.getByText('Nothing moves yet.').waitFor();
    await page.locator('.ways li').first().waitFor({ state: 'attached' });
    for (let value = 200; value <= 800; value += 20) await knobs.send(fader, value);
    await page.getByRole('button', { name: `${fader} (OSC)` }).click();
    await page
      .getByRole('combobox', { name: 'What shall it do?' })
      .selectOption({ label: 'Sets the energy' });
    await knobs.send(fader, 650);
    await page.getByTestId('preview').getByText('75 %').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved: it works from now on.').waitFor();
    await knobs.send(fader, 350);
    await page.getByTestId('outcome').getByText('Energy 25 %').waitFor();
    await expect.poll(energy).toBeCloseTo(-0.25);
    await page.getByRole('button', { name: 'Yes, done' }).click();
    expect(owner.faults).toEqual([]);
  });

  it('refuses beside its field what cannot be, whoever finds it, and saves nothing', async () => {
    const before = written();
    await showView(page, 'settings');
    await page.getByRole('searchbox').fill('rest heart');
    await page.getByRole('textbox', { name: 'Rest heart rate' }).fill('400');
    await page.locator('[data-path="body.restHeartRateBpm"]').getByText('It may be 30 to 240.').waitFor();
    await page.getByRole('button', { name: 'Leave it (Rest heart rate)' }).click();
    await page.getByRole('searchbox').fill('outputs.use');
    await page.getByRole('textbox', { name: 'Use' }).fill('["nonsense"]');
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.locator('[data-path="outputs.use"]').getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Leave all' }).click();
    expect(written()).toBe(before);
    // That one is what the daemon found.
    expect(owner.faults.splice(0).filter((fault) => !/ 400\b|status of 400/.test(fault))).toEqual([]);
  });

  it('mends a file that was broken by hand', async () => {
    const before = written();
    writeFileSync(file, before.replace('# mine', 'body: { restHeartRateBpm: [48 # mine'));
    await page.reload();
    await page.getByText('The file is broken.').waitFor();
    const yaml = page.getByRole('textbox', { name: 'The configuration, as YAML' });
    await yaml.fill((await yaml.inputValue()).replace('[48', '48 }'));
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect.poll(written).toBe(before.replace('# mine', 'body: { restHeartRateBpm: 48 } # mine'));
    await page.getByText('The file is broken.').waitFor({ state: 'detached' });
  });

  /** All is as before, without a press: paired, told of a body that moves, steered by the knob. */
  const isThereAgain = async (): Promise<void> => {
    await page.getByText('Connected').waitFor();
    await showView(page, 'run');
    const seen = new Set<string | null>();
    await expect
      .poll(async () => seen.add(await page.getByTestId('heart').textContent()).size, {
        message: 'another heart rate',
      })
      .toBeGreaterThan(2);
    await knobs.send(fader, 500);
    await expect.poll(energy).toBeCloseTo(0);
    await knobs.send(fader, 710);
    await expect.poll(energy).toBeCloseTo(0.35);
    expect((await ask(daemon, 'GET', '/config')).lastStart).toBeUndefined();
    expect((await ask(daemon, 'GET', '/users')).map(({ name }: { name: string }) => name)).toEqual([
      'My tablet',
    ]);
  };

  it('is there again by itself after a restart that was pressed on it, which takes what was saved', async () => {
    await showView(page, 'health');
    await page.getByRole('button', { name: 'Restart now…' }).click();
    await page.getByRole('button', { name: 'Yes: silence for some seconds' }).click();
    await page.getByText('No connection to the band.').waitFor();
    await isThereAgain();
    const options = (await ask(daemon, 'GET', '/config')).options as { path: string; value: unknown }[];
    expect(options.find(({ path }) => path === 'body.restHeartRateBpm')?.value).toBe(48);
  });

  it('says that nobody answers after a sudden end, and is there again by itself', async () => {
    await showView(page, 'scenes');
    const exited = once(daemon.process, 'exit');
    daemon.process.kill('SIGKILL');
    await exited;
    await page.getByText('Offline').waitFor();
    await page.getByText('No connection to the band.').waitFor();
    daemon = await play();
    await isThereAgain();
    await showView(page, 'scenes');
    await page.getByRole('heading', { name: 'Dusk' }).waitFor();
  });
});
