import type { PlayerEvent } from '../player/shared/event-ring.ts';
import type { SoundEvent } from '../player/sound-log/sound-log.ts';
import type { Bar } from '../score/bar.ts';
import { chordSymbol } from '../score/chord.ts';
import { keyName } from '../score/key.ts';
import type { SensorReading } from '../sensors/reading.ts';
import type { HeardCommand, HeardLike, Moment, Played } from '../session/events.ts';
import type { Clock } from '../time/clock.ts';
import { createBodyScribe, type WriteLine } from './body-scribe.ts';
import type { JournalLine, PlayedNote } from './journal-lines.ts';
import type { Summary } from './summary.ts';

/** Says of what happens in a session what its journal keeps: each thing once, and no oftener than it is worth. */
export interface Scribe {
  reading(reading: SensorReading): void;
  moment(moment: Moment): void;
  played(played: Played): void;
  command(command: HeardCommand): void;
  liked(like: HeardLike): void;
  skipped(skip: HeardLike): void;
  /** How far a course is; undefined where the music is not set to it. */
  course(course: Summary['course']): void;
  /** What plays from now on. */
  synth(synth: PlayingSynth): void;
  /** What the sound was told since the last time. */
  sounded(piece: SoundPiece): void;
  /** What was played since the last time: call it once a second. */
  settle(): void;
}

export type PlayingSynth = Omit<Extract<JournalLine, { kind: 'synth' }>, 'kind' | 'atSeconds'>;

/** What the sound was told (`player/sound-log`), the step of it that was reached by then, and how much of it is missing. */
export interface SoundPiece {
  readonly to: number;
  readonly events: readonly SoundEvent[];
  readonly lost: number;
}

export function createScribe(write: WriteLine, clock: Clock, zeroSeconds = clock.nowSeconds()): Scribe {
  const fromZero = (atSeconds: number): number => atSeconds - zeroSeconds;
  /** What was true before the session began counts from its beginning. */
  const notBefore = (atSeconds: number): number => Math.max(0, fromZero(atSeconds));
  const heardIn = ({ sensorId: _, seed: __, chords, styleWeights, song, ...heard }: HeardLike) => ({
    ...{ ...heard, atSeconds: notBefore(heard.atSeconds), chords: [...chords] },
    ...{ styleWeights: { ...styleWeights }, ...(song !== undefined && { song }) },
  });
  const bodyScribe = createBodyScribe(write, zeroSeconds);
  let settings = '';
  let instruments = '';
  let coursed = '';
  let beats: [number, number, number][] = [];
  let notes: PlayedNote[] = [];
  let playedSeconds = 0;

  const settingsOf = ({ settings: set, intent, sound }: Moment) => ({
    ...{ ...set, styleWeights: intent.styleWeights },
    ...{ volume01: sound.volume01, muted: sound.muted },
  });

  return {
    reading: bodyScribe.reading,

    moment(moment) {
      const { body, intent } = moment;
      bodyScribe.foundStep(body);
      const set = settingsOf(moment);
      const atSeconds = fromZero(body.atSeconds);
      if (JSON.stringify(set) !== settings) {
        settings = JSON.stringify(set);
        write({ kind: 'settings', atSeconds, ...set });
      }
      if (!bodyScribe.body(body)) return;
      const { tempoBpm, phase, feel, energy01, density01, section, cue, agenda } = intent;
      write({
        ...{ kind: 'intent', atSeconds, tempoBpm, feel, energy01, density01, section },
        ...(phase && { phaseOffsetMs: phase.offsetMs }),
        ...(cue && { cue: cue.kind, cueId: cue.id }),
        ...(agenda && { workoutStep: agenda.steps[0]!.index }),
      });
    },

    played({ event, bar }) {
      playedSeconds = notBefore(event.atSeconds);
      if (event.kind === 'beat') beats.push([event.beat, fromZero(event.atSeconds), event.tempoBpm]);
      if (event.kind === 'note') notes.push(noteOf(event));
      if (event.kind !== 'bar' || bar === undefined) return;
      const isChanged = JSON.stringify(bar.instruments) !== instruments;
      instruments = JSON.stringify(bar.instruments);
      write({ ...barLine(bar, playedSeconds), ...(isChanged && { instruments: { ...bar.instruments } }) });
    },

    command: ({ sensorId, ...command }) =>
      write({
        ...{ kind: 'command', atSeconds: fromZero(clock.nowSeconds()), command: { ...command } },
        ...(sensorId !== undefined && { sensorId }),
      }),

    liked: (like) => write({ kind: 'like', ...heardIn(like) }),
    skipped: (skip) => write({ kind: 'skip', ...heardIn(skip) }),

    course(course) {
      const told = JSON.stringify(course);
      if (course === undefined || told === coursed) return;
      coursed = told;
      write({ kind: 'course', atSeconds: fromZero(clock.nowSeconds()), course });
    },

    synth: (synth) => write({ kind: 'synth', atSeconds: fromZero(clock.nowSeconds()), ...synth }),

    sounded({ to, events, lost }) {
      write({
        ...{ kind: 'sound', atSeconds: Math.round(fromZero(clock.nowSeconds()) * 1000) / 1000, to },
        ...(events.length > 0 && { events: events.map((event) => [...event]) }),
        ...(lost > 0 && { lost }),
      });
    },

    settle() {
      if (beats.length > 0 || notes.length > 0) {
        write({
          ...{ kind: 'played', atSeconds: playedSeconds },
          ...(beats.length > 0 && { beats }),
          ...(notes.length > 0 && { notes }),
        });
      }
      beats = [];
      notes = [];
    },
  };
}

function noteOf(event: Extract<PlayerEvent, { kind: 'note' }>): PlayedNote {
  const { part, atBeat, durationBeats, pitchMidi, velocity01, source, goesOn } = event;
  const velocity = Math.min(127, Math.max(1, Math.round(velocity01 * 127)));
  const note = [part, atBeat, durationBeats, pitchMidi, velocity, source] as const;
  return goesOn ? [...note, 1] : [...note];
}

const barLine = (bar: Bar, atSeconds: number): Extract<JournalLine, { kind: 'bar' }> => ({
  ...{ kind: 'bar', atSeconds, index: bar.index, startBeat: bar.startBeat, lengthBeats: bar.lengthBeats },
  ...{ feel: bar.feel, section: bar.section, key: keyName(bar.key), source: bar.source },
  chords: bar.chords.map(({ chord }) => chordSymbol(chord)),
  ...(bar.song !== undefined && { song: bar.song }),
  ...(bar.styleWeights && { styleWeights: { ...bar.styleWeights } }),
});
