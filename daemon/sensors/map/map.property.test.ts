import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { always, damaged, expectBodily, noise, oddField } from '../testing/property.ts';
import type { MapEntry } from './entry.ts';
import { presets } from './presets.data.ts';
import { createSenderMap } from './sender-map.ts';
import type { Translation } from './translate.ts';

const wallSeconds = 1_700_000_000;
const option = Object.keys(presets).map((preset) => ({ preset }));
const open = () => createSenderMap(option, { nowSeconds: () => 1000, wallSeconds: () => wallSeconds });

/** Every name that a preset looks for, and some that no object should have. */
const pathsOf = ({ fields = {}, field, time, device, when = {} }: MapEntry): readonly string[] =>
  [
    ...Object.values(fields).map((place) => (typeof place === 'string' ? place : place.field)),
    ...[field, time, device].flatMap((path) => path ?? []),
    ...Object.keys(when),
  ].flatMap((path) => path.split('|'));
const paths = Object.values(presets).flatMap(({ entries }) => entries.flatMap(pathsOf));
const names = [
  ...new Set(paths.flatMap((path) => path.split('.'))),
  '__proto__',
  'constructor',
  'payload',
  'locations',
];

const leaf = fc.oneof(
  oddField,
  fc.constantFrom('location', 'gravity', 'accelerometer', `${wallSeconds}`, ''),
);
const { said } = fc.letrec<{ said: unknown; object: object; list: readonly unknown[] }>((tie) => ({
  said: fc.oneof({ depthSize: 'small' }, leaf, tie('object'), tie('list')),
  object: fc.dictionary(fc.constantFrom(...names), tie('said'), { maxKeys: 8 }),
  list: fc.array(tie('said'), { maxLength: 4 }),
}));

const expectSane = (translation: Translation | undefined): void => {
  if (!translation) return;
  expectBodily(translation.readings);
  for (const { atSeconds } of translation.readings) expect(atSeconds >= 940 && atSeconds <= 1000).toBe(true);
};

describe('what another program says', () => {
  always(
    'survives over HTTP, and is what a body can have or nothing',
    fc.property(fc.constantFrom(...open().httpNames), said, (name, message) => {
      expectSane(open().http(name, message));
    }),
  );

  const text = said.map((message) => Buffer.from(JSON.stringify(message) ?? ''));
  always(
    'survives over MQTT and UDP, damaged and as noise',
    fc.property(fc.oneof(text, damaged(text), noise), (payload) => {
      const senders = open();
      expectSane(senders.udp(payload));
      for (const topic of ['owntracks/jane/phone', 'sensor-logger']) expectSane(senders.mqtt(topic, payload));
    }),
    { share: 0.5 },
  );

  const address = fc.constantFrom(
    '/ZIGSIM/a/accel',
    '/ZIGSIM/a/gravity',
    '/ZIGSIM/a/gps',
    '/gyrosc/gps',
    '/gyrosc/x',
  );
  always(
    'survives over OSC',
    fc.property(
      fc.array(fc.tuple(address, fc.array(oddField, { maxLength: 6 })), { maxLength: 6 }),
      (messages) => {
        const senders = open();
        for (const [where, args] of messages) expectSane(senders.osc(where, args));
      },
    ),
  );
});
