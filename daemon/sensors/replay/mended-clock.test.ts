import { describe, expect, it } from 'vitest';
import { expectTactusError } from '../testing/expect.ts';
import { joinMoments, mendClock } from './mended-clock.ts';

const day = 86_400;
const begin = 1_700_000_000;
/** As many samples, a second apart. */
const seconds = (count: number, from = begin): number[] => Array.from({ length: count }, (_, s) => from + s);
const mend = (times: readonly number[]) =>
  mendClock(
    'run',
    times.map((timeSeconds, index) => ({ timeSeconds, index })),
  );
/** Since the first sample. */
const mendedTimes = (times: readonly number[]): number[] => {
  const { samples } = mend(times);
  return samples.map(({ timeSeconds }) => timeSeconds - samples[0]!.timeSeconds);
};

describe('mendClock', () => {
  it.each([
    ['of 1989', 631_065_605],
    ['days ago', begin - 3 * day],
    ['to come', begin + 34 * 365 * day],
    ['three hours on', begin + 3 * 3600],
    ['three hours back', begin - 3 * 3600],
  ])('drops a single time %s, and no other', (_, bad) => {
    for (const at of [0, 10, 150, 299]) {
      const times = seconds(300).with(at, bad);
      const { samples, remarks } = mend(times);
      const good = seconds(300).filter((_time, index) => index !== at);
      expect(samples.map(({ timeSeconds }) => timeSeconds)).toEqual(good);
      expect(remarks).toEqual(['1 sample was left out: its time cannot be right']);
    }
  });

  it('drops every bad time where many are', () => {
    const times = seconds(300).map((time, index) => (index % 7 === 3 ? time + index * 10_000 : time));
    const { samples, remarks } = mend(times);
    expect(samples.map(({ index }) => index)).toEqual(
      seconds(300, 0).filter((index) => index % 7 !== 3 || index === 0),
    );
    expect(remarks).toEqual(['43 samples were left out: their times cannot be right']);
  });

  it.each([
    ['days on', 5 * day, 'on by 5 days'],
    ['a day on', day, 'on by 1 day'],
    ['decades on', 1_083_478_796, 'on by 12540 days'],
    ['days back', -5 * day, 'back by 5 days'],
    ['an hour back', -3600, 'back by 1 hour'],
    ['a minute back', -60, 'back by 1 minute'],
  ])('takes a clock that is set %s for a second', (_, leap, said) => {
    const times = [...seconds(100), ...seconds(200, begin + 100 + leap)];
    expect(mendedTimes(times)).toEqual(seconds(300, 0));
    expect(mend(times).remarks).toEqual([`the clock was set ${said} during the run: the leap is left out`]);
  });

  it('keeps what a watch recorded before it knew the date', () => {
    expect(mendedTimes([...seconds(30, 631_065_605), ...seconds(270)])).toEqual(seconds(300, 0));
  });

  it('goes by the time of day where the date alone was set', () => {
    const every20 = seconds(20, 0).map((index) => begin + 20 * index);
    const times = every20.map((time, index) => (index < 9 ? time : time + 2 * day));
    expect(mendedTimes(times)).toEqual(every20.map((time) => time - begin));
  });

  it('takes a clock that is set more than once each time for a second', () => {
    const times = [...seconds(100), ...seconds(100, begin + 9 * day), ...seconds(100, begin + 200)];
    expect(mendedTimes(times)).toEqual(seconds(300, 0));
    expect(mend(times).remarks).toEqual(['the clock was set 2 times during the run: the leaps are left out']);
  });

  it.each([
    ['an hour', 3600],
    ['a night', 12 * 3600],
  ])('lets a pause of %s be one', (_, pause) => {
    const times = [...seconds(100), ...seconds(100, begin + 99 + pause)];
    expect(mendedTimes(times).at(-1)).toBe(99 + pause + 99);
    expect(mend(times).remarks).toEqual([]);
  });

  it('believes no pause that is longer than the whole took', () => {
    const times = [...seconds(100), ...seconds(200, begin + 7300)].map((timeSeconds) => ({ timeSeconds }));
    const { samples } = mendClock('run', times, () => 300);
    expect(samples.at(-1)!.timeSeconds - begin).toBe(299);
  });

  it('puts in order what was written a little out of turn, or backwards', () => {
    expect(mendedTimes([3, 1, 2, 0, 4, 8, 7].map((s) => begin + s))).toEqual([0, 1, 2, 3, 4, 7, 8]);
    const sparse = seconds(50, 0).map((index) => begin + 30 * index);
    expect(mend(sparse.toReversed()).samples.map(({ timeSeconds }) => timeSeconds)).toEqual(sparse);
    expect(mend(sparse.toReversed()).remarks).toEqual([]);
  });

  it('mends other moments of the same clock', () => {
    const { mend: mended } = mend([...seconds(100), ...seconds(200, begin + 100 + 5 * day)]);
    expect(mended(begin + 50)).toBe(begin + 50);
    expect(mended(begin + 5 * day + 150)).toBe(begin + 150);
    // Set back by a minute: what was told twice is of the stretch in which it was written.
    const back = mend([...seconds(100), ...seconds(200, begin + 40)]).mend;
    expect([back(begin + 50, 50), back(begin + 50, 110)]).toEqual([begin + 50, begin + 110]);
  });

  it('refuses a clock that cannot be mended', async () => {
    const wild = seconds(100).map((time, index) => time + ((index * 7919) % 100) * day);
    await expectTactusError(() => mend(wild), 'badData', /clock that leaps to and fro/);
    const often = seconds(100, 0).flatMap((index) => seconds(20, begin + index * 2 * day));
    await expectTactusError(() => mend(often), 'badData', /clock that leaps to and fro/);
    expect(mend([]).samples).toEqual([]);
  });
});

describe('joinMoments', () => {
  it('makes one sample of those of a moment, of which the first counts', () => {
    const [hr, place] = [{ heartRateBpm: 140 }, { latitude: 52.5, longitude: 13.4 }];
    expect(
      joinMoments([
        { timeSeconds: 1, ...hr, latitude: undefined },
        { timeSeconds: 1, ...place },
        { timeSeconds: 1, ...hr, heartRateBpm: 150 },
        { timeSeconds: 2, ...place },
      ]),
    ).toEqual([
      { timeSeconds: 1, ...hr, ...place },
      { timeSeconds: 2, ...place },
    ]);
  });
});
