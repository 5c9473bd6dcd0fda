import { describe, expect, it } from 'vitest';
import { readingsOf } from '../testing/expect.ts';
import { type TrackSample, trackToRecording } from './track.ts';

const at = (timeSeconds: number): TrackSample => ({ timeSeconds, cadenceSpm: 165, speedMps: 2.8 });
const from = (first: number, last: number): TrackSample[] =>
  Array.from({ length: last - first + 1 }, (_, index) => at(first + index));

/** When a run of 500 s whose timer stood from 100 to 400 says that the body stands. */
const standing = (inThePause: readonly TrackSample[]): number[] => {
  const samples = [...from(0, 100), ...inThePause, ...from(400, 500)];
  const run = trackToRecording('run.fit', 'fit', samples, {
    stillSpans: [{ fromSeconds: 100, toSeconds: 400 }],
  });
  return readingsOf(run, 'cadence').flatMap(({ atSeconds, cadenceSpm }) =>
    cadenceSpm === 0 ? [atSeconds] : [],
  );
};

describe('a pause of the timer', () => {
  const whole = Array.from({ length: 299 }, (_, index) => 101 + index);

  it('is a second of standing each second', () => {
    expect(standing([])).toEqual(whole);
  });

  it('stays one when the watch writes a few samples more in it', () => {
    expect(standing([at(101)])).toEqual(whole.slice(1));
    expect(standing([at(399)])).toEqual(whole.slice(0, -1));
    expect(standing([at(101), at(250), at(399)])).toEqual(whole.filter((s) => ![101, 250, 399].includes(s)));
  });

  it('is what the samples say when they go on', () => {
    expect(standing(from(101, 399))).toEqual([]);
    expect(standing(from(101, 399).filter(({ timeSeconds }) => timeSeconds % 2 === 0))).toEqual([]);
  });

  it('that began before the recording fills the recording only, be it decades', () => {
    const begin = 2_000_000_000;
    const samples = [at(begin), at(begin + 10)];
    const stillSpans = [{ fromSeconds: 0.5, toSeconds: begin + 5 }];
    const run = trackToRecording('run.fit', 'fit', samples, { stillSpans });
    expect(readingsOf(run, 'cadence').map(({ atSeconds }) => atSeconds)).toEqual([0, 1, 2, 3, 4, 10]);
  });
});
