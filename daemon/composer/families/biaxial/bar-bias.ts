import type { Role } from '../../../score/note.ts';
import type { LaneLayout } from '../../lanes.ts';
import type { BarPlan } from '../../plan.ts';
import { closePlay, closeStrike } from '../../rules/close.ts';
import type { OuterVoices } from '../../rules/outer-voices.ts';
import { registerPressure, scale } from '../../rules/pitches.ts';
import type { Pressure } from '../../rules/pressure.ts';
import { createWalk, phraseOf, usualVoices } from '../../rules/situation.ts';
import { noDrone, urgeToBegin, voiceLeading } from '../../rules/voice-leading.ts';
import type { DensityServo } from './density-servo.ts';
import type { LaneGrid } from './lane-grid.ts';

/** Forces a decision of the network, in logits. */
export const forceLogits = 1e4;
/** Towards the notes of the bar that is echoed, at full likeness: more than a network is ever sure of others. */
const echoLogits = 12;
/**
 * Where a rhythm is taken up firmly: against beginning a note where that has none, and for one where it has. All pitches are
 * pushed alike, and the lowest are decided first: a strong push makes a low drone, and of many lanes a cluster.
 */
const offRhythmLogits = -12;
const onRhythmLogits: Readonly<Record<Role, number>> = { bass: 3, chords: 2, lead: 4 };
/** Of what urges a lead to begin a note, what keeps it from striking again the one that sounds. */
const insteadShare = -1 / 5;

/** Who writes a role in this bar. */
export type RoleHand = 'network' | 'silent' | 'given';

export interface BarBiasContext {
  readonly plan: BarPlan;
  /** By role (index). */
  readonly hands: readonly RoleHand[];
  /** Notes of the roles whose hand is `given`. */
  readonly given: LaneGrid | undefined;
  /** The bar that should be heard again. */
  readonly echo: LaneGrid | undefined;
  /** Likeness to `echo` (-1 to 1). */
  readonly likeness: number;
  /** By role: the rhythm that it takes up. */
  readonly rhythms: readonly (TakenRhythm | undefined)[];
  readonly servo: DensityServo;
}

/** A rhythm that was played before. */
export interface TakenRhythm {
  /** Where notes began, bit by bit. */
  readonly steps: number;
  readonly firmness01: number;
}

/** The network's bias: the musical law, the servo, the echo and what others have decided, in logits. */
export interface BarBias {
  /** Fills `bias` [lanes, 2] for a step. `previous` [lanes, 3] is the step before. */
  fill(bias: Float32Array, step: number, previous: Float32Array, melodic: MelodicMemory): void;
}

/** What the voices did before. */
export interface MelodicMemory {
  /** The pitch that each role struck last; null before its first. */
  readonly lastPitches: readonly (number | null)[];
  /** The outer voices where a chord last began with both of them; null before that. */
  readonly outerVoices: OuterVoices | null;
  /** What the lead struck in this phrase, in order. */
  readonly leadPhrase: readonly number[];
}

export function createBarBias(layout: LaneLayout, context: BarBiasContext): BarBias {
  const { plan, hands, given, echo, rhythms, servo } = context;
  const walk = createWalk(plan);
  const registers = new Float32Array(layout.count);
  for (let lane = 0; lane < layout.count; lane++) {
    const range = layout.roles[layout.roleOfLane[lane]!]!;
    registers[lane] = registerPressure(range, plan.voices ?? usualVoices, layout.pitchOfLane[lane]!);
  }
  const bassRole = layout.roles.findIndex((role) => role.name === 'bass');
  const leadRole = layout.roles.findIndex((role) => role.name === 'lead');
  const likenessLogits = echoLogits * context.likeness;

  /** What is owed is played where the rhythm has notes, and the rhythm is kept where nothing is owed, too. */
  function inRhythm(role: number, owed: Pressure, step: number): Pressure {
    const rhythm = rhythms[role];
    if (rhythm === undefined) return owed;
    const { steps, firmness01 } = rhythm;
    const taken =
      (steps >> step) & 1 ? Math.max(owed, onRhythmLogits[layout.roles[role]!.name]) : offRhythmLogits;
    return firmness01 * taken + (1 - firmness01) * owed;
  }

  return {
    fill(bias, step, previous, { lastPitches, leadPhrase }) {
      walk.toStep(step, {
        bassMidi: soundingPitch(layout, bassRole, previous, 'lowest'),
        leadMidi: lastPitches[leadRole] ?? null,
        ...phraseOf(leadPhrase),
      });
      for (let lane = 0; lane < layout.count; lane++) {
        const role = layout.roleOfLane[lane]!;
        const hand = hands[role]!;
        if (hand !== 'network') {
          const code = hand === 'given' ? given!.codes[step * layout.count + lane]! : 0;
          bias[2 * lane] = code > 0 ? forceLogits : -forceLogits;
          bias[2 * lane + 1] = code > 1 ? forceLogits : -forceLogits;
          continue;
        }
        const sounds = previous[3 * lane]! > 0.5;
        const situation = walk.at(layout.roles[role]!, layout.pitchOfLane[lane]!, sounds);
        // The order of the sums is part of the music: another rounds otherwise.
        let play = scale(situation);
        let articulate = 0;
        const urge = inRhythm(role, servo.biasLogits(role), step);
        // A lead that is urged on sings other notes instead: to strike the same again and again would be a drone.
        if (sounds)
          articulate += (role === leadRole && urge > 0 ? insteadShare * urge : urge) + noDrone(situation);
        else play += urgeToBegin(urge, situation) + registers[lane]!;
        for (const rule of voiceLeading) play += rule(situation);
        if (echo?.present[role]) {
          const code = echo.codes[step * layout.count + lane]!;
          if (likenessLogits >= 0) {
            play += code > 0 ? likenessLogits : -likenessLogits;
            articulate += code > 1 ? likenessLogits : -likenessLogits;
          } else if (code > 1) {
            // To differ from a bar is not to play its opposite: only what was struck there is discouraged.
            if (sounds) articulate += likenessLogits;
            else play += likenessLogits;
          }
        }
        bias[2 * lane] = toLogits(play + closePlay(situation));
        bias[2 * lane + 1] = toLogits(articulate + closeStrike(situation));
      }
    },
  };
}

/** What decides is forced, and nothing is infinite. */
function toLogits(pressure: Pressure): number {
  return Math.max(-forceLogits, Math.min(forceLogits, pressure));
}

/** Most notes of a role at once: fewer where little is asked for. */
export function polyphonyCap(maxPolyphony: number, density01: number | null): number {
  if (density01 === null) return maxPolyphony;
  return density01 < 0.25 ? Math.max(1, maxPolyphony - 1) : maxPolyphony;
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
