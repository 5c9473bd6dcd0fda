import { expect, it } from 'vitest';
import { createBody } from '../body/body.ts';
import type { Activity } from '../body/state.ts';
import { createConductor } from '../conductor/conductor.ts';
import { createRunTracker } from './run-tracker.ts';

const conductor = createConductor();
const body = createBody().stateAt(0);
const intent = conductor.update(body);

interface Now {
  readonly activity?: Activity;
  readonly distanceMeters?: number;
  readonly playing?: 'playing' | 'stopped';
  /** Whether a sensor tells of a body. */
  readonly heard?: boolean;
}

function stage() {
  const tracker = createRunTracker();
  const moment = (
    atSeconds: number,
    { activity = 'running', playing = 'playing', heard = true, distanceMeters }: Now = {},
  ): void =>
    tracker.listener.moment({
      body: {
        ...{ ...body, atSeconds, activity, sources: heard ? { cadence: 'pod' } : {} },
        ...(distanceMeters !== undefined && { distanceMeters }),
      },
      ...{ intent, settings: conductor.settings },
      sound: { playing, volume01: 1, muted: false },
    });
  const pass = (from: number, to: number, now?: Now): void => {
    for (let at = from; at <= to; at += 1) moment(at, now);
  };
  return { tracker, moment, pass };
}

it('counts from the first step, moving and resting, and the way since', () => {
  const { tracker, moment, pass } = stage();
  expect(tracker.run).toEqual({ elapsedSeconds: 0, movingSeconds: 0, laps: 0, lapBeganSeconds: 0 });
  pass(100, 130, { activity: 'still' });
  expect(tracker.run).toMatchObject({ elapsedSeconds: 30, movingSeconds: 0 });
  moment(131, { distanceMeters: 20 });
  moment(141, { distanceMeters: 50 });
  pass(142, 151, { activity: 'still', distanceMeters: 50 });
  moment(153, { distanceMeters: 55 });
  expect(tracker.run).toMatchObject({ elapsedSeconds: 22, movingSeconds: 12, distanceMeters: 35 });
});

it('has laps, and how long the last one took', () => {
  const { tracker, pass } = stage();
  pass(0, 60);
  tracker.listener.command({ cue: 'skip' });
  tracker.listener.command({ cue: 'lap' });
  expect(tracker.run).toMatchObject({ laps: 1, lapBeganSeconds: 60, lastLapSeconds: 60 });
  pass(61, 100);
  tracker.listener.command({ cue: 'lap' });
  expect(tracker.run).toMatchObject({ laps: 2, lapBeganSeconds: 100, lastLapSeconds: 40 });
});

it('goes on after a pause, and begins anew after a long rest', () => {
  const { tracker, pass } = stage();
  pass(0, 100);
  pass(101, 600, { activity: 'still', playing: 'stopped' });
  pass(601, 610);
  expect(tracker.run.elapsedSeconds).toBe(610);
  // The daemon plays on, and nobody is there.
  pass(611, 1300, { activity: 'unknown', heard: false });
  expect(tracker.run.elapsedSeconds).toBe(1300);
  pass(1301, 1305);
  expect(tracker.run).toMatchObject({ elapsedSeconds: 4, movingSeconds: 4, laps: 0 });
});

it('of somebody whom no sensor hears lasts as long as the music', () => {
  const { tracker, pass } = stage();
  pass(0, 1500, { activity: 'unknown', heard: false });
  expect(tracker.run).toMatchObject({ elapsedSeconds: 1500, movingSeconds: 0 });
});

it('begins anew where somebody ended it: with a step, or with music', () => {
  const { tracker, pass, moment } = stage();
  pass(0, 60, { distanceMeters: 100 });
  tracker.listener.command({ cue: 'lap' });
  tracker.listener.ended({ id: '2026-11-27T18-40-03' });
  expect(tracker.run).toEqual({ elapsedSeconds: 0, movingSeconds: 0, laps: 0, lapBeganSeconds: 0 });
  pass(61, 90, { activity: 'still', playing: 'stopped', distanceMeters: 100 });
  expect(tracker.run.elapsedSeconds).toBe(0);
  pass(91, 100, { activity: 'still', distanceMeters: 100 });
  expect(tracker.run.elapsedSeconds).toBe(9);
  moment(101, { playing: 'stopped', distanceMeters: 102 });
  moment(103, { distanceMeters: 108 });
  expect(tracker.run).toMatchObject({ elapsedSeconds: 2, movingSeconds: 2, distanceMeters: 6, laps: 0 });
});
