import { describe, expect, it } from 'vitest';
import type { BodyState } from '../body/state.ts';
import { createRunEvents } from './run-events.ts';

/** What is told of a run that is described second by second, with the second at which it is told. */
function told(seconds: number, values: (at: number) => Partial<BodyState>): string[] {
  const events = createRunEvents();
  const cues: string[] = [];
  for (let index = 0; index <= seconds * 10; index++) {
    const atSeconds = index / 10;
    const cue = events.update({
      atSeconds,
      activity: 'running',
      effort01: 0.5,
      confidence01: 1,
      sources: {},
      ageSeconds: {},
      ...values(atSeconds),
    });
    if (cue) cues.push(`${cue} ${Math.round(atSeconds)}`);
  }
  return cues;
}

describe('what happens in a run', () => {
  it('is a start, a red light and a start again', () => {
    const cues = told(120, (at) => ({ activity: at < 5 || (at >= 60 && at < 90) ? 'still' : 'running' }));
    expect(cues).toEqual(['start 6', 'redLight 63', 'start 91']);
  });

  it('is a sprint, told once, within two seconds; an ease likewise', () => {
    const cues = told(150, (at) => ({ effort01: at < 60 || at >= 100 ? 0.55 : 0.8 }));
    expect(cues).toEqual(['start 1', 'sprint 62', 'ease 102']);
  });

  it('is every interval of half a minute', () => {
    const cues = told(125, (at) => ({ effort01: Math.floor(at / 30) % 2 === 0 ? 0.5 : 0.8 }));
    expect(cues).toEqual(['start 1', 'sprint 31', 'ease 61', 'sprint 91', 'ease 121']);
  });

  it('is no turn where the pace grows gradually, the heart alone rises, the way does, or sensors are lost', () => {
    expect(told(300, (at) => ({ effort01: 0.4 + (0.5 * at) / 300 }))).toEqual(['start 1']);
    expect(told(200, (at) => ({ effort01: 0.8 - 0.6 * Math.exp(-at / 57) }))).toEqual(['start 1']);
    const uphill = told(100, (at) => ({ effort01: at < 60 ? 0.65 : 0.5, slope: at < 50 ? 0 : 0.05 }));
    expect(uphill).not.toContain('ease 62');
    const lost = told(120, (at) =>
      at >= 60 && at < 80 ? { activity: 'unknown', effort01: 0.3 } : { effort01: 0.65 },
    );
    expect(lost).toEqual(['start 1']);
  });

  it('is a hill, when it lasts', () => {
    const cues = told(150, (at) => ({ slope: at > 30 && at < 34 ? 0.08 : at > 80 && at < 120 ? 0.06 : 0 }));
    expect(cues).toEqual(['start 1', 'hill 88']);
  });

  it('is a walk home after a long run', () => {
    const cues = told(500, (at) => ({ activity: at < 400 ? 'running' : 'walking' }));
    expect(cues).toEqual(['start 1', 'coolDown 420']);
  });

  it('is nothing while nothing is known', () => {
    expect(told(60, () => ({ activity: 'unknown' }))).toEqual([]);
  });
});
