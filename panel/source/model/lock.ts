import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';

/**
 * How the music and the feet are together. `locked`: the foot falls on the beat. `following`: as many beats as steps, but
 * not at the same moments, or the moments are not known. `free`: neither.
 */
export type Lock = 'locked' | 'following' | 'free';

/** Over so many steps. */
const judgedSteps = 8;
/** The mean distance between step and beat, beats: at 170 a minute 35 ms, which is heard as together. */
export const mostOffBeats = 0.1;
/** Between tempo and cadence, as a share. */
const mostOffTempo = 0.05;
/** Two steps are further apart than this; nearer it is the same one, seen more exactly. */
const shortestStepSeconds = 0.15;
/** After a pause as long as this the steps before it say nothing. */
const longestPauseSeconds = 3;
/** Of which the mark shows the middle. */
const shownSteps = 4;

/** What is seen of it; undefined while nothing sounds. */
export function lockOf(seen: {
  /** How far after its nearest beat each of the last steps fell, -0.5 to 0.5; the newest is last. */
  readonly offsetsBeats: readonly number[];
  readonly tempoBpm: number | undefined;
  readonly cadenceSpm: number | undefined;
}): Lock | undefined {
  const { offsetsBeats, tempoBpm, cadenceSpm } = seen;
  if (tempoBpm === undefined) return undefined;
  const judged = offsetsBeats.slice(-judgedSteps);
  const off = judged.reduce((sum, offset) => sum + Math.abs(offset), 0) / judgedSteps;
  if (judged.length === judgedSteps && off <= mostOffBeats) return 'locked';
  const isSame = cadenceSpm !== undefined && Math.abs(tempoBpm / cadenceSpm - 1) <= mostOffTempo;
  return isSame ? 'following' : 'free';
}

/** Keeps where the last steps fell between the beats that were heard. */
export class StepOffsets {
  /** As `lockOf` wants them. */
  offsetsBeats: readonly number[] = [];
  #lastStepSeconds = Number.NEGATIVE_INFINITY;

  hear({ clock, body }: Pick<PanelState, 'clock' | 'body'>): void {
    const { stepAtSeconds } = body;
    if (!clock || stepAtSeconds === undefined) {
      this.reset();
      return;
    }
    const sinceSeconds = stepAtSeconds - this.#lastStepSeconds;
    if (sinceSeconds >= 0 && sinceSeconds < shortestStepSeconds) return;
    if (sinceSeconds < 0 || sinceSeconds > longestPauseSeconds) this.reset();
    this.#lastStepSeconds = stepAtSeconds;
    const beat = clock.beat + ((stepAtSeconds - clock.heardAtSeconds) * clock.tempoBpm) / 60;
    this.offsetsBeats = [...this.offsetsBeats, beat - Math.round(beat)].slice(-judgedSteps);
  }

  reset(): void {
    this.offsetsBeats = [];
    this.#lastStepSeconds = Number.NEGATIVE_INFINITY;
  }

  /** How far after the beat the foot falls of late, -0.5 to 0.5: a mean on a circle; undefined while no step is known. */
  get phaseBeats(): number | undefined {
    const angles = this.offsetsBeats.slice(-shownSteps).map((offset) => 2 * Math.PI * offset);
    if (angles.length === 0) return undefined;
    const sum = (of: (angle: number) => number) => angles.reduce((total, angle) => total + of(angle), 0);
    return Math.atan2(sum(Math.sin), sum(Math.cos)) / (2 * Math.PI);
  }
}
