import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { configurationHeading } from '../daemon/cli/config.ts';
import { configurationSchema } from '../daemon/configuration.ts';
import { documentConfiguration, printConfiguration } from '../daemon/system/config/config-print.ts';
import { leafOptions, readOptions } from '../daemon/system/config/config-schema.ts';

/** `npx vitest run tests/configuration -u` writes both files anew. */
const defaults = configurationSchema.parse({});

it('config/tactus.yaml holds every option as it is', async () => {
  const text = printConfiguration(configurationSchema, defaults, configurationHeading);
  await expect(text).toMatchFileSnapshot('../config/tactus.yaml');
  expect(configurationSchema.parse(parse(text))).toEqual(defaults);
});

it('docs/configuration.md holds every option as it is', async () => {
  const text = [
    '# Configuration',
    '',
    'Made from the options themselves (`daemon/*/options.ts`); do not edit. `config/tactus.yaml` holds the same as a file',
    'to begin with.',
    '',
    '- Read from `/etc/tactus/tactus.yaml`, else from `~/.config/tactus/tactus.yaml` (`$XDG_CONFIG_HOME`), or from the file',
    '  given with `--config`. What is left out has its default.',
    '- The panel changes the same file (`PATCH /api/v1/config`, see [protocol.md](protocol.md)): comments and all other lines',
    '  stay, what was there before is kept in `config-backups` of the state folder and can be had again. Where neither file is',
    '  there, it makes the first, or the second where it may not write the first.',
    '- What is marked *at once* takes effect when it is saved from the panel; all else when the daemon starts, or is started',
    '  anew from the panel. What the command line says holds, whatever is saved.',
    '- What is marked *in the file only* is changed by who may write that file, and not from the panel.',
    '- Over the file stand its drop-ins, `tactus.yaml.d/*.yaml` beside it (of a file given with `--config`: its name and `.d`), the later by name over the',
    '  earlier, read when the daemon starts; over them the environment, over that the command line. The page tells where one of them holds.',
    '- `--set path=value` overrides one option for one run: `tactus run --set conductor.follow=speed`.',
    '- `tactus config check` names all faults at once, each with its place and the nearest valid name; `tactus config print`',
    '  prints everything that is in force, `tactus config diff` what is not as by default; `sudo tactus config set panel.port=8080`',
    '  writes options into the file, all of them or none, and `panel.port=` goes back to the default.',
    '- The environment overrides options too, under the command line: `TACTUS_PANEL_HTTPS_PORT=8443` is `panel.httpsPort`. A name like that which no option',
    '  has is passed over, and told; to `tactus config check` it is a fault.',
    '- An option that has got another name is taken by its earlier one, too, in the file, in the environment and behind `--set`: the log and `tactus config check`',
    '  say what it is called now, and the next change from the page or `tactus config set` (alone, it writes just that) puts it into the file.',
    '',
    documentConfiguration(configurationSchema),
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../docs/configuration.md');
});

it('every option says what it means', () => {
  const silent = leafOptions(readOptions(configurationSchema)).filter(
    ({ description }) => description === '',
  );
  expect(silent.map(({ path }) => path.join('.'))).toEqual([]);
});
