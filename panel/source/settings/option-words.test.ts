import { expect, it } from 'vitest';
import { configurationSchema } from '../../../daemon/configuration.ts';
import { leafOptions, readOptions } from '../../../daemon/system/config/config-schema.ts';
import german from '../words/options.de.ts';
import portuguese from '../words/options.pt.ts';
import { settingsWords } from '../words/settings.ts';
import type { OptionWords } from './option-words.ts';

const paths = leafOptions(readOptions(configurationSchema))
  .map((option) => option.path)
  .filter((names) => !names.includes('*'))
  .map((names) => names.join('.'));

it.each<[string, OptionWords]>([
  ['German', german],
  ['Portuguese', portuguese],
])('every option has a title and a meaning of its own in %s, and none is there that is not', (_, words) => {
  expect(Object.keys(words).sort()).toEqual([...paths].sort());
  for (const [option, [title, help]] of Object.entries(words)) {
    expect(title, option).toMatch(/\S/);
    expect(title.length, option).toBeLessThan(45);
    expect(help, option).toMatch(/\.$/);
  }
  const titles = Object.values(words).map(([title]) => title);
  expect(new Set(titles).size).toBe(titles.length);
});

it('every section of the options says what it is about', () => {
  expect(Object.keys(settingsWords().sections).sort()).toEqual(Object.keys(configurationSchema.shape).sort());
});
