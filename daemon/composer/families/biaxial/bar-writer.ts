import { chordAt } from '../../../score/bar.ts';
import { stepsPerBar } from '../../../score/meter.ts';
import { createRandom, deriveSeed } from '../../../time/random.ts';
import { laneOfPitch } from '../../lanes.ts';
import { askedOnsetsPerBar } from '../../models/density.ts';
import type { BarPlan } from '../../plan.ts';
import { movesInOctaves, type OuterVoices } from '../../rules/outer-voices.ts';
import type { BarRequest, BarWriter } from '../../writer/bar-writer.ts';
import {
  createBarBias,
  forceLogits,
  type MelodicMemory,
  polyphonyCap,
  type RoleHand,
  soundingPitch,
  type TakenRhythm,
} from './bar-bias.ts';
import { emphasiseStyle, fillChord, fillDensity, fillEnergy, fillPlace, fillStyle } from './conditions.ts';
import { createDensityServo, type DensityServo } from './density-servo.ts';
import { createGridNoteCollector, toLanes } from './lane-grid.ts';
import type { Network, NetworkStates } from './network.ts';
import { type Riff, riffsOf, withRiffs } from './riffs.ts';
import { afterBar, type Repetition, saidEnough, temperatureFactor, temperatureOf } from './temperature.ts';

/** What the network, the servo and the voices are like at a bar line. */
export interface Checkpoint {
  readonly network: NetworkStates;
  /** Errors of the density servo by role, in onsets. */
  readonly servo: readonly number[];
  readonly melodic: MelodicMemory;
  readonly repetition: Repetition;
  /** The steps in which the lead began notes, bit by bit, by bar of this phrase (0-7); 0 where it did not sing. */
  readonly leadRhythms: readonly number[];
  /** What bass and chords of this song keep to. */
  readonly riffs: readonly Riff[];
}

