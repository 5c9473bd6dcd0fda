import fc from 'fast-check';
import { expect } from 'vitest';
import { always, oddField } from '../../testing/property.ts';
import { mapOptionSchema } from '../options.ts';
import { createSenderMap } from '../sender-map.ts';

const open = () => createSenderMap([], { nowSeconds: () => 1000, wallSeconds: () => 1.7e9 });
const { said } = fc.letrec<{ said: unknown; object: object; list: readonly unknown[] }>((tie) => ({
  said: fc.oneof({ depthSize: 'small' }, oddField, tie('object'), tie('list')),
  object: fc.dictionary(fc.oneof(fc.string({ maxLength: 60 }), fc.constant('__proto__')), tie('said'), {
    maxKeys: 8,
  }),
  list: fc.array(tie('said'), { maxLength: 6 }),
}));
const message = fc.record({
  way: fc.constantFrom('osc', 'mqtt', 'http', 'udp', 'midi', 'button'),
  address: fc.oneof(
    fc.nat(500).map((index) => `/a/${index}`),
    fc.constantFrom('1/cc7', '16/note127', '28', 'name', '/tactus/step'),
    fc.string({ maxLength: 300 }),
  ),
  said,
});

always(
  'few are heard, each with few values, whatever is sent; and what is suggested can be kept',
  fc.property(fc.array(message, { maxLength: 6 }), fc.nat(40), (messages, more) => {
    const senders = open();
    for (const { way, address, said: spoken } of messages) {
      const json = Buffer.from(JSON.stringify(spoken) ?? '');
      if (way === 'osc') senders.osc(address, Array.isArray(spoken) ? spoken : [spoken]);
      if (way === 'mqtt') senders.mqtt(address, json);
      if (way === 'http') senders.http(address, spoken);
      if (way === 'udp') senders.udp(json);
      if (way === 'midi') senders.midi(address, 0.5);
      if (way === 'button') senders.button(Number.parseInt(address, 10), true);
    }
    for (let index = 0; index < more; index += 1) senders.osc(`/flood/${index}`, [index]);
    const heard = senders.heard();
    for (const each of ['osc', 'mqtt', 'http', 'udp', 'midi', 'button'])
      expect(heard.filter(({ way }) => way === each).length).toBeLessThanOrEqual(32);
    for (const { values } of heard) {
      expect(values.length).toBeLessThanOrEqual(16);
      for (const { number, suggestion } of values) {
        if (number) expect(number.low <= number.last && number.last <= number.high).toBe(true);
        if (suggestion && mapOptionSchema.safeParse([suggestion]).success === false)
          expect.fail(`cannot be kept: ${JSON.stringify(suggestion)}`);
      }
    }
    expect(JSON.stringify(heard).length).toBeLessThan(6 * 32 * 16 * 700);
  }),
  { share: 0.1 },
);
