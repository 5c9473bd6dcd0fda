import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadConfiguration } from './config-file.ts';
import { documentConfiguration, printConfiguration } from './config-print.ts';

/** A list whose entries are maps of several kinds, told apart by their type. */
const schema = z.object({
  sensors: z
    .object({
      pods: z
        .array(
          z.discriminatedUnion('type', [
            z.strictObject({ type: z.literal('bare') }).describe('Tells nothing of itself.'),
            z
              .strictObject({
                type: z.literal('foot').describe('Which kind.'),
                side: z.enum(['left', 'right']).default('left').describe('Which foot.'),
                delayMs: z.number().min(0).max(90).describe('How late it tells, ms.'),
              })
              .describe('Worn on a shoe.'),
          ]),
        )
        .prefault([])
        .describe('Pods, one by one.'),
    })
    .prefault({}),
});

it('a list is set with JSON, or in YAML', async () => {
  const overrides = ['sensors.pods=[{"type":"foot","delayMs":5},{"type":"bare"}]'];
  expect((await loadConfiguration(schema, { overrides })).sensors.pods).toEqual([
    { type: 'foot', side: 'left', delayMs: 5 },
    { type: 'bare' },
  ]);
});

it('faults of an entry name its place, what fits there and the nearest name', async () => {
  const overrides = ['sensors.pods=[{type: bare, sid: left}, {type: foot, delayMs: 100, sid: left}]'];
  await expect(loadConfiguration(schema, { overrides })).rejects.toThrow(
    [
      'The configuration has 3 faults:',
      '  --set  sensors.pods.0.sid: there is no such option; there are: type',
      '  --set  sensors.pods.1.sid: there is no such option; the nearest is sensors.pods.*.side',
      '  --set  sensors.pods.1.delayMs: 100 does not fit: it must be a number from 0 to 90',
    ].join('\n'),
  );
});

it('an entry of a list of words tells which words fit', async () => {
  const words = z.object({
    may: z
      .array(z.enum(['play', 'skip']))
      .prefault([])
      .describe('What guests may.'),
  });
  await expect(loadConfiguration(words, { overrides: ['may=[play, skib]'] })).rejects.toThrow(
    'may.1: "skib" does not fit: it must be one of play, skip; the nearest is skip',
  );
});

it('the printed file tells of every kind and its options, and reads back', async () => {
  const values = schema.parse({ sensors: { pods: [{ type: 'foot', delayMs: 5 }] } });
  const text = printConfiguration(schema, values);
  expect(text).toBe(
    [
      'sensors:',
      '  # Pods, one by one. List, each with a type: bare, foot. Default: [].',
      '  # - type: bare',
      '  #   Tells nothing of itself.',
      '  # - type: foot',
      '  #   Worn on a shoe.',
      '  #   side: Which foot. One of left, right. Default: left.',
      '  #   delayMs: How late it tells, ms. Number from 0 to 90.',
      '  pods: [ { type: foot, side: left, delayMs: 5 } ]',
      '',
    ].join('\n'),
  );
  expect(schema.parse(parse(text))).toEqual(values);
});

it('the documentation has a table for each kind', () => {
  const text = documentConfiguration(schema);
  expect(text).toContain(
    '| `sensors.pods` | Pods, one by one. | list, each with a type: bare, foot | `[]` |\n',
  );
  expect(text).toContain('\n\n`sensors.pods`, `type: bare`: Tells nothing of itself.\n\n');
  expect(text).toContain('| `side` | Which foot. | one of left, right | `left` |\n');
});
