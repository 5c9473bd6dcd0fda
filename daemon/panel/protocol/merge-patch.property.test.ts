import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMergePatch } from '../../../client/tactus-client.ts';
import { always } from '../../sensors/testing/property.ts';
import { type JsonObject, mergePatch } from './merge-patch.ts';

/** Few names, so that two objects have much in common. */
const name = fc.constantFrom('a', 'b', 'c', '0', '', '__proto__', 'constructor', 'toString');
const leaf = fc.oneof(fc.boolean(), fc.constantFrom(0, 1, -1, 0.1), fc.constantFrom('', 'x', 'null'));
const { object } = fc.letrec<{ object: JsonObject; value: JsonObject[string] }>((tie) => ({
  // From entries: an object that is written out cannot have every name that JSON can say.
  object: fc
    .array(fc.tuple(name, tie('value')), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries)),
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie('object'),
    fc.array(fc.oneof(leaf, fc.constant(null), tie('object')), { maxLength: 3 }),
  ),
}));

const asText = (value: unknown): unknown => value && JSON.parse(JSON.stringify(value));

describe('a merge patch', () => {
  always(
    'makes of the one what the other is, also on its way as text',
    fc.property(object, object, (from, to) => {
      const patch = asText(mergePatch(from, to));
      expect(applyMergePatch(from, patch ?? {})).toEqual(to);
      expect(mergePatch(from, to) === undefined).toBe(mergePatch(to, from) === undefined);
      expect(mergePatch(to, to)).toBeUndefined();
    }),
  );

  always(
    'changes nobody’s prototype and none of its own sides',
    fc.property(object, object, (from, to) => {
      const before = JSON.stringify([from, to]);
      applyMergePatch(from, mergePatch(from, to) ?? {});
      expect(JSON.stringify([from, to])).toBe(before);
      expect(Object.getPrototypeOf({})).toBe(Object.prototype);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
  );

  // RFC 7386, appendix A.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('is applied as the RFC has it: %j and %j', (target, patch, result) => {
    expect(applyMergePatch(target, patch)).toEqual(result);
  });
});
