import { expect, it } from 'vitest';
import { createBody } from '../../body/body.ts';
import type { BodyState } from '../../body/state.ts';
import { createConductor } from '../../conductor/conductor.ts';
import type { SensorReading } from '../../sensors/reading.ts';
import type { WorkoutProgress } from '../../workouts/progress.ts';
import type { Step } from '../../workouts/workout.ts';
import type { Announcement } from './announcement.ts';
import { createRunWatch } from './run-watch.ts';

const conductor = createConductor();
const body = createBody().stateAt(0);
const intent = conductor.update(body);
const zonesBpm = [120, 140, 160, 180];
const values = { heartRate: { heartRateBpm: 130 }, cadence: { cadenceSpm: 170 }, speed: { speedMps: 3 } };
const press = { sensorId: 'key', kind: 'control', name: 'lap', value01: 1 } as const;
const place = { sensorId: 'watch', kind: 'position', latitude: 0, longitude: 0 } as const;

function setUp() {
  let progress: WorkoutProgress | undefined;
  const watch = createRunWatch({ zonesBpm, workout: () => progress });
  const moment = (atSeconds: number, now: Partial<BodyState> = {}): readonly Announcement[] =>
    watch.look({
      body: { ...body, atSeconds, activity: 'running', sources: { cadence: 'pod' }, ...now },
      ...{ intent, settings: conductor.settings },
      sound: { playing: 'playing', volume01: 1, muted: false },
    });
  /** All that there is to say from then on until then, a moment a second. */
  const pass = (
    from: number,
    to: number,
    now: (atSeconds: number) => Partial<BodyState> = () => ({}),
  ): Announcement[] => {
    const said: Announcement[] = [];
    for (let at = from; at <= to; at += 1) said.push(...moment(at, now(at)));
    return said;
  };
  const coach = (next: WorkoutProgress | undefined): void => {
    progress = next;
  };
  return { watch, moment, pass, coach };
}

it('says each kilometre once, and how long it took', () => {
  const { pass } = setUp();
  const said = pass(100, 900, (at) => ({ distanceMeters: 3000 + 3 * (at - 100) }));
  expect(said).toEqual([
    { kind: 'kilometre', count: 1, seconds: 334 },
    { kind: 'kilometre', count: 2, seconds: 333 },
  ]);
});

it('says no time of a kilometre that was not seen whole, and begins anew with another run', () => {
  const { watch, moment, pass } = setUp();
  pass(0, 100, () => ({ distanceMeters: 10 }));
  expect(moment(101, { distanceMeters: 2100 })).toEqual([{ kind: 'kilometre', count: 2 }]);
  watch.listener.ended({ id: 'one' });
  const said = pass(200, 600, (at) => ({ distanceMeters: 2100 + 4 * (at - 200) }));
  expect(said).toEqual([{ kind: 'kilometre', count: 1, seconds: 250 }]);
});

it('says each lap of the button, and its time', () => {
  const { watch, pass } = setUp();
  expect(pass(0, 60)).toEqual([]);
  watch.listener.command({ cue: 'skip' });
  watch.listener.command({ cue: 'lap' });
  expect(pass(61, 150)).toEqual([{ kind: 'lap', count: 1, seconds: 60 }]);
  watch.listener.command({ cue: 'lap' });
  expect(pass(151, 160)).toEqual([{ kind: 'lap', count: 2, seconds: 90 }]);
  watch.listener.ended({ id: 'one' });
  expect(pass(161, 170)).toEqual([]);
});

