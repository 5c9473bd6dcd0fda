import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readOptions } from './config-schema.ts';
import { createSecrets } from './config-secrets.ts';
import { secret } from './option-marks.ts';

const schema = z.object({
  mqtt: z.object({
    url: z.string(),
    password: z.string().optional().meta(secret),
    prefix: z.string().default('band'),
  }),
  panel: z.object({ guests: z.array(z.string()) }),
});
const root = readOptions(schema);
const secrets = createSecrets(root);
const numbered = (text: string): string => secrets.mask(text, 'numbered');

describe('a secret', () => {
  it.each([
    ['plain', 'mqtt:\n  password: hunter2\n', 'mqtt:\n  password: (not shown 1)\n'],
    ['quoted', 'mqtt: {password: "hunter2, too", prefix: x}', 'mqtt: {password: (not shown 1), prefix: x}'],
    ['a number', 'mqtt:\n  password: 123456', 'mqtt:\n  password: (not shown 1)'],
    [
      'of several lines',
      'mqtt:\n  password: |\n    hunter2\n    more\n  prefix: x\n',
      'mqtt:\n  password: (not shown 1)\n  prefix: x\n',
    ],
    [
      'repeated by an alias',
      'x: &it hunter2\nmqtt:\n  password: *it\n',
      'x: &it (not shown 1)\nmqtt:\n  password: *it\n',
    ],
    ['misspelt', 'mqtt:\n  pasword: hunter2\n', 'mqtt:\n  pasword: (not shown 1)\n'],
    [
      'with a word about it',
      'mqtt:\n  password: hunter2 # was hunter1\n  # not hunter2\n',
      'mqtt:\n  password: (not shown 1) # (not shown 2)\n  # not (not shown 3)\n',
    ],
    ['put out of use', '# password: hunter2\n', '# password: (not shown 1)\n'],
    [
      'in an address, with marks in it',
      'mqtt: {url: "mqtt://me:hunt@er/2@host"}',
      'mqtt: {url: "mqtt://(not shown 1)@host"}',
    ],
    ['in an address', 'mqtt: {url: mqtt://me:hunter2@host}', 'mqtt: {url: mqtt://(not shown 1)@host}'],
    [
      'in what is no YAML',
      'mqtt:\n  password hunter2\n   prefix: [\n  {password: hunter2\n',
      'mqtt:\n  password (not shown 1)\n   (not shown 2)\n  {password: (not shown 3)\n',
    ],
  ])('is not shown: %s', (_, text, shown) => {
    expect(numbered(text)).toBe(shown);
    expect(secrets.putBack(shown, text)).toMatchObject({ text, faults: [] });
  });

  it('is none where nothing is set', () => {
    const text = 'mqtt:\n  password:\n  prefix: x # password\npanel: {guests: [password]}\n';
    expect(numbered(text)).toBe(text);
  });

  it('is known wherever it stands once it was hushed, also where the file is broken', () => {
    const hushed = createSecrets(root);
    hushed.hush(['hunter2']);
    expect(hushed.mask('# is hunter2\nmqtt: [')).toBe('# is (not shown)\nmqtt: [');
    expect(hushed.mask('mqtt: [\nhunter2\n')).not.toContain('hunter2');
    expect(hushed.scrub('"hunter2" does not fit')).toBe('"(not shown)" does not fit');
  });
});

describe('a placeholder', () => {
  const original = 'mqtt:\n  password: |\n    hunter2\n    more\n  prefix: x\n';
  it('may move with its option, and be quoted', () => {
    const { text, faults, lineBefore } = secrets.putBack(
      'mqtt: # mine\n  prefix: y\n  password: "(not shown 1)"\n  url: z\n',
      original,
    );
    expect(faults).toEqual([]);
    expect(parse(text)).toEqual({ mqtt: { prefix: 'y', password: 'hunter2\nmore\n', url: 'z' } });
    expect([1, 2, 3, 4, 5, 6].map(lineBefore)).toEqual([1, 2, 3, 3, 3, 4]);
  });

  it.each([
    ['another option', 'mqtt:\n  prefix: (not shown 1)\n', 'only where a secret stands'],
    ['a comment', '# (not shown 1)\nmqtt: {}\n', 'only where a secret stands'],
    ['nothing', 'mqtt:\n  password: (not shown 7)\n', 'stands for nothing'],
    [
      'what an alias makes another option',
      'mqtt:\n  password: &it (not shown 1)\n  prefix: *it\n',
      'only where a secret stands',
    ],
    ['a name by an alias', 'mqtt:\n  password: &it (not shown 1)\n*it : 1\n', 'only where a secret stands'],
    [
      'what is in a map that an alias repeats',
      'mqtt: &it\n  password: (not shown 1)\nother: *it\n',
      'only where a secret stands',
    ],
    [
      'what is called like it elsewhere',
      'panel:\n  guests: [{when: {password: (not shown 1)}}]\n',
      'only where a secret stands',
    ],
  ])('does not stand for %s', (_, edited, message) => {
    expect(secrets.putBack(edited, 'mqtt:\n  password: hunter2\n').faults).toEqual([
      { line: expect.any(Number), message: expect.stringContaining(message) },
    ]);
  });
});

it('may stay where an alias had it before', () => {
  const original = 'x: &it hunter2\nmqtt:\n  password: *it\n  prefix: *it\n';
  const shown = numbered(original);
  expect(secrets.putBack(`${shown}# more\n`, original).faults).toEqual([]);
});

it('whatever stands around, no secret is shown and every byte comes back', () => {
  const word = fc.stringMatching(/^[a-z ]{0,8}$/);
  const line = fc.oneof(
    word.map((text) => `# ${text} Zecret9`),
    word.map((text) => `  prefix: "${text}"`),
    fc.constantFrom(
      '',
      'mqtt:',
      '  password: Zecret9',
      '    password: "Zecret9" # Zecret9',
      '- [',
      '}',
      'a: &b',
    ),
    fc.constantFrom(
      '# password = Zecret9',
      '  {password: Zecret9}',
      'password Zecret9',
      '\tpassword: Zecret9',
    ),
  );
  const hushed = createSecrets(root);
  hushed.hush(['Zecret9']);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, newline) => {
      const text = lines.join(newline);
      const shown = hushed.mask(text, 'numbered');
      expect(shown).not.toContain('Zecret9');
      expect(hushed.putBack(shown, text)).toMatchObject({ text, faults: [] });
    }),
    { numRuns: 500 },
  );
});
