import type { BodyState } from '../../body/state.ts';
import type { PartPlace } from '../../player/shared/part-place.ts';
import type { Summary } from '../../recorder/summary.ts';
import { type Position, positionAt } from '../../sensors/gps/ground.ts';
import type { Moment } from '../../session/events.ts';
import type { GhostPlace } from '../../session/ghost-place.ts';
import { ManualTime } from '../../time/timers.ts';
import type { Choice, Found } from '../choose.ts';
import { createGhost } from '../ghost.ts';
import type { GhostOptions } from '../options.ts';
import type { PacePoint } from '../pace.ts';

/** Of the session that runs along. */
export const ghostId = '2026-11-20T18-00-00';
export const park = { latitude: 52.52, longitude: 13.37 };
export const northOf = (meters: number): Position => positionAt(park, 0, meters);

export const earlier: Summary = {
  ...{
    id: ghostId,
    running: false,
    startedAt: '2026-11-20T18:00:00.000Z',
    lengthSeconds: 700,
    movingSeconds: 600,
  },
  ...{ distanceMeters: 1800, styles: [], songs: 0, barsHeard: 0, likes: 0, skips: 0, laps: 0, bytes: 0 },
  ...{ hasTrack: true, hasSound: false, source: { kind: 'live', name: 'sensors' }, seed: 1, version: '0' },
  model: { name: 'm', version: '1' },
};
/** Who goes 3 m/s goes as he did. */
export const threeMetersASecond: readonly PacePoint[] = [[600, 1800]];
/** He was there ten seconds before from 60 m on. */
export const tenAhead: readonly PacePoint[] = [
  [10, 60],
  [590, 1800],
];
/** And ten seconds after. */
export const tenBehind: readonly PacePoint[] = [
  [30, 60],
  [610, 1800],
];

/** Somebody runs at 3 m/s, and what he is told of it. */
export function createGhostStage(
  pace: readonly PacePoint[],
  { session = 'last', part = 'chords' }: Partial<GhostOptions> = {},
  more: Partial<Found> | 'nobody' | Error = {},
  summary = earlier,
) {
  const time = new ManualTime();
  const places: PartPlace[] = [];
  const told: GhostPlace[] = [];
  const choices: Choice[] = [];
  let kept: readonly Summary[] = [summary];
  let number = 1;
  const ghost = createGhost({
    options: { session, part },
    desk: { place: (place) => void places.push(place) },
    tell: (name, event) => void (name === 'place' && told.push(event as GhostPlace)),
    clock: time,
    sessions: { list: () => kept, find: (each) => kept.find((one) => one.id === each) },
    loaded: async () => {},
    async choose(choice) {
      choices.push(choice);
      if (more instanceof Error) throw more;
      return more === 'nobody' ? undefined : { id: ghostId, pace, ...more };
    },
    session: () => number,
    isAlive: true,
  });
  let meters = 0;
  const moment = (body: Partial<BodyState>): void =>
    ghost.listener.moment({
      body: {
        ...{ atSeconds: time.nowSeconds(), activity: 'running', effort01: 0.5, confidence01: 1 },
        ...{ sources: {}, ageSeconds: {}, distanceMeters: meters, ...body },
      },
    } as Moment);
  return {
    ...{ ghost, places, told, choices },
    /** So many seconds, ten moments each; `speedMps` undefined: nobody tells it. `where`: the receiver's. */
    async run(
      seconds: number,
      {
        speedMps = 3,
        isTold = true,
        activity = 'running',
        where,
      }: {
        readonly speedMps?: number;
        readonly isTold?: boolean;
        readonly activity?: BodyState['activity'];
        readonly where?: (meters: number) => Position;
      } = {},
    ) {
      for (let tick = 0; tick < 10 * seconds; tick += 1) {
        if (where && tick % 10 === 0)
          ghost.listener.reading({
            ...{ kind: 'position', sensorId: 'gps', atSeconds: time.nowSeconds(), ...where(meters) },
          });
        if (isTold) meters += speedMps / 10;
        moment({ activity, ...(isTold && { speedMps }) });
        await time.advance(0.1);
      }
    },
    forget: () => {
      kept = [];
    },
    nextSession: () => {
      number += 1;
    },
    get last() {
      return told.at(-1)!;
    },
  };
}
