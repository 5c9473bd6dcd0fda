import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { configurationSchema } from '../daemon/configuration.ts';
import { leafOptions, readOptions } from '../daemon/system/config/config-schema.ts';
import { packageRoot } from '../daemon/system/files/package-root.ts';
import { expectAccessible, widthTooMuch } from './testing/accessible.ts';
import { missing } from './testing/browser.ts';
import { desk, phone, small, useSettingsStage, yaml } from './testing/settings-stage.ts';

describe.skipIf(missing)('the options as a form, and the file beside it', () => {
  const stage = useSettingsStage();

  it('finds an option, shows what would change, saves it beside the comments, and undoes it', async () => {
    const page = await stage.open('#settings');
    await page.getByRole('searchbox', { name: 'Search' }).fill('start volume');
    const field = page.getByRole('textbox', { name: 'Start volume' });
    expect(await field.inputValue()).toBe('0.4');
    await field.fill('loud');
    await page.getByText('This is no number.').waitFor();
    expect(await page.getByRole('button', { name: 'Look and save' }).isDisabled()).toBe(true);
    await field.fill('0,6');
    await page.getByRole('button', { name: 'Look and save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this?' });
    await dialog.locator('ins').getByText('0.6').waitFor();
    await expectAccessible(page, 'what would change');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(stage.kept.content()).toBe(yaml);
    await page.getByRole('button', { name: 'Look and save' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(stage.kept.content()).toBe(yaml.replace('0.4', '0.6'));
    await page.getByText('Until the next start it is 0.4.').waitFor();
    await page.getByRole('button', { name: 'Restart now…' }).click();
    await page.getByRole('button', { name: 'Yes: silence' }).click();
    await expect.poll(() => stage.restarts).toBe(1);
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    await page.getByText('Undone: player.startVolume01').waitFor();
    expect(stage.kept.content()).toBe(yaml);
    await expect.poll(() => field.inputValue()).toBe('0.4');
  });

  it('says what does not fit beside the option, whoever finds it', async () => {
    const page = await stage.open('#settings/rest%20heart');
    await page.getByRole('textbox', { name: 'Rest heart rate' }).fill('400');
    await page.getByText('It may be 30 to 240.').waitFor();
    await page.getByRole('button', { name: 'Leave it (Rest heart rate)' }).click();
    await page.getByRole('searchbox').fill('outputs.use');
    await page.getByRole('textbox', { name: 'Use' }).fill('["nonsense"]');
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.locator('[data-path="outputs.use"]').getByRole('alert').waitFor();
    await page.getByText('one does not fit').waitFor();
    await expectAccessible(page, 'what does not fit');
    await page.getByRole('button', { name: 'Leave all' }).click();
    expect(stage.kept.content()).toBe(yaml);
  });

  it('tells whoever would shut himself out, before that is saved', async () => {
    const { token } = stage.access.users.add('Phone', 'admin');
    // The door for others is the one that stays from now on.
    await expect.poll(() => stage.panel.securePort).toBeDefined();
    const context = await stage.browser.newContext({ reducedMotion: 'reduce', ...phone });
    await context.addInitScript(`localStorage.setItem('tactus-token', '${token}')`);
    const page = await context.newPage();
    await page.goto(`${stage.othersUrl}/#settings/panel.listen`);
    await page.getByRole('combobox', { name: 'Listen' }).selectOption('loopback');
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByRole('dialog').getByText('This shuts you out').waitFor();
    await page.keyboard.press('Escape');
    expect(stage.kept.content()).toBe(yaml);
  });

  it('has a way for each kind of option, and tells no secret', async () => {
    const page = await stage.open('#settings/mqtt');
    expect(await page.content()).not.toContain('hunter2');
    expect(await page.getByLabel('MQTT: password').getAttribute('placeholder')).toBe('is set');
    await page.getByLabel('MQTT: password').fill('hunter3');
    await page.getByRole('switch', { name: 'MQTT: enabled' }).check();
    await page.getByRole('searchbox').fill('guests');
    await page.getByRole('checkbox', { name: 'skip' }).check({ force: true });
    await page.getByRole('checkbox', { name: 'volume' }).check({ force: true });
    await page.getByRole('searchbox').fill('conductor.follow');
    await page.getByRole('combobox', { name: 'Follow' }).selectOption('speed');
    await page.getByRole('searchbox').fill('conductor.seed');
    await page.getByRole('button', { name: 'As usual (Seed)' }).click();
    await page.getByText('5 changes').waitFor();
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(stage.kept.saved.at(-1)).toMatchObject({
      sensors: { mqtt: { enabled: true, password: 'hunter3' } },
      panel: { guests: ['skip', 'volume'] },
      conductor: { follow: 'speed', seed: 1 },
    });
    expect(stage.kept.content()).toContain('# Mine.');
  });

  it('has every option of the schema, in the same order as docs/configuration.md', async () => {
    const schema = leafOptions(readOptions(configurationSchema))
      .map((option) => option.path.join('.'))
      .filter((path) => !path.includes('*'));
    const page = await stage.open('#settings', desk);
    await page.getByText(`${schema.length} options`).waitFor();
    for (const head of await page.locator('.section-head').all()) await head.click();
    const shown = await page
      .locator('[data-path]')
      .evaluateAll((all) => all.map((each) => each.dataset.path));
    expect(shown).toEqual(schema);
    const document = readFileSync(path.join(packageRoot, 'docs/configuration.md'), 'utf8');
    const written = [...document.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, path]) => path);
    expect(written.filter((path) => schema.includes(path ?? ''))).toEqual(schema);
  });

  it('has the file beside the form, without its secrets, and each follows the other', async () => {
    const page = await stage.open('#settings/conductor.seed', desk);
    const file = page.getByRole('textbox', { name: 'The configuration, as YAML' });
    await expect.poll(() => file.inputValue()).toBe(yaml.replace('hunter2', '(not shown 1)'));
    await file.fill((await file.inputValue()).replace('seed: 5', 'seed: 6'));
    await page.getByRole('button', { name: 'Look and save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this?' });
    await dialog.getByText('What changes in the file').click();
    await dialog.getByText('seed: 6 # lucky').waitFor();
    await expectAccessible(page, 'what would change in the file');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => stage.kept.content()).toBe(yaml.replace('seed: 5', 'seed: 6'));
    const field = page.getByRole('textbox', { name: 'Seed' });
    await expect.poll(() => field.inputValue()).toBe('6');
    await field.fill('7');
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => file.inputValue()).toContain('seed: 7 # lucky');
    expect(await page.content()).not.toContain('hunter2');
    await page
      .getByRole('button', { name: /^Look at / })
      .last()
      .click();
    const back = page.getByRole('dialog', { name: 'Go back to this?' });
    await back.locator('ins').getByText('5').waitFor();
    await back.getByRole('button', { name: 'Go back' }).click();
    await expect.poll(() => stage.kept.content()).toBe(yaml);
    await expect.poll(() => field.inputValue()).toBe('5');
  });

  it('marks what is wrong by its line, and keeps what was written until it is right', async () => {
    const page = await stage.open('#settings');
    await page.getByRole('radio', { name: 'File' }).check({ force: true });
    const file = page.getByRole('textbox', { name: 'The configuration, as YAML' });
    await file.fill('conductor:\n  folow: auto\n  seed: -1\n');
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByText('2 things are wrong:').waitFor();
    await page.getByText('the nearest is conductor.follow').waitFor();
    expect(await page.locator('.numbers .wrong').allTextContents()).toEqual(['2', '3']);
    await expectAccessible(page, 'a file with faults');
    await page.getByRole('button', { name: 'Line 3' }).click();
    expect(await page.evaluate('getSelection().toString()')).toBe('  seed: -1');
    await page.getByRole('button', { name: 'As it was' }).click();
    await expect.poll(() => file.inputValue()).toContain('(not shown 1)');
    expect(stage.kept.content()).toBe(yaml);
  });

  it('is the way out where the file was broken by hand', async () => {
    stage.kept.write(yaml.replace('seed: 5', 'seed: [5'));
    const page = await stage.open('#settings', desk);
    await page.getByText('The file is broken.').waitFor();
    const file = page.getByRole('textbox', { name: 'The configuration, as YAML' });
    expect(await page.content()).not.toContain('hunter2');
    await file.fill((await file.inputValue()).replace('seed: [5', 'seed: 5'));
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => stage.kept.content()).toBe(yaml);
    await page.getByText('The file is broken.').waitFor({ state: 'detached' });
  });

  it('says when the file was changed meanwhile, and loses nothing', async () => {
    const page = await stage.open('#settings', desk);
    const file = page.getByRole('textbox', { name: 'The configuration, as YAML' });
    await file.fill('conductor: {seed: 8}\n');
    stage.kept.write('conductor: {seed: 7}\n');
    await page.getByRole('button', { name: 'Look and save' }).click();
    await page.getByText('was changed meanwhile').waitFor();
    await page.getByRole('button', { name: 'Look at mine against it' }).click();
    await page.getByRole('dialog').locator('ins').getByText('8').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => stage.kept.content()).toBe('conductor: {seed: 8}\n');
  });

  it('speaks the languages of the page, and is found by their words', async () => {
    for (const [locale, sought, title] of [
      ['de-AT', 'ruhepuls', 'Ruhepuls'],
      ['pt-BR', 'repouso', 'Pulsação em repouso'],
    ] as const) {
      const page = await stage.open('#settings', { ...phone, locale });
      await page.getByRole('searchbox').fill(sought);
      await page.getByRole('textbox', { name: title }).waitFor();
      await expectAccessible(page, `options in ${locale}`);
    }
  });

  it.each(['light', 'dark'] as const)(
    'finds room and no fault beside each other, %s',
    async (colorScheme) => {
      for (const size of [phone, desk, small]) {
        const page = await stage.open('#settings/volume', { ...size, colorScheme });
        await page.getByRole('textbox', { name: 'Start volume' }).fill('0.5');
        await expectAccessible(page, `the form at ${size.viewport.width} pixels`);
        expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
        if (size !== desk) await page.getByRole('radio', { name: 'File' }).check({ force: true });
        await page
          .getByRole('textbox', { name: 'The configuration, as YAML' })
          .fill('log: {level: info} # '.repeat(9));
        await expectAccessible(page, `the file at ${size.viewport.width} pixels`);
        expect(await page.evaluate(widthTooMuch)).toBeLessThanOrEqual(0);
      }
    },
  );
});
