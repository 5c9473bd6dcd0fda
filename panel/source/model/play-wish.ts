import type { PanelState } from '../../../daemon/panel/protocol.ts';

/** What is pressed is answered within this time, or it was lost. */
const answerMs = 1000;

/**
 * Whether there is to be music: what was pressed last on this page, until the daemon tells what became of it. Without it
 * a second press that comes before the answer to the first would say the same once more.
 */
export class PlayWish {
  #pressed: { readonly isOn: boolean; readonly untilMs: number } | undefined;
  #toldOn = false;

  /** `playing`: as the daemon tells. Music that comes to its end is off: a press takes it up again. */
  hear(playing: PanelState['playing']): void {
    this.#toldOn = playing === 'playing' || playing === 'starting';
    if (this.#pressed?.isOn === this.#toldOn) this.#pressed = undefined;
  }

  isOn(nowMs: number): boolean {
    return this.#pressed !== undefined && nowMs < this.#pressed.untilMs ? this.#pressed.isOn : this.#toldOn;
  }

  /** A press; what is wished now. */
  toggle(nowMs: number): boolean {
    const isOn = !this.isOn(nowMs);
    this.#pressed = { isOn, untilMs: nowMs + answerMs };
    return isOn;
  }
}
