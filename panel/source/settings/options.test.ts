import { expect, it } from 'vitest';
import { draftOf, fieldOf, isSought, type Option, patchOf, rangeOf, textOf, titleOf } from './options.ts';

const option = (schema: Option['schema'], value?: unknown, more: Partial<Option> = {}): Option => ({
  ...{ path: 'panel.thing', help: 'What it means.', schema, source: 'default', restartNeeded: true },
  ...(value !== undefined && { value }),
  ...more,
});
const words = { type: 'string', enum: ['asked', 'loopback'] };

it.each([
  [{ type: 'boolean' }, 'switch'],
  [words, 'choice'],
  [{ type: 'number', enum: [44_100, 48_000] }, 'choice'],
  [{ type: 'array', items: words }, 'several'],
  [{ type: 'integer' }, 'number'],
  [{ type: 'string' }, 'text'],
  [{ anyOf: [{ const: 'auto' }, { type: 'integer' }] }, 'text'],
  [{ anyOf: [{ type: 'number' }, { type: 'null' }] }, 'text'],
  [{ type: 'array', items: { type: 'number' } }, 'lines'],
  [{ type: 'array', items: { type: 'object' } }, 'json'],
  [{ type: 'object' }, 'json'],
] as const)('asks for %j by %s', (schema, field) => expect(fieldOf({ schema })).toBe(field));

it.each([
  [{ type: 'integer', minimum: 1, maximum: 9 }, '4', { value: 4 }],
  [{ type: 'number' }, '0,5', { value: 0.5 }],
  [{ type: 'number', enum: [44_100, 48_000] }, '44100', { value: 44_100 }],
  [{ type: 'integer', minimum: 1, maximum: 9 }, '12', { fault: 'It may be 1 to 9.' }],
  [{ type: 'integer' }, '1.5', { fault: 'A whole number is needed.' }],
  [{ type: 'number' }, 'much', { fault: 'This is no number.' }],
  [{ type: 'number' }, '', { value: null }],
  [{ type: 'string' }, '', { value: null }],
  [{ type: 'string' }, '5', { value: '5' }],
  [{ anyOf: [{ const: 'auto' }, { type: 'integer' }] }, 'auto', { value: 'auto' }],
  [{ anyOf: [{ const: 'auto' }, { type: 'integer' }] }, '9600', { value: 9600 }],
  [{ anyOf: [{ type: 'number' }, { type: 'null' }] }, '', { value: null }],
  [{ type: 'array', items: { type: 'number' } }, '110\n\n130', { value: [110, 130] }],
  [{ type: 'array', items: { type: 'number' } }, 'fast', { fault: 'This is no number.' }],
  [{ type: 'array', items: { type: 'object' } }, '[{"a":1}]', { value: [{ a: 1 }] }],
  [{ type: 'array', items: { type: 'object' } }, '[{', { fault: 'This is not whole JSON.' }],
] as const)('takes for %j the text %j as %j', (schema, text, taken) =>
  expect(draftOf(option(schema, 'before'), text)).toEqual({ text, ...taken }),
);

it('wishes nothing where the text is what is saved, be it in force or not', () => {
  expect(draftOf(option({ type: 'integer' }, 7272), '7272')).toBeUndefined();
  expect(draftOf(option({ type: 'integer' }, 7272, { next: 80 }), '80')).toBeUndefined();
  expect(draftOf(option({ type: 'integer' }, 7272, { next: 80 }), '7272')).toMatchObject({ value: 7272 });
});

it('shows lists a line each, and what has a shape as JSON', () => {
  expect(textOf(option({ type: 'array', items: words }), ['asked', 'loopback'])).toBe('asked\nloopback');
  expect(textOf(option({ type: 'object' }), { a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
});

it('says ranges and titles in words', () => {
  expect(rangeOf({ type: 'number', minimum: 0, maximum: 1 })).toBe('0 to 1');
  expect(rangeOf({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER })).toBe('at least 1');
  expect(rangeOf({ type: 'string' })).toBe('');
  expect(titleOf('sensors.gpsd.portNumber')).toBe('Gpsd: port number');
  expect(titleOf('sensors.mqtt.url')).toBe('MQTT: URL');
  expect(titleOf('sensors.osc.enabled')).toBe('OSC: enabled');
  expect(titleOf('player.startVolume01')).toBe('Start volume');
  expect(titleOf('scenes')).toBe('Scenes');
});

it('finds options by all words of what is sought', () => {
  const guests = { path: 'panel.guestVolumeMaximum01', help: 'How loud guests may set it.' };
  for (const sought of ['', 'guest', 'LOUD guests', 'panel.guest', 'volume maximum'])
    expect(isSought(guests, sought), sought).toBe(true);
  expect(isSought(guests, 'loud kiosk')).toBe(false);
});

it('makes one patch of several drafts', () => {
  const drafts = new Map([
    ['panel.port', { text: '80', value: 80 }],
    ['panel.listen', { text: '', value: null }],
    ['sensors.gpsd.port', { text: '1', value: 1 }],
  ]);
  expect(patchOf(drafts)).toEqual({ panel: { port: 80, listen: null }, sensors: { gpsd: { port: 1 } } });
});
