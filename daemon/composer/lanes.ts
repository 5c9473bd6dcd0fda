import type { Role } from '../score/note.ts';
import type { PitchMidi } from '../score/pitch.ts';

/** The pitches that a role may take, and how many at once. */
export interface RoleRange {
  readonly name: Role;
  readonly lowestMidi: PitchMidi;
  readonly highestMidi: PitchMidi;
  readonly maxPolyphony: number;
}

/**
 * Lanes, a lane being a role and a pitch: role by role from the bass up, by pitch within a role. Music is laid on them
 * for whoever reads it so.
 */
export interface LaneLayout {
  readonly count: number;
  readonly roles: readonly RoleLanes[];
  /** Index into `roles` of each lane. */
  readonly roleOfLane: Uint8Array;
  readonly pitchOfLane: Uint8Array;
}

export interface RoleLanes extends RoleRange {
  readonly firstLane: number;
  readonly laneCount: number;
}

export function laneLayout(ranges: readonly RoleRange[]): LaneLayout {
  const roleLanes: RoleLanes[] = [];
  let firstLane = 0;
  for (const role of ranges) {
    const laneCount = role.highestMidi - role.lowestMidi + 1;
    roleLanes.push({ ...role, firstLane, laneCount });
    firstLane += laneCount;
  }
  const roleOfLane = new Uint8Array(firstLane);
  const pitchOfLane = new Uint8Array(firstLane);
  roleLanes.forEach((role, index) => {
    for (let lane = 0; lane < role.laneCount; lane++) {
      roleOfLane[role.firstLane + lane] = index;
      pitchOfLane[role.firstLane + lane] = role.lowestMidi + lane;
    }
  });
  return { count: firstLane, roles: roleLanes, roleOfLane, pitchOfLane };
}

/** The lane of a pitch, folded into the role's range by octaves; a range under an octave may clamp. */
export function laneOfPitch(role: RoleLanes, pitchMidi: PitchMidi): number {
  let pitch = pitchMidi;
  while (pitch < role.lowestMidi) pitch += 12;
  while (pitch > role.highestMidi) pitch -= 12;
  return role.firstLane + Math.max(0, pitch - role.lowestMidi);
}
