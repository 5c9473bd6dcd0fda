import { describe, expect, it } from 'vitest';
import { perSensor } from './per-sensor.ts';

describe('perSensor', () => {
  it('forgets who was silent longest, not who came first', () => {
    let made = 0;
    const numbers = perSensor(() => made++);
    expect(numbers('foot')).toBe(0);
    for (let index = 0; index < 1000; index++) {
      numbers(`stranger ${index}`);
      expect(numbers('foot')).toBe(0);
    }
    expect(numbers('stranger 999')).toBe(1000);
    expect(numbers('stranger 0')).toBe(1001);
  });
});
