import { describe, expect, it } from 'vitest';
import { readingsOf } from '../testing/expect.ts';
import { encodeFit, type FitSample, fitSports } from '../testing/fit-file.ts';
import { readFit } from './fit.ts';
import { inSteps } from './in-steps.ts';
import type { TrackSample } from './track.ts';

const samples = (seconds: number, cadenceSpm: number, more: Partial<TrackSample> = {}): TrackSample[] =>
  Array.from({ length: seconds }, (_, timeSeconds) => ({ timeSeconds, cadenceSpm, ...more }));
const cadencesOf = (of: readonly TrackSample[]) => [...new Set(of.map(({ cadenceSpm }) => cadenceSpm))];

describe('inSteps', () => {
  it('decides once for all samples, and leaves those without a cadence', () => {
    const run = samples(60, 165, { speedMps: 2.8 });
    const walk = samples(300, 112, { speedMps: 1.6 });
    expect(cadencesOf(inSteps([...run, ...walk, { timeSeconds: 400 }]))).toEqual([165, 112, undefined]);
    expect(cadencesOf(inSteps([...samples(60, 83, { speedMps: 2.8 }), ...samples(300, 56)]))).toEqual([
      166, 112,
    ]);
  });

  it('goes by the length of a step', () => {
    const slowRun = { speedMps: 1.3 };
    expect(cadencesOf(inSteps(samples(60, 92, slowRun)))).toEqual([92]);
    expect(cadencesOf(inSteps(samples(60, 92, { ...slowRun, stepLengthMeters: 0.42 })))).toEqual([184]);
  });
});

describe('readFit', () => {
  const recorded = (sport: number, of: readonly (readonly [number, number, number])[]) => {
    const moments: FitSample[] = of.flatMap(([seconds, stridesPerMinute, speedMps]) =>
      Array.from({ length: seconds }, () => ({ atSeconds: 0, stridesPerMinute, speedMps })),
    );
    const timed = moments.map((moment, atSeconds) => ({ ...moment, atSeconds }));
    return readFit(
      'run.fit',
      encodeFit({ samples: timed, sessions: [{ sport, from: 0, to: timed.length }] }),
    );
  };
  const heard = async (...plan: Parameters<typeof recorded>) => [
    ...new Set(readingsOf(await recorded(...plan), 'cadence').map(({ cadenceSpm }) => cadenceSpm)),
  ];

  it('plays a walk and a run that were counted in steps as they were', async () => {
    expect(await heard(fitSports.walking, [[60, 112, 1.4]])).toEqual([112]);
    expect(
      await heard(fitSports.running, [
        [20, 165, 2.8],
        [100, 112, 1.6],
      ]),
    ).toEqual([165, 112]);
  });

  it('and one in strides at twice that', async () => {
    expect(await heard(fitSports.walking, [[60, 56, 1.4]])).toEqual([112]);
    expect(await heard(fitSports.running, [[60, 83, 2.8]])).toEqual([166]);
  });
});
