import { stepsPerBar } from '../../score/meter.ts';
import type { Role } from '../../score/note.ts';
import { pitchClassOf } from '../../score/pitch.ts';
import type { GridNote } from '../grid-note.ts';
import { estimateChords } from '../harmony/estimate-chords.ts';
import type { BarPlan } from '../plan.ts';

/** A key of a MIDI keyboard goes down or up, at a beat of the music. */
export interface PlayedKey {
  readonly pitchMidi: number;
  readonly velocity01: number;
  readonly on: boolean;
  readonly atBeat: number;
}

/**
 * Somebody plays along. The band answers in the coming bar: what was played in the last bar is taken to go on, stands in
 * a role's place while the model writes the other roles, and its harmony is taken up. The player's own notes are heard
 * from the keyboard at once; they are not played a second time.
 */
export interface Jam {
  readonly role: Role;
  hear(key: PlayedKey): void;
  /** What was heard does not count: no music was there to play along with. */
  forget(): void;
  /** Something was played within the last bar. */
  isActive(beat: number, barBeats: number): boolean;
  /** What is expected of the player in a bar: the bar that ends now, again. */
  expectedNotes(plan: Pick<BarPlan, 'startBeat' | 'lengthBeats'>, nowBeat: number): GridNote[];
}

interface PlayedNote {
  readonly pitchMidi: number;
  readonly velocity01: number;
  readonly fromBeat: number;
  /** While the key is down: the latest that it can be. */
  toBeat: number;
}

const weightOfBarBefore = 0.1;

/**
 * Longer ago than this many beats nothing is asked about, and no note lasts longer: whoever does not say that a key goes
 * up (a script, a keyboard that is gone) would else have the band's place for ever.
 */
const memoryBeats = 32;
/** More notes than anybody plays in that time: the oldest give way. */
const mostNotes = 128;

export function createJam(role: Role): Jam {
  let played: PlayedNote[] = [];
  return {
    role,
    hear({ pitchMidi, velocity01, on, atBeat }) {
      played = played.filter((note) => note.toBeat > atBeat - memoryBeats);
      for (const note of played) {
        if (note.pitchMidi === pitchMidi && note.toBeat > atBeat)
          note.toBeat = Math.max(atBeat, note.fromBeat);
      }
      if (on) {
        const heard = Math.min(1, Math.max(0.05, velocity01));
        played.push({ pitchMidi, velocity01: heard, fromBeat: atBeat, toBeat: atBeat + memoryBeats });
        if (played.length > mostNotes) played.shift();
      }
    },
    forget() {
      played = [];
    },
    isActive: (beat, barBeats) =>
      played.some((note) => note.toBeat > beat - barBeats && note.fromBeat <= beat),
    expectedNotes({ startBeat, lengthBeats }, nowBeat) {
      // The bar that ends now fills the coming bar: what lies between now and its beginning is not played yet.
      const stepsPerBeat = stepsPerBar / lengthBeats;
      return played.flatMap((note) => {
        const fromBeat = Math.max(note.fromBeat, nowBeat - lengthBeats);
        const toBeat = Math.min(note.toBeat, nowBeat);
        if (toBeat < fromBeat || note.fromBeat > nowBeat) return [];
        // The same step of the bar: whole bars later, until it falls into the coming one.
        const bars = Math.ceil((startBeat - fromBeat) / lengthBeats - 1 / stepsPerBar / 2);
        const startStep = Math.round((fromBeat + bars * lengthBeats - startBeat) * stepsPerBeat);
        if (startStep < 0 || startStep >= stepsPerBar) return [];
        const lengthSteps = Math.max(1, Math.round((toBeat - fromBeat) * stepsPerBeat));
        return [
          {
            role,
            pitchMidi: note.pitchMidi,
            startStep,
            lengthSteps: Math.min(lengthSteps, stepsPerBar - startStep),
            velocity01: note.velocity01,
            tied: false,
            source: 'jam' as const,
          },
        ];
      });
    },
  };
}

/**
 * The plan with the harmony of what is played, where enough is played to hear one; else as it was. What is expected
 * at `nowBeat` holds the bar that is being played up to there, then the end of the one before, which counts for less:
 * harmonies change at bar lines.
 */
export function takeUpHarmony(plan: BarPlan, played: readonly GridNote[], nowBeat: number): BarPlan {
  const heardSteps = ((nowBeat - plan.startBeat) * stepsPerBar) / plan.lengthBeats + stepsPerBar;
  const pitchClasses = new Set(played.map((note) => pitchClassOf(note.pitchMidi)));
  if (pitchClasses.size < 2) return plan;
  const weights = new Float64Array(12);
  const bass = new Float64Array(12);
  for (const note of played) {
    const weight = note.startStep < heardSteps ? 1 : weightOfBarBefore;
    weights[pitchClassOf(note.pitchMidi)]! += weight * note.lengthSteps;
  }
  const [chord] = estimateChords([weights], [bass]);
  if (chord === undefined) return plan;
  // What was sung over other chords does not return over these.
  const { echo: _echo, ...rest } = plan;
  return { ...rest, chords: [{ startStep: 0, chord }] };
}