export function createBarWriter(network: Network): BarWriter<Checkpoint> {
  const { layout, manifest, inputs } = network;
  const bassRole = layout.roles.findIndex((role) => role.name === 'bass');
  const leadRole = layout.roles.findIndex((role) => role.name === 'lead');
  const styleNames = manifest.styles.map((style) => style.name);
  network.resetStates();
  const silence: Checkpoint = {
    network: network.saveStates(),
    servo: layout.roles.map(() => 0),
    melodic: { lastPitches: layout.roles.map(() => null), outerVoices: null, leadPhrase: [] },
    repetition: { notes: [], count: 0 },
    leadRhythms: noRhythms,
    riffs: [],
  };

  function handOf(request: BarRequest, role: number): RoleHand {
    const { name } = layout.roles[role]!;
    if (request.given?.roles.includes(name)) return 'given';
    return request.plan.density01[name] === null ? 'silent' : 'network';
  }

  function fillBarConditions(
    plan: BarPlan,
    densities01: readonly (number | null)[],
    temperature: number,
  ): void {
    fillStyle(inputs.style, styleNames, plan.styleWeights);
    emphasiseStyle(inputs.style, styleEmphasis);
    fillDensity(inputs.density, densities01);
    fillEnergy(inputs.energy, plan.energy01);
    inputs.temperature[0] = temperature;
    layout.roles.forEach((role, i) => {
      inputs.polyphony_cap[i] = polyphonyCap(role.maxPolyphony, densities01[i]!);
    });
  }

  return {
    start: () => silence,
    async write(from, request, isStale = () => false) {
      const { plan } = request;
      const hands = layout.roles.map((_, role) => handOf(request, role));
      if (hands.every((hand) => hand === 'silent') && !sounds(from)) return { notes: [], state: from };
      network.restoreStates(from.network);
      // A role that a player has taken is sounding, so the network is told that it is asked for.
      const densities01 = layout.roles.map((role, i) =>
        hands[i] === 'silent' ? null : (plan.density01[role.name] ?? middlingDensity01),
      );
      const asked = layout.roles.map((role, i) =>
        askedOnsetsPerBar(manifest, plan.styleWeights, role.name, densities01[i] ?? 0),
      );
      const givenNotes = request.given?.notes ?? [];
      const given = toLanes(layout, givenNotes);
      const enough = plan.echo?.bar.of === 'theme' ? undefined : saidEnough(from.repetition);
      const echoed = enough ?? request.echo;
      const echo = echoed === undefined ? undefined : toLanes(layout, echoed);
      const likeness = enough === undefined ? (plan.echo?.likeness ?? 0) : tiredLikeness;
      const leadRhythms = plan.barInPhrase === 0 ? noRhythms : from.leadRhythms;
      const riffs = riffsOf(from.riffs, plan, layout, densities01);
      const servo = createDensityServo(from.servo);
      layout.roles.forEach((_, role) => {
        if (makesRiff(role)) servo.forget(role);
      });
      const barBias = createBarBias(layout, {
        plan,
        hands,
        given,
        echo,
        likeness,
        servo,
        rhythms: layout.roles.map((_, role) => rhythmOf(role)),
      });
      const told01 = densities01.map((wanted01, role) =>
        wanted01 === null || hands[role] !== 'network' ? wanted01 : servo.toldDensity01(role, wanted01),
      );
      fillBarConditions(plan, told01, temperatureOf(plan.adventurous01) * temperatureFactor(from.repetition));
      const collector = createGridNoteCollector(
        layout,
        hands.map((hand) => (hand === 'given' ? 'jam' : 'model')),
      );
      const random = createRandom(deriveSeed(plan.seed, 'bar'));
      const lastPitches = [...from.melodic.lastPitches];
      let { outerVoices } = from.melodic;
      const made = layout.roles.map(() => 0);
      const leadPhrase = plan.barInPhrase === 0 ? [] : [...from.melodic.leadPhrase];

      for (let step = 0; step < stepsPerBar; step++) {
        if (isStale()) return undefined;
        fillPlace(inputs.place, step, plan.barInPhrase);
        fillChord(inputs.chord, chordAt(plan.chords, step));
        for (let i = 0; i < inputs.uniforms.length; i++) {
          // As float32 a number this close to 0 or 1 would become it, and its logit infinite.
          inputs.uniforms[i] = Math.min(1 - 1e-6, Math.max(1e-6, random.next()));
        }
        barBias.fill(inputs.bias, step, inputs.previous, { lastPitches, outerVoices, leadPhrase });
        let { notes } = await network.step();
        const parallel = laneInOctaves(step, notes);
        if (parallel !== null) {
          // The same chance and the same bass, which is decided below it: only the lead can come out otherwise.
          network.stepBack();
          inputs.bias[2 * parallel] = -forceLogits;
          ({ notes } = await network.step());
        }
        hands.forEach((hand, role) => {
          if (hand === 'given') heardVelocities(role, step, notes);
        });
        collector.add(step, notes);
        observe(step, notes);
      }
      const notes = collector.finish();
      return {
        notes,
        state: {
          network: network.saveStates(),
          servo: servo.save(),
          melodic: { lastPitches, outerVoices, leadPhrase },
          repetition: afterBar(from.repetition, notes),
          leadRhythms: leadRhythms.with(plan.barInPhrase, made[leadRole]!),
          riffs: withRiffs(from.riffs, plan, layout, densities01, made.map(ofNetwork), asked),
        },
      };

      /** What a player did is his, and nobody keeps to it when he has gone. */
      function ofNetwork(rhythm: number, role: number): number {
        return hands[role] === 'network' ? rhythm : 0;
      }

      /**
       * It has nothing to take up yet: it makes as much as is asked for, and nothing that was owed before becomes a part of it. Who
       * began nothing in the last bar owes it on, or would never begin.
       */
      function makesRiff(role: number): boolean {
        if (plan.riff === undefined || role === leadRole || riffs[role] !== undefined) return false;
        return from.repetition.notes.some((note) => !note.tied && note.role === layout.roles[role]!.name);
      }

      /** The cell that a lead takes up, or the riff of who accompanies. */
      function rhythmOf(role: number): TakenRhythm | undefined {
        const { cell, riff } = plan;
        const steps = role === leadRole ? cell && leadRhythms[cell.barInPhrase] : riffs[role]?.steps;
        const firmness01 = (role === leadRole ? cell : riff)?.firmness01;
        return steps && firmness01 ? { steps, firmness01 } : undefined;
      }

      /** What is given sounds as loud as it was given, whatever the network would have said. */
      function heardVelocities(role: number, step: number, notes: Float32Array): void {
        const { firstLane, laneCount } = layout.roles[role]!;
        for (let lane = firstLane; lane < firstLane + laneCount; lane++) {
          const velocity01 = given.velocities[step * layout.count + lane]!;
          if (notes[3 * lane]! > 0.5 && velocity01 > 0) {
            notes[3 * lane + 2] = velocity01;
            inputs.previous[3 * lane + 2] = velocity01;
          }
        }
      }

      /** The lead's lane that follows the bass in octaves where a chord begins; null when it does not, or is a player's. */
      function laneInOctaves(step: number, notes: Float32Array): number | null {
        const now = voicesAtChord(step, notes);
        if (now === null || outerVoices === null || hands[leadRole] !== 'network') return null;
        return movesInOctaves(outerVoices, now) ? laneOfPitch(layout.roles[leadRole]!, now.lead) : null;
      }

      function voicesAtChord(step: number, notes: Float32Array): OuterVoices | null {
        if (!plan.chords.some((placed) => placed.startStep === step)) return null;
        const bass = soundingPitch(layout, bassRole, notes, 'lowest');
        const lead = soundingPitch(layout, leadRole, notes, 'highest');
        return bass === null || lead === null ? null : { bass, lead };
      }

      function observe(step: number, notes: Float32Array): void {
        outerVoices = voicesAtChord(step, notes) ?? outerVoices;
        layout.roles.forEach((role, i) => {
          let struck: number | null = null;
          for (let lane = role.firstLane; lane < role.firstLane + role.laneCount; lane++) {
            if (notes[3 * lane]! > 0.5 && notes[3 * lane + 1]! > 0.5) struck = layout.pitchOfLane[lane]!;
          }
          if (struck !== null) {
            lastPitches[i] = struck;
            made[i]! |= 1 << step;
            if (i === leadRole) leadPhrase.push(struck);
          }
          observeServo(servo, i, step, struck !== null);
        });
      }

      function observeServo(loop: DensityServo, role: number, step: number, made: boolean): void {
        if (hands[role] !== 'network' || (plan.closing && step > 0)) loop.forget(role);
        else loop.observe(role, asked[role]! / stepsPerBar, made);
      }
    },
  };
}

function sounds(state: Checkpoint): boolean {
  return state.network.previous.some((value, i) => i % 3 === 0 && value > 0.5);
}

const middlingDensity01 = 0.5;
/** To a bar that was said often enough. */
const tiredLikeness = -0.3;
const noRhythms: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0];
/**
 * Without it a judge of styles takes half of what is written as game music for electronic music, and a third of the song
 * book for folk tunes; with it nearly all is known, and lengths and onsets are more like those of real pieces.
 */
const styleEmphasis = 1.45;
