import { expect, it } from 'vitest';
import { configurationSchema } from '../../configuration.ts';
import { environmentName, environmentOverrides } from './config-environment.ts';
import { leafOptions, readOptions } from './config-schema.ts';

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

it('says what stands there, and nothing of what is empty or unknown', () => {
  const environment = {
    TACTUS_PANEL_PORT: '80',
    TACTUS_VOICE_LANGUAGE: '',
    TACTUS_PANEL_PROT: '1',
    PATH: '/bin',
  };
  expect(environmentOverrides(root, environment)).toEqual(['panel.port=80']);
});
