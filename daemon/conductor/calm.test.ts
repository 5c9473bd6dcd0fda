import { describe, expect, it } from 'vitest';
import type { BodyState } from '../body/state.ts';
import { createConductor } from './conductor.ts';
import type { Intent } from './intent.ts';

const resting: Omit<BodyState, 'atSeconds'> = {
  activity: 'still',
  effort01: 0.1,
  confidence01: 1,
  sources: { heartRate: 'strap' },
  ageSeconds: {},
};

/** What is asked of the music, each second; `heartAt`: how the heart beats. */
function rest(seconds: number, heartAt: (second: number) => number | undefined): readonly Intent[] {
  const conductor = createConductor({ follow: 'calm' });
  return Array.from({ length: seconds }, (_, atSeconds) => {
    const heartRateBpm = heartAt(atSeconds);
    return conductor.update({ ...resting, atSeconds, ...(heartRateBpm !== undefined && { heartRateBpm }) });
  });
}

const breathsPerMinute = ({ tempoBpm, breathBeats }: Intent): number => tempoBpm / breathBeats!;

describe('calm music', () => {
  it('leads from 8 breaths a minute to 6, a little each minute', () => {
    const intents = rest(1200, () => undefined);
    expect(breathsPerMinute(intents[0]!)).toBeCloseTo(8);
    expect(breathsPerMinute(intents[600]!)).toBeCloseTo(6.8, 0);
    expect(breathsPerMinute(intents.at(-1)!)).toBeCloseTo(6, 1);
    for (const [index, { tempoBpm }] of intents.entries())
      expect(tempoBpm).toBeLessThanOrEqual(intents[index - 1]?.tempoBpm ?? 240);
  });

  it('waits for a heart that does not fall, and goes with one that does', () => {
    expect(rest(1800, () => 80).at(-1)!.tempoBpm).toBeCloseTo(2 * 60, 0);
    const falls = rest(2400, (second) => Math.max(58, 84 - second / 60));
    expect(falls.at(-1)!.tempoBpm).toBeCloseTo(2 * 48, 0);
  });

  it('is soft, in half feel, and no red light, whatever the body does', () => {
    for (const intent of rest(120, () => 70)) {
      expect(intent.energy01).toBeLessThan(0.25);
      expect(intent.energy01).toBeGreaterThan(0.1);
      expect(intent.feel).toBe('half');
      expect(intent.section).not.toBe('break');
      expect(intent.cue).toBeUndefined();
    }
  });

  it('comes from a run without a jump, and begins anew each time', () => {
    const conductor = createConductor({});
    const runs = { ...resting, activity: 'running', cadenceSpm: 170, effort01: 0.7 } as const;
    let before = conductor.update({ ...runs, atSeconds: 0 }).tempoBpm;
    expect(conductor.update({ ...runs, atSeconds: 1 }).breathBeats).toBeUndefined();
    for (const [index, follow] of (['calm', 'auto', 'calm'] as const).entries()) {
      conductor.set({ follow });
      const start = 1 + index * 600;
      for (let at = start; at < start + 600; at += 0.5) {
        const { tempoBpm } = conductor.update({ ...runs, atSeconds: at });
        expect(Math.abs(Math.log(tempoBpm / before))).toBeLessThan(
          (Math.log(1.03) * 0.5 * before) / 60 + 1e-9,
        );
        before = tempoBpm;
      }
      expect(before).toBeCloseTo(follow === 'calm' ? 2 * (64 - 10) : 170, -1);
    }
  });
});
