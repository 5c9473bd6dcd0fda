import { chordAt } from '../../../score/bar.ts';
import { chordTones } from '../../../score/chord.ts';
import { scalePitchClasses } from '../../../score/key.ts';
import { stepsPerBar } from '../../../score/meter.ts';
import { pitchClassOf } from '../../../score/pitch.ts';
import type { LaneLayout } from '../../lanes.ts';
import type { BarPlan } from '../../plan.ts';
import type { OuterVoices } from '../../rules/outer-voices.ts';
import type { DensityServo } from './density-servo.ts';
import type { LaneGrid } from './lane-grid.ts';

/**
 * What must hold whatever was learnt, as logits added to the network's own. Harmony is not here: the chord is a
 * condition of the network, and a bias towards it was measured to do harm. All numbers are logits.
 */
export const steeringLogits = {
  /** For pitches outside the key, unless the chord has them. */
  outsideScale: -4.5,
  /** For each semitone outside a role's comfortable range. */
  registerPerSemitone: -0.3,
  /** For each semitone that the lead would leap beyond `leadLeapSemitones`. */
  leapPerSemitone: -0.4,
  /** For chords and lead at or under the sounding bass. */
  underBass: -4,
  /** For a lead that would double the root where the chord begins: the bass has it. */
  leadDoublesRoot: -1,
  /** On a beat: for a lead that begins a tone of the chord, and against one that holds another. */
  leadChordTone: 1.1,
  /** The same for the bass, on the beats where no chord begins: a bass that walks through a bar of one chord leaves it. */
  bassChordTone: 1.6,
  /** Where a chord begins: against going on with what does not belong to it. */
  letGo: -1,
  /** For the chord's root in the bass where the chord begins. With these two the one place where harmony is pushed. */
  bassRoot: 3,
  /** In the closing bar, for notes of the last chord. */
  closingChord: 3,
  /** For the notes of the bar that is echoed, at full likeness. */
  likeness: 4,
  /** Forces a decision. */
  force: 1e4,
} as const;

const stepsPerQuarter = stepsPerBar / 4;
const leadLeapSemitones = 7;
/** A role's comfortable range: this share of its range, centred a little below the middle. */
const comfortCentre = 0.42;
const comfortHalfWidth = 0.28;

/** Who writes a role in this bar. */
export type RoleHand = 'network' | 'silent' | 'given';

export interface SteeringContext {
  readonly plan: BarPlan;
  /** By role (index). */
  readonly hands: readonly RoleHand[];
  /** Notes of the roles whose hand is `given`. */
  readonly given: LaneGrid | undefined;
  /** The bar that should be heard again. */
  readonly echo: LaneGrid | undefined;
  readonly servo: DensityServo;
}

export interface Steering {
  /** Fills `bias` [lanes, 2] for a step. `previous` [lanes, 3] is the step before. */
  fill(bias: Float32Array, step: number, previous: Float32Array, melodic: MelodicMemory): void;
}

/** What the voices did before. */
export interface MelodicMemory {
  /** The pitch that each role struck last; null before its first. */
  readonly lastPitches: readonly (number | null)[];
  /** The outer voices where a chord last began with both of them; null before that. */
  readonly outerVoices: OuterVoices | null;
}

