import fc from 'fast-check';
import { encode, Message } from 'node-osc';
import { describe, expect } from 'vitest';
import { createHearing } from '../testing/heard.ts';
import { always, damaged, expectBodily, noise, oddNumber } from '../testing/property.ts';
import { spokenKinds } from '../words.ts';
import { readOscPacket } from './message.ts';

const word = fc.oneof(
  fc.constantFrom(...spokenKinds, 'sensor', 'tactus', 'left-foot', '', '..', '__proto__', 'constructor'),
  fc.string({ maxLength: 12 }),
);
const path = fc.array(word, { maxLength: 4 }).map((words) => `/tactus/${words.join('/')}`);
const float = oddNumber.map((value) => ({ type: 'f' as const, value }));
const argument = fc.oneof(
  float,
  fc.boolean(),
  fc.string({ maxLength: 8 }),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
);
const message = fc
  .tuple(path, fc.array(argument, { maxLength: 8 }))
  .map(([address, values]) => Buffer.from(encode(new Message(address, ...values))));

/** A bundle of packets, its length fields right. */
const bundled = (packets: readonly Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('#bundle\0\0\0\0\0\0\0\0\x01', 'latin1'),
    ...packets.flatMap((packet) => {
      const length = Buffer.alloc(4);
      length.writeInt32BE(packet.length);
      return [length, packet];
    }),
  ]);
const packet = fc.oneof(
  message,
  fc.array(message, { maxLength: 3 }).map(bundled),
  fc
    .tuple(message, fc.nat(40))
    .map(([inner, depth]) =>
      Array.from({ length: depth }).reduce<Buffer>((whole) => bundled([whole]), inner),
    ),
);

describe('an OSC packet', () => {
  always(
    'survives, and tells what a body can have or nothing',
    fc.property(fc.oneof(damaged(packet), noise), (bytes) => {
      const { vitals, heard } = createHearing();
      for (const reading of readOscPacket(bytes).readings) vitals.emit({ atSeconds: 1, ...reading });
      expectBodily(heard);
    }),
  );

  always(
    'is understood when it is whole',
    fc.property(fc.double({ min: 20, max: 250, noNaN: true }), (heartRateBpm) => {
      const whole = encode(new Message('/tactus/sensor/strap/heartRate', { type: 'f', value: heartRateBpm }));
      expect(readOscPacket(Buffer.from(whole))).toEqual({
        readings: [{ sensorId: 'osc:strap', kind: 'heartRate', heartRateBpm: Math.fround(heartRateBpm) }],
        refusals: [],
      });
    }),
  );
});
