import type { PlayerEvent } from '../player/shared/event-ring.ts';
import type { Bar } from '../score/bar.ts';
import { chordSymbol } from '../score/chord.ts';
import { keyName } from '../score/key.ts';
import type { SensorReading } from '../sensors/reading.ts';
import { readingToTrace } from '../sensors/replay/journal.ts';
import type { Moment, Played } from '../session/events.ts';
import type { GhostPlace } from '../session/ghost-place.ts';
import { createHeldLines } from './held-lines.ts';
import type { TraceLine } from './trace.ts';

/** One of each a second is promised; live, ticks may come late. */
const momentSeconds = 0.5;

/** Listens to a session and writes its trace, line by line. */
export interface TraceRecorder {
  reading(reading: SensorReading): void;
  /** Call as often as you like: two of each a second are written. */
  moment(moment: Pick<Moment, 'body' | 'intent'>): void;
  played(played: Played): void;
  place(place: GhostPlace): void;
  /** Writes what still waits for the end of a note. */
  end(): void;
  /** What still waits, as `end` would write it. */
  readonly waiting: string;
}

/** `zeroSeconds` is the moment that the trace counts from: 0 offline, when the session began live. */
export function createTraceRecorder(write: (text: string) => void, zeroSeconds = 0): TraceRecorder {
  let nextMomentSeconds = 0;
  let instruments = '';
  const lines = createHeldLines(write);
  const fromZero = <T extends TraceLine>(content: T): T => ({
    ...content,
    atSeconds: content.atSeconds - zeroSeconds,
  });
  const line = (content: TraceLine): void => lines.add(fromZero(content));

  const barLine = (event: PlayerEvent & { kind: 'bar' }, bar: Bar): TraceLine => ({
    kind: 'bar',
    atSeconds: event.atSeconds,
    index: bar.index,
    startBeat: bar.startBeat,
    lengthBeats: bar.lengthBeats,
    feel: bar.feel,
    section: bar.section,
    key: keyName(bar.key),
    chords: bar.chords.map((placed) => chordSymbol(placed.chord)),
    source: bar.source,
    song: bar.song,
    ...(JSON.stringify(bar.instruments) !== instruments && { instruments: { ...bar.instruments } }),
    workoutStep: bar.workoutStep,
    barsToChange: bar.barsToChange,
  });

  return {
    // What was true before the session began counts from its beginning: no reading has a time below 0.
    reading: (reading) =>
      line(readingToTrace({ ...reading, atSeconds: Math.max(zeroSeconds, reading.atSeconds) })),

    moment({ body, intent }) {
      const elapsedSeconds = body.atSeconds - zeroSeconds;
      if (elapsedSeconds < nextMomentSeconds) return;
      nextMomentSeconds = momentSeconds * (Math.floor(elapsedSeconds / momentSeconds + 1e-6) + 1);
      const { atSeconds } = body;
      line({
        kind: 'body',
        atSeconds,
        activity: body.activity,
        cadenceSpm: body.cadenceSpm,
        speedMps: body.speedMps,
        heartRateBpm: body.heartRateBpm,
        effort01: body.effort01,
        confidence01: body.confidence01,
        sources: body.sources,
      });
      const { agenda } = intent;
      const next = agenda?.steps[1]?.atSeconds;
      line({
        kind: 'intent',
        atSeconds,
        tempoBpm: intent.tempoBpm,
        feel: intent.feel,
        energy01: intent.energy01,
        density01: intent.density01,
        section: intent.section,
        cue: intent.cue?.kind,
        cueId: intent.cue?.id,
        ...(agenda && {
          workoutStep: agenda.steps[0]!.index,
          ...(next !== undefined && { nextStepAtSeconds: next - zeroSeconds }),
        }),
      });
    },

    played({ event, bar }) {
      const { atSeconds } = event;
      if (event.kind === 'beat') {
        line({ kind: 'beat', atSeconds, beat: event.beat, tempoBpm: event.tempoBpm });
        lines.passBeat(event.beat);
      }
      if (event.kind === 'note' && event.goesOn) lines.hold(event);
      if (event.kind === 'note' && !event.goesOn) {
        const { atBeat, durationBeats, pitchMidi, velocity01, part, source } = event;
        const note = {
          kind: 'note',
          atSeconds,
          atBeat,
          durationBeats,
          pitchMidi,
          velocity01,
          part,
          source,
        } as const;
        lines.note(fromZero(note));
      }
      if (event.kind === 'stopped') lines.end();
      if (event.kind === 'bar' && bar !== undefined) {
        line(barLine(event, bar));
        instruments = JSON.stringify(bar.instruments);
      }
    },

    place: ({ atSeconds, sessionId, standing, leadSeconds, part, sideDb, levelDb }) =>
      line({ kind: 'place', atSeconds, sessionId, standing, leadSeconds, part, sideDb, levelDb }),

    end: () => lines.end(),

    get waiting() {
      return lines.waiting;
    },
  };
}