export function createSteering(layout: LaneLayout, context: SteeringContext): Steering {
  const { plan, hands, given, echo, servo } = context;
  const inScale = flags(scalePitchClasses(plan.key));
  const register = registerBias(layout);
  const bassRole = layout.roles.findIndex((role) => role.name === 'bass');
  const leadRole = layout.roles.findIndex((role) => role.name === 'lead');

  return {
    fill(bias, step, previous, { lastPitches }) {
      const placed = chordAt(plan.chords, step);
      const tones = flags(placed === undefined ? [] : chordTones(placed.chord));
      const newRoot = placed?.startStep === step ? placed.chord.root : null;
      const bassPitch = soundingPitch(layout, bassRole, previous, 'lowest');

      const onBeat = step % stepsPerQuarter === 0;
      for (let lane = 0; lane < layout.count; lane++) {
        const role = layout.roleOfLane[lane]!;
        const pitch = layout.pitchOfLane[lane]!;
        const sounds = previous[3 * lane]! > 0.5;
        const hand = hands[role]!;
        if (hand !== 'network') {
          const code = hand === 'given' ? given!.codes[step * layout.count + lane]! : 0;
          bias[2 * lane] = code > 0 ? steeringLogits.force : -steeringLogits.force;
          bias[2 * lane + 1] = code > 1 ? steeringLogits.force : -steeringLogits.force;
          continue;
        }
        const pitchClass = pitchClassOf(pitch);
        const tone = tones[pitchClass]!;
        let play = tone || inScale[pitchClass] ? 0 : steeringLogits.outsideScale;
        let articulate = 0;

        const owed = servo.biasLogits(role);
        if (sounds) articulate += owed;
        else play += owed + register[lane]!;

        if (role !== bassRole && bassPitch !== null && pitch <= bassPitch) play += steeringLogits.underBass;
        if (sounds && !tone && newRoot !== null) play += steeringLogits.letGo;
        if (onBeat && (role === leadRole || (role === bassRole && newRoot === null))) {
          const pull = role === leadRole ? steeringLogits.leadChordTone : steeringLogits.bassChordTone;
          if (tone && !sounds) play += pull;
          if (!tone && sounds) play -= pull;
        }
        if (role === leadRole) {
          const last = lastPitches[leadRole];
          if (!sounds && last != null) {
            play += steeringLogits.leapPerSemitone * Math.max(0, Math.abs(pitch - last) - leadLeapSemitones);
          }
          if (!sounds && pitchClass === newRoot) play += steeringLogits.leadDoublesRoot;
        }
        if (role === bassRole && pitchClass === newRoot) play += steeringLogits.bassRoot;
        if (echo?.present[role] && plan.echo !== undefined) {
          const code = echo.codes[step * layout.count + lane]!;
          const strengthLogits = steeringLogits.likeness * plan.echo.likeness;
          if (strengthLogits >= 0) {
            play += code > 0 ? strengthLogits : -strengthLogits;
            articulate += code > 1 ? strengthLogits : -strengthLogits;
          } else if (code > 1) {
            // To differ from a bar is not to play its opposite: only what was struck there is discouraged.
            if (sounds) articulate += strengthLogits;
            else play += strengthLogits;
          }
        }
        if (plan.closing) {
          if (step === 0) play += tone ? steeringLogits.closingChord : -steeringLogits.force;
          else {
            play = sounds ? steeringLogits.force : -steeringLogits.force;
            articulate = -steeringLogits.force;
          }
        }
        bias[2 * lane] = play;
        bias[2 * lane + 1] = articulate;
      }
    },
  };
}

/** Most notes of a role at once: fewer where little is asked for. */
export function polyphonyCap(maxPolyphony: number, density01: number | null): number {
  if (density01 === null) return maxPolyphony;
  return density01 < 0.25 ? Math.max(1, maxPolyphony - 1) : maxPolyphony;
}

function flags(pitchClasses: readonly number[]): Uint8Array {
  const result = new Uint8Array(12);
  for (const pitchClass of pitchClasses) result[pitchClass] = 1;
  return result;
}

function registerBias(layout: LaneLayout): Float32Array {
  const bias = new Float32Array(layout.count);
  for (let lane = 0; lane < layout.count; lane++) {
    const { lowestMidi, highestMidi } = layout.roles[layout.roleOfLane[lane]!]!;
    const range = highestMidi - lowestMidi;
    const away = Math.abs(layout.pitchOfLane[lane]! - (lowestMidi + comfortCentre * range));
    bias[lane] = steeringLogits.registerPerSemitone * Math.max(0, away - comfortHalfWidth * range);
  }
  return bias;
}

/** The lowest or highest pitch of a role in a step [lanes, 3]; null where it is silent. */
export function soundingPitch(
  layout: LaneLayout,
  roleIndex: number,
  notes: Float32Array,
  which: 'lowest' | 'highest',
): number | null {
  const role = layout.roles[roleIndex];
  if (role === undefined) return null;
  let found: number | null = null;
  for (let lane = role.firstLane; lane < role.firstLane + role.laneCount; lane++) {
    if (notes[3 * lane]! <= 0.5) continue;
    found = layout.pitchOfLane[lane]!;
    if (which === 'lowest') break;
  }
  return found;
}
