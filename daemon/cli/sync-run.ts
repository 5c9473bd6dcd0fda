import { createBody } from '../body/body.ts';
import { createConductor } from '../conductor/conductor.ts';
import { beatsOf } from '../conductor/intent.ts';
import type { ConductorOptions } from '../conductor/options.ts';
import { BeatClock } from '../player/beat-clock.ts';
import { playerOptionsSchema } from '../player/options.ts';
import type { SensorReading } from '../sensors/reading.ts';
import { tickSeconds } from '../tactus.ts';

export interface SyncOptions {
  /** In the order in which they come; a step may have fallen before it is told. */
  readonly readings: Iterable<ToldReading>;
  readonly seconds: number;
  readonly conductor: Partial<ConductorOptions>;
  /** From a frame's rendering to the ear. */
  readonly outputDelaySeconds: number;
  /** Of the clock at the beginning, where a beat is not on the foot: 0 to 1. */
  readonly startBeat01: number;
}

export interface ToldReading {
  readonly toldAtSeconds: number;
  readonly reading: SensorReading;
}

export interface SyncedBeat {
  /** When it is heard. */
  readonly atSeconds: number;
  readonly tempoBpm: number;
  readonly isLocked: boolean;
}

const blockSeconds = 256 / 48_000;

/** Body, conductor and beat clock as they play live, without the sound: the beats that are heard. */
export function playBeats(options: SyncOptions): readonly SyncedBeat[] {
  const { outputDelaySeconds, startBeat01 } = options;
  const body = createBody();
  const conductor = createConductor(options.conductor);
  const told = options.readings[Symbol.iterator]();
  let next = told.next();
  let ticks = 0;
  let clock: BeatClock | undefined;
  let intent = conductor.update(body.stateAt(0));
  const beats: SyncedBeat[] = [];
  for (let block = 0; block * blockSeconds < options.seconds; block += 1) {
    const atSeconds = block * blockSeconds;
    let isNew = atSeconds >= ticks * tickSeconds;
    if (isNew) ticks += 1;
    for (; !next.done && next.value.toldAtSeconds <= atSeconds; next = told.next())
      isNew = body.accept(next.value.reading) || isNew;
    if (isNew) intent = conductor.update(body.stateAt(atSeconds));
    if (clock === undefined) {
      clock = new BeatClock({ ...playerOptionsSchema.parse({}), startTempoBpm: intent.tempoBpm });
      clock.skipTo(startBeat01);
    }
    const heardAtSeconds = atSeconds + outputDelaySeconds;
    clock.steer(
      targetOf(intent.tempoBpm, intent.phase && beatsOf(intent.phase)),
      heardAtSeconds,
      blockSeconds,
    );
    const before = clock.beat;
    clock.advance(blockSeconds);
    if (Math.ceil(before) >= clock.beat) continue;
    const part = (Math.ceil(before) - before) / (clock.beat - before);
    const beat = { atSeconds: heardAtSeconds + part * blockSeconds, tempoBpm: clock.tempoBpm };
    conductor.hear(beat);
    beats.push({ ...beat, isLocked: conductor.lock === 'locked' });
  }
  return beats;
}

const targetOf = (tempoBpm: number, beats: ReturnType<typeof beatsOf> | undefined) => ({
  tempoBpm,
  beatAtSeconds: beats?.beatAtSeconds ?? 0,
  beatPeriodSeconds: beats?.periodSeconds ?? 1,
  phaseConfidence01: beats?.confidence01 ?? 0,
});
