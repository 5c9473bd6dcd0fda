import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { configurationSchema } from '../../configuration.ts';
import { packageRoot } from '../files/package-root.ts';
import { environmentFaults, environmentName, environmentOverrides } from './config-environment.ts';
import { leafOptions, readOptions } from './config-schema.ts';

/** Where names of variables stand that a daemon may come to see. */
const code = [
  ...['daemon', 'panel', 'tests', 'tools/checks', 'tools/examples', 'systemd', '.ci', 'package.json'],
  ':!daemon/system/config/*.test.ts',
];
const root = readOptions(configurationSchema);

it('has a name of its own for every option', () => {
  const options = leafOptions(root).filter(({ path }) => !path.includes('*'));
  const names = options.map(({ path }) => environmentName(path));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(names).toContain('TACTUS_PANEL_HTTPS_PORT');
  // Those are for who tests and looks for faults.
  for (const taken of ['TACTUS_DEBUG', 'TACTUS_FREEZES', 'TACTUS_PULSEAUDIO_ROOT'])
    expect(names).not.toContain(taken);
});

it('says what stands there, and nothing of what is empty', () => {
  const environment = {
    TACTUS_PANEL_PORT: '80',
    TACTUS_VOICE_LANGUAGE: '',
    TACTUS_PANEL_PROT: '1',
    PATH: '/bin',
  };
  expect(environmentOverrides(root, environment)).toEqual([
    { text: 'panel.port=80', variable: 'TACTUS_PANEL_PORT' },
  ]);
  expect(environmentFaults(root, environment)).toEqual([
    {
      path: ['TACTUS_PANEL_PROT'],
      message: 'there is no such option; the nearest is TACTUS_PANEL_PORT',
      place: 'environment',
    },
  ]);
});

it('knows what is misspelt from what is another’s, and every name that is in use here', () => {
  const told = (...names: readonly string[]) =>
    environmentFaults(root, Object.fromEntries(names.map((name) => [name, 'x']))).map(
      ({ message }) => message,
    );
  // As Kubernetes writes the address of a service that is called so.
  expect(told('TACTUS_PANEL__PROT', 'TACTUS_SERVICE_HOST')).toEqual([
    'there is no such option; the nearest is TACTUS_PANEL_PORT',
    expect.stringMatching(/^there is no such option/),
  ]);
  const texts = execFileSync('git', ['grep', '-hoE', 'TACTUS_[A-Z_]+[A-Z]', '--', ...code], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  const used = [...new Set(texts.split('\n'))].filter((name) => name !== '' && !name.endsWith('PROT'));
  expect(used).toContain('TACTUS_FREEZES');
  expect(told(...used)).toEqual([]);
});
