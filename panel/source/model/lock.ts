import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';

/** How the music and the feet are together, as the daemon sees it. */
export type Lock = NonNullable<PanelState['lock']>;

/** The mean distance between step and beat, beats: at 170 a minute 35 ms, which is heard as together. */
export const mostOffBeats = 0.1;
/** Two steps are further apart than this; nearer it is the same one, seen more exactly. */
const shortestStepSeconds = 0.15;
/** After a pause as long as this the steps before it say nothing. */
const longestPauseSeconds = 3;
/** Of which the mark shows the middle. */
const shownSteps = 4;

type Heard = Pick<PanelState, 'clock' | 'body'> & { readonly intent: Pick<PanelState['intent'], 'phase'> };

/** Keeps where the last steps fell beside where the beats that were heard ask for them. */
export class StepOffsets {
  /** How far after that place each of the last steps fell, beats, -0.5 to 0.5; the newest is last. */
  offsetsBeats: readonly number[] = [];
  #lastStepSeconds = Number.NEGATIVE_INFINITY;

  hear({ clock, body, intent }: Heard): void {
    const { stepAtSeconds } = body;
    if (!clock || stepAtSeconds === undefined) {
      this.reset();
      return;
    }
    const sinceSeconds = stepAtSeconds - this.#lastStepSeconds;
    if (sinceSeconds >= 0 && sinceSeconds < shortestStepSeconds) return;
    if (sinceSeconds < 0 || sinceSeconds > longestPauseSeconds) this.reset();
    this.#lastStepSeconds = stepAtSeconds;
    const askedSeconds = stepAtSeconds + (intent.phase?.offsetMs ?? 0) / 1000;
    const beat = clock.beat + ((askedSeconds - clock.heardAtSeconds) * clock.tempoBpm) / 60;
    this.offsetsBeats = [...this.offsetsBeats, beat - Math.round(beat)].slice(-shownSteps);
  }

  reset(): void {
    this.offsetsBeats = [];
    this.#lastStepSeconds = Number.NEGATIVE_INFINITY;
  }

  /** How far after its place the foot falls of late, -0.5 to 0.5: a mean on a circle; undefined while no step is known. */
  get phaseBeats(): number | undefined {
    const angles = this.offsetsBeats.map((offset) => 2 * Math.PI * offset);
    if (angles.length === 0) return undefined;
    const sum = (of: (angle: number) => number) => angles.reduce((total, angle) => total + of(angle), 0);
    return Math.atan2(sum(Math.sin), sum(Math.cos)) / (2 * Math.PI);
  }
}
