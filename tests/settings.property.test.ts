import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { Lexer } from 'yaml';
import { configurationSchema } from '../daemon/configuration.ts';
import { ConfigurationError } from '../daemon/system/config/config-error.ts';
import { valueAt } from '../daemon/system/config/config-faults.ts';
import { loadConfiguration } from '../daemon/system/config/config-file.ts';
import { createConfigurationKeeper } from '../daemon/system/config/config-keeper.ts';
import { setValue } from '../daemon/system/config/config-overrides.ts';
import { leafOptions, type OptionNode, readOptions } from '../daemon/system/config/config-schema.ts';
import { packageRoot } from '../daemon/system/files/package-root.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-patches-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'tactus.yaml');
const shipped = readFileSync(path.join(packageRoot, 'config/tactus.yaml'), 'utf8');

const root = readOptions(configurationSchema);
const defaults = configurationSchema.parse({});
const options = leafOptions(root).filter(({ path: names }) => !names.includes('*'));

/** What fits an option, as far as its shape says; null: its default. */
function valuesOf({ json, choices }: OptionNode): fc.Arbitrary<unknown> {
  const { minimum = 0, maximum = 9 } = json;
  if (choices.length > 0) return fc.constantFrom(...choices, null);
  if (json.type === 'boolean') return fc.boolean();
  if (json.type === 'integer')
    return fc.integer({ min: Math.max(minimum, -1e6), max: Math.min(maximum, 1e6) });
  if (json.type === 'number') return fc.double({ min: minimum, max: maximum, noNaN: true });
  if (json.type === 'string') return fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constant(null));
  return fc.constantFrom(null, [], {});
}

const patch = fc
  .uniqueArray(fc.constantFrom(...options), { minLength: 1, maxLength: 6 })
  .chain((chosen) =>
    fc.tuple(...chosen.map((option) => valuesOf(option).map((value) => ({ option, value })))),
  );

const commentsIn = (text: string): readonly string[] =>
  [...new Lexer().lex(text)].filter((token) => token.startsWith('#'));

it('any patch that fits gives a file that loads, says what was asked, and has every comment', async () => {
  const keeper = createConfigurationKeeper({
    schema: configurationSchema,
    file,
    overrides: [],
    examine: async () => [],
    asPlayed: (configuration) => configuration,
    backupFolder: path.join(folder, 'config-backups'),
    wallSeconds: () => 1_700_000_000,
  });
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(patch, { minLength: 1, maxLength: 3 }), async (patches) => {
      writeFileSync(file, shipped);
      for (const wanted of patches) {
        const before = readFileSync(file, 'utf8');
        const asked: Record<string, unknown> = {};
        for (const { option, value } of wanted) setValue(asked, option.path, value);
        try {
          await keeper.change(asked);
        } catch (error) {
          // What does not fit after all (patterns, what must be above another) changes nothing.
          expect(error).toBeInstanceOf(ConfigurationError);
          expect(readFileSync(file, 'utf8')).toBe(before);
          continue;
        }
        kept += 1;
        const loaded = await loadConfiguration(configurationSchema, { file });
        for (const { option, value } of wanted) {
          const expected = value ?? valueAt(defaults, option.path);
          expect([option.path, valueAt(loaded, option.path)]).toEqual([option.path, expected]);
        }
      }
      expect(commentsIn(readFileSync(file, 'utf8'))).toEqual(commentsIn(shipped));
    }),
    { numRuns: 60 },
  );
  expect(kept).toBeGreaterThan(20);
});

it('what is called a password is a secret, and none lies in a list, where it would be told with it', () => {
  const all = leafOptions(root);
  const named = all.filter(({ path: names }) => /password|secret|passphrase|token/i.test(names.at(-1)!));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(({ isSecret }) => !isSecret).map(({ path: names }) => names.join('.'))).toEqual([]);
  expect(all.filter(({ isSecret, path: names }) => isSecret && names.includes('*'))).toEqual([]);
});
