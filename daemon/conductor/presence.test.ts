import { describe, expect, it } from 'vitest';
import type { BodyState } from '../body/state.ts';
import { createConductor } from './conductor.ts';

const bodyAt = (atSeconds: number, cadenceSpm?: number): BodyState => ({
  atSeconds,
  activity: cadenceSpm === undefined ? 'unknown' : 'running',
  ...(cadenceSpm !== undefined && { cadenceSpm }),
  effort01: 0,
  confidence01: 0,
  sources: cadenceSpm === undefined ? {} : { cadence: 'pod' },
  ageSeconds: {},
});

describe('nobody there', () => {
  it('is so after a minute, has a tempo of its own, and is over with the first step', () => {
    const conductor = createConductor({ restingTempoBpm: 100, idleTempoBpm: 72 });
    const tempoAt = (from: number, to: number, cadenceSpm?: number): number => {
      let tempoBpm = 0;
      for (let at = from; at <= to; at += 0.1) tempoBpm = conductor.update(bodyAt(at, cadenceSpm)).tempoBpm;
      return tempoBpm;
    };
    expect(tempoAt(1000, 1010, 160)).toBeCloseTo(160);
    expect(tempoAt(1010.1, 1069)).toBeCloseTo(100, 0);
    expect(conductor.nobodySinceSeconds).toBeUndefined();
    expect(tempoAt(1069.1, 1140)).toBeCloseTo(72, 0);
    expect(conductor.nobodySinceSeconds).toBeCloseTo(1010, 0);
    tempoAt(1140.1, 1141, 160);
    expect(conductor.nobodySinceSeconds).toBeUndefined();
  });

  it('is not so while somebody steers', () => {
    const conductor = createConductor({ idleAfterSeconds: 30 });
    conductor.update(bodyAt(5));
    conductor.update(bodyAt(34));
    conductor.attend();
    conductor.update(bodyAt(63));
    expect(conductor.nobodySinceSeconds).toBeUndefined();
    conductor.update(bodyAt(65));
    expect(conductor.nobodySinceSeconds).toBe(34);
  });

  it('leaves a tempo alone that was set by hand', () => {
    const conductor = createConductor({ follow: 'manual', manualTempoBpm: 150, idleAfterSeconds: 10 });
    conductor.update(bodyAt(0));
    expect(conductor.update(bodyAt(100)).tempoBpm).toBeCloseTo(150);
  });
});
