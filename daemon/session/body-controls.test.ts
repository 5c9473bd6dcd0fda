import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyState } from '../body/state.ts';
import { mapOptionSchema } from '../sensors/map/options.ts';
import { createBodyControls } from './body-controls.ts';

const bodyAt = (atSeconds: number, known: Partial<BodyState>): BodyState => ({
  atSeconds,
  activity: 'running',
  effort01: 0,
  confidence01: 1,
  sources: {},
  ageSeconds: {},
  ...known,
});

const heart = { body: 'heartRate', from: [100, 180], reading: 'control', name: 'brightness' };
const controlsOf = (...map: unknown[]) => createBodyControls(mapOptionSchema.parse(map));

/** What a heart that beats so turns, each second. */
function turns(map: object, hearts: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const controls = controlsOf(map);
  return hearts.map((heartRateBpm, second) => {
    const [control] = controls.hear(bodyAt(second, heartRateBpm === undefined ? {} : { heartRateBpm }));
    return control?.value01;
  });
}

describe('the body turns', () => {
  it('what a mapping says, from one end to the other, and beyond them no further', () => {
    expect(turns(heart, [90, 120, 140, 180, 200])).toEqual([0, 0.25, 0.5, 1, undefined]);
    expect(turns({ ...heart, to: [1, 0] }, [100, 120])).toEqual([1, 0.75]);
    expect(turns({ ...heart, curve: 2 }, [140])).toEqual([0.25]);
  });

  it('nothing while it trembles or is not known, and comes to its ends all the same', () => {
    expect(turns(heart, [140, 140.5, undefined, 139.9, 142])).toEqual([
      0.5,
      undefined,
      undefined,
      undefined,
      0.525,
    ]);
    expect(turns(heart, [179.5, 180])).toEqual([0.99375, 1]);
  });

  it('gradually where that is asked for, and all that it is asked to', () => {
    const controls = controlsOf(
      { ...heart, smoothSeconds: 8 },
      { body: 'effort', reading: 'control', name: 'gain/drums' },
      { ...heart, name: 'energy', enabled: false },
      { osc: '/knob', reading: 'control', name: 'density' },
    );
    expect(controls.hear(bodyAt(5, { heartRateBpm: 140, effort01: 0.7 }))).toEqual([
      {
        ...{ kind: 'control', sensorId: 'body', atSeconds: 5 },
        name: 'brightness',
        value01: 0.5,
        glideSeconds: 8,
      },
      { ...{ kind: 'control', sensorId: 'body', atSeconds: 5 }, name: 'gain/drums', value01: 0.7 },
    ]);
    controls.set([]);
    expect(controls.hear(bodyAt(6, { heartRateBpm: 170 }))).toEqual([]);
  });

  it('presses once on the way up past the middle, and again after it was down', () => {
    const push = { body: 'slope', from: [0, 0.1], reading: 'control', name: 'scene/push' };
    const controls = controlsOf(push);
    const pressed = [0, 0.05, 0.07, 0.1, 0.055, 0.07, 0.02, 0.08].map(
      (slope, second) => controls.hear(bodyAt(second, { slope })).length,
    );
    expect(pressed).toEqual([0, 0, 1, 0, 0, 0, 0, 1]);
  });

  it('never beyond its ends, and no more often than twice a second', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 20, max: 250, noNaN: true }), { maxLength: 100 }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (hearts, curve) => {
          const controls = controlsOf({ ...heart, curve });
          const heard = hearts.flatMap((heartRateBpm, tick) =>
            controls.hear(bodyAt(tick / 10, { heartRateBpm })),
          );
          for (const [index, { value01, atSeconds }] of heard.entries()) {
            expect(value01).toBeGreaterThanOrEqual(0);
            expect(value01).toBeLessThanOrEqual(1);
            expect(atSeconds - (heard[index - 1]?.atSeconds ?? -1)).toBeGreaterThanOrEqual(0.5);
          }
        },
      ),
    );
  });
});
