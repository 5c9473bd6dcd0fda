import type { Activity } from '../../body/state.ts';
import { createDigest, type Digest } from '../digest/digest.ts';
import type { Lock } from '../digest/locked.ts';
import type { JournalLine } from '../journal-lines.ts';
import type { Lap } from '../summary.ts';
import { createPlaces, type Place } from './places.ts';
import { trimmed } from './trim.ts';

export interface SampleJob {
  readonly lines: AsyncIterable<readonly JournalLine[]>;
  readonly startedAt: string;
  /** Places are left out so near to where the way begins and ends. */
  readonly trimMeters: number;
}

/** A second of a session. What is not known, or what no body can be, is undefined. */
export interface Sample {
  /** Whole seconds from the beginning. */
  readonly second: number;
  readonly activity: Activity;
  readonly place: Place | undefined;
  /** From the beginning of the session. */
  readonly distanceMeters: number | undefined;
  readonly speedMps: number | undefined;
  readonly heartRateBpm: number | undefined;
  readonly cadenceSpm: number | undefined;
  readonly powerWatts: number | undefined;
  /** Of the music, while it is heard. */
  readonly tempoBpm: number | undefined;
  readonly energy01: number | undefined;
  readonly lock: Lock | undefined;
}

export interface SampledLap extends Lap {
  readonly samples: readonly Sample[];
}

export type Sport = 'running' | 'walking' | 'cycling' | 'generic';

/** A session as sport watches keep one. */
export interface SampledSession {
  /** Unix seconds, whole ones: files of watches know no others. */
  readonly startedSeconds: number;
  readonly summary: NonNullable<ReturnType<Digest['summary']>>;
  /** What was done most. */
  readonly sport: Sport;
  /** In order of `second`, each once, to the last sign of somebody or of music. At least one. */
  readonly samples: readonly Sample[];
  /** In order of time; the whole session where nobody said lap. */
  readonly laps: readonly SampledLap[];
}

type BodyLine = Extract<JournalLine, { kind: 'body' }>;

/** Music that was not heard for so long is over: no beat is longer. */
const longestBeatSeconds = 3;

/** Undefined where nothing is known of a body. */
export async function sampleSession(job: SampleJob): Promise<SampledSession | undefined> {
  const digest = createDigest();
  const sampler = createSampler(digest);
  for await (const some of job.lines) {
    for (const line of some) {
      digest.hear(line);
      sampler.hear(line);
    }
  }
  const summary = digest.summary();
  const samples = withoutEnds(sampler.samples(summary?.lengthSeconds ?? 0), job.trimMeters);
  if (summary === undefined || samples.length === 0) return undefined;
  return {
    startedSeconds: Math.round(Date.parse(job.startedAt) / 1000),
    ...{ summary, samples, sport: sportOf(samples) },
    laps: lapsOf(digest, summary, samples),
  };
}

/** Hears each line after the digest did. */
function createSampler(digest: Digest) {
  const placeIn = createPlaces();
  const all: Sample[] = [];
  const locks = new Map<number, Lock>();
  let place: Place | undefined;
  let powerWatts: number | undefined;
  let powerSensor: string | undefined;
  let energy01: number | undefined;
  let beat: { readonly atSeconds: number; readonly tempoBpm: number } | undefined;

  const hearBody = (line: BodyLine): void => {
    if (line.sources) powerSensor = line.sources.power;
    if (digest.lock) locks.set(Math.floor(digest.lock.atSeconds), digest.lock);
    const second = Math.floor(line.atSeconds);
    if (second <= (all.at(-1)?.second ?? -1)) return;
    const isHeard = beat !== undefined && line.atSeconds - beat.atSeconds < longestBeatSeconds;
    all.push({
      ...{ second, activity: line.activity, place, powerWatts: within(powerWatts, 0, 3000) },
      distanceMeters: digest.distanceMeters,
      speedMps: within(line.speedMps, 0, 15),
      heartRateBpm: within(line.heartRateBpm, 20, 250),
      cadenceSpm: within(line.cadenceSpm, 0, 300),
      tempoBpm: isHeard ? within(beat?.tempoBpm, 1, 1000) : undefined,
      energy01: isHeard ? within(energy01, 0, 1) : undefined,
      lock: undefined,
    });
    place = undefined;
    powerWatts = undefined;
  };

  return {
    hear(line: JournalLine): void {
      place = placeIn(line) ?? place;
      if (line.kind === 'body') hearBody(line);
      else if (line.kind === 'intent') energy01 = line.energy01;
      else if (line.kind === 'played') {
        const [, atSeconds, tempoBpm] = line.beats?.at(-1) ?? [];
        if (atSeconds !== undefined && tempoBpm !== undefined) beat = { atSeconds, tempoBpm };
      } else if (line.kind === 'reading' && line.reading === 'power') {
        const { powerWatts: watts, sensorId } = line;
        if (typeof watts === 'number' && sensorId === (powerSensor ?? sensorId)) powerWatts = watts;
      }
    },
    samples: (lengthSeconds: number): Sample[] =>
      all
        .filter(({ second }) => second <= lengthSeconds)
        .map((sample) => ({ ...sample, lock: locks.get(sample.second) })),
  };
}

const within = (value: number | undefined, least: number, most: number): number | undefined =>
  value !== undefined && value >= least && value <= most ? value : undefined;

function withoutEnds(samples: readonly Sample[], trimMeters: number): readonly Sample[] {
  const places = samples.flatMap(({ place }) => (place ? [place] : []));
  const kept = new Set(trimmed(places, ({ point }) => point, trimMeters));
  return samples.map((sample) =>
    sample.place && !kept.has(sample.place) ? { ...sample, place: undefined } : sample,
  );
}

const sports = ['running', 'walking', 'cycling'] as const;

function sportOf(samples: readonly Sample[]): Sport {
  const secondsOf = (sport: Sport): number => samples.filter(({ activity }) => activity === sport).length;
  const most = sports.reduce((one, other) => (secondsOf(other) > secondsOf(one) ? other : one));
  return secondsOf(most) === 0 ? 'generic' : most;
}

function lapsOf(
  digest: Digest,
  summary: SampledSession['summary'],
  samples: readonly Sample[],
): readonly SampledLap[] {
  const { lengthSeconds, movingSeconds, distanceMeters, heartRate, cadenceMeanSpm } = summary;
  const whole: Lap = {
    ...{ atSeconds: 0, lengthSeconds, movingSeconds },
    ...(distanceMeters !== undefined && { distanceMeters }),
    ...(heartRate && { heartRateMeanBpm: heartRate.meanBpm }),
    ...(cadenceMeanSpm !== undefined && { cadenceMeanSpm }),
  };
  const { laps } = digest.details();
  const told = laps.length === 0 ? [whole] : laps.toSorted((one, other) => one.atSeconds - other.atSeconds);
  let from = 0;
  return told.map((lap, index) => {
    const until = told[index + 1]?.atSeconds ?? Number.POSITIVE_INFINITY;
    let to = from;
    while (to < samples.length && samples[to]!.second < until) to += 1;
    const own = samples.slice(from, to);
    from = to;
    return { ...lap, samples: own };
  });
}

/** The most of what is known; undefined where nothing is. */
export const mostOf = (
  samples: readonly Sample[],
  figureOf: (sample: Sample) => number | undefined,
): number | undefined =>
  samples.reduce<number | undefined>((most, sample) => {
    const value = figureOf(sample);
    return most === undefined || (value !== undefined && value > most) ? value : most;
  }, undefined);
