import type { Locator } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { missing } from './testing/browser.ts';
import { desk, phone, small, useSettingsStage } from './testing/settings-stage.ts';

const fives = 'title: Five fives\nsteps:\n  - { repeat: 5, steps: [{ work: 5 min }, { rest: lap }] }\n';

describe.skipIf(missing)('workouts', () => {
  const stage = useSettingsStage();

  // The host goes from one test to the next.
  afterEach(() => {
    stage.host.told = {};
    return stage.host.command({ workout: 'none' });
  });

  it('are begun, seen at a glance, led on by a lap, and ended', async () => {
    const page = await stage.open('#workouts');
    // Nothing but this lets the runner go on.
    const isShown = (what: Locator): Promise<void> =>
      expect
        .poll(() => {
          stage.host.advance();
          return what.count();
        })
        .toBe(1);
    await page.getByRole('button', { name: 'Start Hills' }).click();
    await expect.poll(() => stage.host.commands.at(-1)).toEqual({ workout: 'hills' });
    await isShown(page.getByText('Step 1 of 4'));
    await page.getByText('Then: Uphill, 1:00').waitFor();
    await page.getByRole('button', { name: 'Next step (lap)' }).click();
    await isShown(page.getByText('Step 2 of 4'));
    await page.getByText('Aim: 176/min – 180/min').waitFor();
    // On the run, too, without a press.
    await page.getByRole('link', { name: 'Run' }).click();
    await isShown(page.locator('.cue-note', { hasText: 'Uphill 0:' }));
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('link', { name: 'Workouts' }).click();
    await page.getByRole('button', { name: 'End the workout' }).click();
    await expect.poll(() => page.getByText('Step 2 of 4').count()).toBe(0);
  });

  it('are brought as a file, looked into, and taken away', async () => {
    const page = await stage.open('#workouts');
    const file = (name: string, text: string) => ({
      ...{ name, mimeType: 'text/plain', buffer: Buffer.from(text) },
    });
    const input = page.locator('input[type=file]');
    await input.setInputFiles(file('fives.yaml', fives));
    await page.getByText('It is here as five-fives.').waitFor();
    await page.getByLabel('Five fives: Steps').click();
    await expect.poll(() => page.locator('.workout-steps li').count()).toBe(10);
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Start Five fives' }).count()).toBe(0);
    await input.setInputFiles(file('bad.yaml', 'title: nothing'));
    await page.getByRole('alert').getByText('bad.yaml').waitFor();
    await input.setInputFiles(file('big.yaml', 'x'.repeat(600 * 1024)));
    await page.getByText('big.yaml is larger than 512 KB.').waitFor();
  });

  it('have the cadence course beside them, run by run', async () => {
    const page = await stage.open('#workouts');
    const course = { phase: 'leads', run: 3, ownSpm: 160, goalSpm: 168, runGoalSpm: 164 } as const;
    const tell = async (more: object): Promise<void> => {
      stage.host.told = { course: { ...course, help01: 1, stoppedRaising: false, isOn: true, ...more } };
      await stage.host.command({});
    };
    expect(await page.getByRole('heading', { name: 'Cadence course' }).count()).toBe(0);
    await tell({});
    await page.getByText('From 160 to 168 steps a minute, over eight runs.').waitFor();
    await page.getByText('Run 3 of 8: to 164 steps a minute, led for 100 % of the time.').waitFor();
    await expectAccessible(page, 'the course');
    await tell({ isOn: false, stoppedRaising: true });
    await page.getByText(/It is not raised any more/).waitFor();
    await page.getByText(/The music is not set to it now/).waitFor();
    await tell({ phase: 'done', checkedSpm: 166.6 });
    await page.getByText('Without help it is 167 steps a minute now.').waitFor();
  });

  it.each(['light', 'dark'] as const)('find room and no fault, %s', async (colorScheme) => {
    const course = {
      phase: 'leads',
      run: 3,
      ownSpm: 160,
      goalSpm: 168,
      runGoalSpm: 164,
      help01: 0.6,
    } as const;
    stage.host.told = { course: { ...course, stoppedRaising: false, isOn: true } };
    await stage.host.command({ workout: 'hills' });
    for (const size of [phone, desk, small]) {
      const page = await stage.open('#workouts', { ...size, colorScheme });
      await page.getByLabel('Hills: Steps').click();
      await page.locator('.workout-steps li').first().waitFor();
      await expectAccessible(page, `workouts at ${size.viewport.width} pixels`);
      expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${colorScheme}-${size.viewport.width}.png` });
    }
  });
});
