import { stepsPerBar } from '../../../score/meter.ts';
import { roles } from '../../../score/note.ts';
import type { GridNote, MotifNote } from '../../grid-note.ts';
import { type LaneLayout, laneOfPitch } from '../../lanes.ts';

/** What each lane does in each step of a bar. */
export interface LaneGrid {
  /** [16 * lanes]: 0 silent, 1 held, 2 struck. */
  readonly codes: Uint8Array;
  /** [16 * lanes]: 0-1, 0 where silent. */
  readonly velocities: Float32Array;
  /** Roles (index) that have a note in the bar. */
  readonly present: readonly boolean[];
}

/** Notes laid on the lanes; what does not fit a role's range is folded by octaves. */
export function toLanes(layout: LaneLayout, notes: readonly MotifNote[]): LaneGrid {
  const codes = new Uint8Array(stepsPerBar * layout.count);
  const velocities = new Float32Array(stepsPerBar * layout.count);
  const present = layout.roles.map((role) => notes.some((note) => note.role === role.name));
  for (const note of notes) {
    const role = layout.roles.find((candidate) => candidate.name === note.role);
    if (role === undefined) continue;
    const lane = laneOfPitch(role, note.pitchMidi);
    const end = Math.min(stepsPerBar, note.startStep + note.lengthSteps);
    for (let step = note.startStep; step < end; step++) {
      const cell = step * layout.count + lane;
      const struck = step === note.startStep && !note.tied;
      codes[cell] = Math.max(codes[cell]!, struck ? 2 : 1);
      velocities[cell] = note.velocity01;
    }
  }
  return { codes, velocities, present };
}

/** Reads notes off the lanes, step by step, as the network writes them. */
export interface GridNoteCollector {
  /** `notes`: [lanes, 3] play, articulate, velocity of one step. */
  add(step: number, notes: Float32Array): void;
  /** Sorted by onset, then role, then pitch. */
  finish(): GridNote[];
}

/** `sourceOfRole`: who decides the notes of each role (index). */
export function createGridNoteCollector(
  layout: LaneLayout,
  sourceOfRole: readonly GridNote['source'][],
): GridNoteCollector {
  const open = new Map<number, { startStep: number; velocity01: number; tied: boolean }>();
  const done: GridNote[] = [];
  const close = (lane: number, endStep: number): void => {
    const started = open.get(lane);
    if (started === undefined) return;
    open.delete(lane);
    const role = layout.roleOfLane[lane]!;
    done.push({
      role: layout.roles[role]!.name,
      pitchMidi: layout.pitchOfLane[lane]!,
      startStep: started.startStep,
      lengthSteps: endStep - started.startStep,
      velocity01: started.velocity01,
      tied: started.tied,
      source: sourceOfRole[role]!,
    });
  };
  return {
    add(step, notes) {
      for (let lane = 0; lane < layout.count; lane++) {
        const plays = notes[3 * lane]! > 0.5;
        const struck = plays && notes[3 * lane + 1]! > 0.5;
        if (!plays || struck) close(lane, step);
        if (plays && !open.has(lane)) {
          const velocity01 = Math.min(1, Math.max(softest01, notes[3 * lane + 2]!));
          open.set(lane, { startStep: step, velocity01, tied: !struck });
        }
      }
    },
    finish() {
      for (const lane of [...open.keys()]) close(lane, stepsPerBar);
      const order = (note: GridNote): number => roles.indexOf(note.role);
      return done.sort(
        (a, b) => a.startStep - b.startStep || order(a) - order(b) || a.pitchMidi - b.pitchMidi,
      );
    },
  };
}

/** A note softer than this would be written but not heard. */
const softest01 = 0.1;
