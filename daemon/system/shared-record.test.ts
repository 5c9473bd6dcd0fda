import { describe, expect, it } from 'vitest';
import { defineRecord, flag, indexOrNone, number, oneOf } from './shared-record.ts';

interface Lamp {
  readonly color: 'red' | 'green';
  readonly brightness01: number;
  readonly lit: boolean;
  readonly sceneIndex: number | undefined;
}

const lampRecord = defineRecord<Lamp>({
  color: oneOf(['red', 'green']),
  brightness01: number,
  lit: flag,
  sceneIndex: indexOrNone,
});

describe('a record', () => {
  it('is read by another as it was written', () => {
    const writer = lampRecord.open();
    const reader = lampRecord.open(writer.buffer);
    writer.fields.color = 'green';
    writer.fields.brightness01 = 0.3;
    writer.fields.lit = true;
    writer.fields.sceneIndex = 0;
    expect(reader.read()).toEqual({ color: 'red', brightness01: 0, lit: false, sceneIndex: undefined });
    writer.publish();
    const { fields } = reader;
    expect(fields.lit).toBe(false);
    reader.refresh();
    expect([fields.color, fields.brightness01, fields.lit, fields.sceneIndex]).toEqual([
      'green',
      0.3,
      true,
      0,
    ]);
    writer.fields.sceneIndex = undefined;
    writer.publish();
    expect(reader.read()).toEqual({ color: 'green', brightness01: 0.3, lit: true, sceneIndex: undefined });
  });

  it('lies in any numbers, field after field', () => {
    const numbers = new Float64Array(lampRecord.length);
    const lamp = lampRecord.over(numbers);
    lamp.color = 'green';
    lamp.sceneIndex = 6;
    expect([...numbers]).toEqual([1, 0, 0, 7]);
    expect(lampRecord.copy(numbers)).toEqual({ color: 'green', brightness01: 0, lit: false, sceneIndex: 6 });
  });

  it('is refused in memory of another size', () => {
    expect(() => lampRecord.open(new SharedArrayBuffer(12))).toThrow(RangeError);
  });
});
