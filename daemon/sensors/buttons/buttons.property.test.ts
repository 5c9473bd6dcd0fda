import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { writeInputEvent } from '../testing/key-event.ts';
import { always, damaged, noise } from '../testing/property.ts';
import { createGestures } from './gesture.ts';
import { inputEventBytes, parseKeyEvents } from './input-event.ts';

const key = fc.record({
  seconds: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  micros: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  type: fc.oneof(fc.constant(1), fc.nat(65_535)),
  code: fc.nat(65_535),
  value: fc.oneof(fc.constantFrom(0, 1, 2), fc.integer()),
});
const events = fc.array(key.map(writeInputEvent), { maxLength: 8 }).map((all) => Buffer.concat(all));

describe('input events', () => {
  always(
    'survive, and are keys that were pressed, released or held',
    fc.property(fc.oneof(damaged(events), noise), (bytes) => {
      const found = parseKeyEvents(bytes);
      expect(found.length).toBeLessThanOrEqual(Math.floor(bytes.length / inputEventBytes));
      for (const { code, action, kernelSeconds } of found) {
        expect(Number.isInteger(code) && code >= 0 && code <= 65_535).toBe(true);
        expect(['press', 'release', 'repeat']).toContain(action);
        expect(Number.isFinite(kernelSeconds)).toBe(true);
      }
    }),
  );

  always(
    'are understood when they are whole',
    fc.property(fc.array(key, { maxLength: 6 }), fc.nat(23), (keys, torn) => {
      const whole = keys.map((each) => ({ ...each, type: 1, value: Math.abs(each.value) % 3 }));
      const bytes = Buffer.concat([...whole.map(writeInputEvent), Buffer.alloc(torn)]);
      const found = parseKeyEvents(bytes);
      expect(found.map(({ code, action }) => [code, action])).toEqual(
        whole.map(({ code, value }) => [code, ['release', 'press', 'repeat'][value]]),
      );
    }),
  );

  always(
    'of one key tell each press once, however they are asked',
    fc.property(
      fc.array(
        fc.tuple(fc.constantFrom('press', 'release', 'ask'), fc.double({ min: 0, max: 2, noNaN: true })),
        { maxLength: 30 },
      ),
      (said) => {
        const gestures = createGestures();
        let now = 0;
        let presses = 0;
        let told = 0;
        for (const [what, later] of said) {
          now += later;
          if (what === 'press') {
            presses += 1;
            gestures.press(now);
          } else if (what === 'release') gestures.release(now);
          else if (gestures.meant(now)) told += 1;
        }
        expect(told).toBeLessThanOrEqual(presses);
      },
    ),
  );
});
