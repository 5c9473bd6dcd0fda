import type { BeatEvent, NoteEvent, PlayerEvent } from '../../player/shared/event-ring.ts';
import { bandBar } from '../../player/testing/bars.ts';
import type { Moment } from '../../session/events.ts';
import { createSession } from '../../session/session.ts';
import { monotonicClock } from '../../time/clock.ts';
import { realTimers } from '../../time/timers.ts';
import type { Output } from '../output.ts';
import type { EventOutputType } from '../output-type.ts';
import type { OutputBench } from './output-contract.ts';

export const beatEvent = (beat: number, atSeconds: number, tempoBpm = 120): BeatEvent => ({
  kind: 'beat',
  frame: 0,
  atSeconds,
  beat,
  tempoBpm,
});

export const noteEvent = (note: Partial<NoteEvent> & Pick<NoteEvent, 'atSeconds'>): NoteEvent => ({
  kind: 'note',
  frame: 0,
  barIndex: 0,
  part: 'lead',
  atBeat: 0,
  durationBeats: 0.5,
  pitchMidi: 72,
  velocity01: 0.7,
  source: 'model',
  goesOn: false,
  ...note,
});

/** An output of events, as the configuration opens it, that is told of music that is heard 50 ms later. */
export function openEventOutput(type: EventOutputType, options: Readonly<Record<string, unknown>>) {
  const session = createSession({ clock: monotonicClock, log: { error() {} } });
  const output = type.open(type.schema.parse({ type: type.type, ...options }), {
    name: type.type,
    isAsked: true,
    clock: monotonicClock,
    timers: realTimers,
    session,
  });
  const tell = (event: PlayerEvent): void => {
    const bar = 'barIndex' in event ? bandBar(event.barIndex) : undefined;
    session.tell('played', { event, bar });
  };
  return { output, session, tell };
}

/** Ten notes and a beat a second or so, for the contract; more than it can take in one go. */
export function playsOn(
  output: Output,
  tell: (event: PlayerEvent) => void,
): Pick<OutputBench, 'flood' | 'isReferenceEar' | 'output'> & { close(): void } {
  let told = 0;
  const now = (): number => monotonicClock.nowSeconds() + 0.05;
  const playOne = (): void => {
    if (told === 0) tell({ kind: 'started', frame: 0, atSeconds: now(), beat: 0 });
    if (told % 10 === 0) tell(beatEvent(told / 10, now()));
    tell(noteEvent({ atSeconds: now(), atBeat: told / 10, pitchMidi: 60 + (told % 12) }));
    told += 1;
  };
  const timer = setInterval(playOne, 30);
  return {
    output,
    isReferenceEar: false,
    flood: () => {
      for (let note = 0; note < 10_000; note += 1) playOne();
    },
    close: () => clearInterval(timer),
  };
}

/** What is wanted of the music, as far as outputs of events look at it. */
export const momentEvent = ({
  energy01 = 0.5,
  muted = false,
  phase,
}: {
  energy01?: number;
  muted?: boolean;
  phase?: Moment['intent']['phase'];
}): Moment => ({
  body: { atSeconds: 0, activity: 'running', effort01: 0.5, confidence01: 1, sources: {}, ageSeconds: {} },
  intent: {
    tempoBpm: 120,
    feel: 'full',
    energy01,
    density01: 0.5,
    brightness01: 0.5,
    styleWeights: { game: 1 },
    key: { tonic: 0, mode: 'major' },
    section: 'verse',
    seed: 1,
    ...(phase && { phase }),
  },
  sound: { playing: 'playing', tempoBpm: 120, volume01: 0.4, muted },
  settings: { follow: 'auto', manualTempoBpm: 150, energyBias: 0 },
});