it('says a zone of the heart once it has been in it for 10 s, not the first and not a visit', () => {
  const { pass } = setUp();
  const heart = (bpm: number) => (): Partial<BodyState> => ({ heartRateBpm: bpm });
  expect(pass(0, 60, heart(130))).toEqual([]);
  expect(pass(61, 69, heart(141))).toEqual([]);
  expect(pass(70, 80, heart(139))).toEqual([]);
  expect(pass(81, 90, heart(145))).toEqual([]);
  expect(pass(91, 91, heart(145))).toEqual([{ kind: 'zone', zone: 3 }]);
  expect(pass(92, 200, heart(145))).toEqual([]);
  // Nobody knows where it was meanwhile.
  expect(pass(201, 206, heart(185))).toEqual([]);
  expect(pass(207, 207)).toEqual([]);
  expect(pass(208, 217, heart(185))).toEqual([]);
  expect(pass(218, 230, heart(185))).toEqual([{ kind: 'zone', zone: 5 }]);
});

it('says the steps of a workout as they begin, and its end; laps are its own there', () => {
  const { watch, moment, coach } = setUp();
  const steps: readonly Step[] = [
    { purpose: 'warmUp', length: { by: 'time', seconds: 600 } },
    { purpose: 'work', length: { by: 'distance', meters: 400 }, round: 1, rounds: 4 },
  ];
  const aim = { of: 'heartRateBpm', low: 150, high: 160 } as const;
  const about = { name: 'hills', title: 'Hills', steps: 2 } as const;
  const at = (index: number, elapsedSeconds: number): WorkoutProgress => ({
    ...about,
    state: 'running',
    ...{ index, elapsedSeconds, step: steps[index]!, ...(index === 1 && { aim }) },
  });
  coach({ ...about, state: 'waiting' });
  expect(moment(0)).toEqual([]);
  coach(at(0, 0));
  expect(moment(1)).toEqual([{ kind: 'interval', step: steps[0] }]);
  coach(at(0, 30));
  expect(moment(31)).toEqual([]);
  // Chosen once more.
  coach(at(0, 0));
  expect(moment(32)).toEqual([{ kind: 'interval', step: steps[0] }]);
  watch.listener.command({ cue: 'lap' });
  coach(at(1, 0.1));
  expect(moment(33)).toEqual([{ kind: 'interval', step: steps[1], aim }]);
  watch.listener.command({ cue: 'lap' });
  coach({ ...about, state: 'over' });
  expect(moment(60)).toEqual([{ kind: 'interval' }]);
  expect(moment(61)).toEqual([]);
  watch.listener.command({ cue: 'lap' });
  expect(moment(62)).toMatchObject([{ kind: 'lap' }]);
});

it('does not say that a step begins in which the run goes on after a restart', () => {
  const { moment, coach } = setUp();
  const step: Step = { purpose: 'work', length: { by: 'lap' } };
  coach({ name: 'hills', state: 'running', index: 3, step, elapsedSeconds: 200 });
  expect(moment(0)).toEqual([]);
});

it('says which sensor is lost, and that it is back; none as it comes first, none that seldom speaks', () => {
  const { watch, pass } = setUp();
  const speak = (atSeconds: number, ...kinds: readonly ('heartRate' | 'cadence' | 'speed')[]): void => {
    for (const kind of kinds) {
      const sensorId = kind === 'heartRate' ? 'strap' : 'pod';
      watch.listener.reading({ sensorId, kind, atSeconds, ...values[kind] } as SensorReading);
    }
  };
  const said: (readonly [number, Announcement])[] = [];
  for (let at = 0; at <= 200; at += 1) {
    const isPodSilent = at > 50 && at < 100;
    speak(at, 'heartRate', ...(isPodSilent ? [] : (['cadence', 'speed'] as const)));
    // A key is pressed now and then, a watch tells where it is every 7 s.
    if (at === 3) watch.listener.reading({ ...press, atSeconds: at });
    if (at % 7 === 0 && at < 100) watch.listener.reading({ ...place, atSeconds: at });
    said.push(...pass(at, at).map((each) => [at, each] as const));
  }
  const pod = { kind: 'sensor', sensorId: 'pod', tells: ['cadence', 'speed'] } as const;
  expect(said).toEqual([
    [60, { ...pod, isLost: true }],
    [103, { ...pod, isLost: false }],
  ]);
});
