import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../system/log.ts';
import type { Command } from './command.ts';
import { type ScheduleEntry, scheduleOptionSchema, weekdays } from './options.ts';
import { createSchedule, dueBetween, nextAfter } from './schedule.ts';
import { createStage } from './testing/stage.ts';

const zone = process.env.TZ;
beforeEach(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const unix = (iso: string): number => Date.parse(iso) / 1000;
const log = createLog({ level: 'silent' as 'error', format: 'json' });

/** Looks every so many seconds from one moment to another; when what was asked for. */
function live(entries: readonly ScheduleEntry[], from: string, to: string, everySeconds = 20) {
  let nowSeconds = unix(from);
  const asked: [at: string, wish: Command][] = [];
  const schedule = createSchedule({
    entries,
    wallSeconds: () => nowSeconds,
    command: (wish) => void asked.push([new Date(nowSeconds * 1000).toISOString(), wish]),
    log,
  });
  for (; nowSeconds <= unix(to); nowSeconds += everySeconds) schedule.look();
  return asked;
}

const quiet: readonly ScheduleEntry[] = [
  { at: '22:00', playing: false },
  { at: '07:00', playing: true, scene: 'easy' },
];

describe('a schedule', () => {
  it('asks at the time of each day that it names, in local time', () => {
    expect(live(quiet, '2026-01-14T20:00:00Z', '2026-01-15T20:00:00Z')).toEqual([
      ['2026-01-14T21:00:00.000Z', { playing: false }],
      ['2026-01-15T06:00:00.000Z', { scene: 'easy' }],
      ['2026-01-15T06:00:00.000Z', { playing: true }],
    ]);
    const fridays: readonly ScheduleEntry[] = [{ at: '18:30', days: ['friday'], scene: 'push' }];
    expect(live(fridays, '2026-06-01T00:00:00Z', '2026-06-15T00:00:00Z', 600)).toEqual([
      ['2026-06-05T16:30:00.000Z', { scene: 'push' }],
      ['2026-06-12T16:30:00.000Z', { scene: 'push' }],
    ]);
  });

  it('tells what comes next: all that is asked for at that moment', () => {
    const next = (iso: string, entries = quiet) => {
      const { atWallSeconds = Number.NaN, ...what } = nextAfter(entries, unix(iso)) ?? {};
      return [new Date(atWallSeconds * 1000).toISOString(), what];
    };
    expect(next('2026-01-14T20:00:00Z')).toEqual(['2026-01-14T21:00:00.000Z', { playing: false }]);
    expect(next('2026-01-14T21:00:00Z')).toEqual([
      '2026-01-15T06:00:00.000Z',
      { playing: true, scene: 'easy' },
    ]);
    const friday: readonly ScheduleEntry[] = [{ at: '18:30', days: ['friday'], scene: 'push' }];
    expect(next('2026-06-05T16:30:00Z', friday)).toEqual(['2026-06-12T16:30:00.000Z', { scene: 'push' }]);
    expect(nextAfter([], unix('2026-06-05T16:30:00Z'))).toBeUndefined();
  });

  it('asks for nothing until what it told comes, and then for that', () => {
    const entry = fc.record({
      at: fc.tuple(fc.nat(23), fc.nat(59)).map((at) => at.map((n) => String(n).padStart(2, '0')).join(':')),
      days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
      playing: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: unix('2026-01-01T00:00:00Z'), max: unix('2027-01-01T00:00:00Z') }),
        (entries, from) => {
          const { atWallSeconds, ...what } = nextAfter(entries, from)!;
          expect(atWallSeconds).toBeGreaterThan(from);
          expect(dueBetween(entries, from, atWallSeconds - 1)).toEqual({});
          expect(dueBetween(entries, from, atWallSeconds)).toEqual(what);
        },
      ),
    );
  });

  it('asks once on the days when summer time begins and ends', () => {
    const night: readonly ScheduleEntry[] = [{ at: '02:30', playing: false }];
    // 02:30 is not there on 29 March, and is there twice on 25 October.
    expect(live(night, '2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z').map(([at]) => at)).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
    expect(live(night, '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z').map(([at]) => at)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('asks for the latest of what a clock leaps over that is set forward, and for nothing when it is set back', () => {
    let nowSeconds = unix('2024-01-01T00:00:00Z');
    const asked: Command[] = [];
    const schedule = createSchedule({
      ...{ entries: quiet, wallSeconds: () => nowSeconds, log },
      command: (wish) => void asked.push(wish),
    });
    schedule.look();
    nowSeconds = unix('2026-01-15T22:30:00Z');
    schedule.look();
    expect(asked.splice(0)).toEqual([{ scene: 'easy' }, { playing: false }]);
    nowSeconds = unix('2026-01-15T12:00:00Z');
    schedule.look();
    expect(asked).toEqual([]);
    nowSeconds = unix('2026-01-15T21:00:01Z');
    schedule.look();
    expect(asked).toEqual([{ playing: false }]);
  });

  it('goes on where a scene is not there, and takes up other entries from now on', () => {
    let nowSeconds = unix('2026-01-15T20:59:00Z');
    const { steering, playState, conductor } = createStage();
    steering.command({ playing: true });
    const entries: readonly ScheduleEntry[] = [{ at: '22:00', scene: 'gone', playing: false }];
    const schedule = createSchedule({
      ...{ entries, wallSeconds: () => nowSeconds, command: steering.command, log },
    });
    nowSeconds += 60;
    schedule.look();
    expect(playState()).toBe('stopped');
    nowSeconds += 60;
    schedule.set([
      { at: '22:01', playing: true },
      { at: '22:02', scene: 'easy' },
    ]);
    nowSeconds += 60;
    schedule.look();
    expect([playState(), conductor.settings.energyBias]).toEqual(['stopped', -0.1]);
  });

  it('asks once a day whatever the zone, the time and the moments at which it looks', () => {
    const zones = ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
    const two = (value: number): string => String(value).padStart(2, '0');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: unix('2015-01-01T00:00:00Z'), max: unix('2030-01-01T00:00:00Z') }),
        fc.array(fc.integer({ min: 1, max: 80_000 }), { minLength: 1, maxLength: 60 }),
        (TZ, hours, minutes, start, waits) => {
          process.env.TZ = TZ;
          const entries: readonly ScheduleEntry[] = [{ at: `${two(hours)}:${two(minutes)}`, playing: true }];
          let nowSeconds = start;
          let asked = 0;
          for (const wait of waits) {
            const due = dueBetween(entries, nowSeconds, nowSeconds + wait);
            nowSeconds += wait;
            if (due.playing) asked += 1;
          }
          // As many as there were days, but for the one that has begun; a look that spans no whole day asks at most once.
          const days = (nowSeconds - start) / 86_400;
          expect(Math.abs(asked - days)).toBeLessThan(1.1);
        },
      ),
    );
  });
});

describe('the option', () => {
  it('takes times and days, and refuses what cannot be meant', () => {
    const isTaken = (entry: unknown): boolean => scheduleOptionSchema.safeParse([entry]).success;
    expect(isTaken({ at: '22:00', playing: false })).toBe(true);
    expect(isTaken({ at: '07:30', days: ['monday'], scene: 'easy' })).toBe(true);
    for (const wrong of [
      ...[{ at: '24:00', playing: true }, { at: '7:00', playing: true }, { at: '07:00' }],
      ...[
        { at: '07:00', days: [], playing: true },
        { at: '07:00', days: ['someday'], playing: true },
      ],
    ])
      expect(isTaken(wrong)).toBe(false);
  });
});
