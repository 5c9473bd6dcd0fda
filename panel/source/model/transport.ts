import type { PlayState } from '../../../daemon/score/play-state.ts';

/** So long a finger stays on it to stop the music. */
const holdMs = 700;
/** So long a second press counts as the same wish. */
const againMs = 4000;

interface TransportDependencies {
  /** What the music does; undefined while that is not known. */
  playing(): PlayState | undefined;
  wish(wish: { readonly playing: boolean }): void;
  onChange(): void;
}

/**
 * Music begins at a press. To end it a finger stays on the dial: a wet sleeve does not. Whatever else presses (keys, a
 * mouse, a screen reader) presses once more to say that it is meant, and so do fingers where the end has begun already.
 */
export class Transport {
  /** A finger is on it, and the music ends unless it goes. */
  isHeld = false;
  /** What was pressed: `again` waits for the second press, `hold` tells a finger what to do. */
  asks: 'again' | 'hold' | undefined;
  readonly #dependencies: TransportDependencies;
  #holdTimer: ReturnType<typeof setTimeout> | undefined;
  #askTimer: ReturnType<typeof setTimeout> | undefined;
  /** A finger that has stopped the music goes, which the browser calls a press. */
  #isAnswered = false;

  constructor(dependencies: TransportDependencies) {
    this.#dependencies = dependencies;
  }

  press(by: 'finger' | 'other'): void {
    const { playing, wish } = this.#dependencies;
    if (this.#isAnswered) {
      this.#isAnswered = false;
      return;
    }
    const now = playing();
    if (now === undefined) return;
    if (now === 'stopped') {
      this.cancel();
      wish({ playing: true });
    } else if (by === 'finger' && now !== 'stopping') this.#ask('hold');
    else if (this.asks === 'again') {
      this.cancel();
      wish({ playing: false });
    } else this.#ask('again');
  }

  /** A finger, or the button of a mouse, went down on it. */
  hold(): void {
    this.release();
    this.#isAnswered = false;
    const now = this.#dependencies.playing();
    if (now !== 'playing' && now !== 'starting') return;
    this.isHeld = true;
    this.#holdTimer = setTimeout(() => {
      this.cancel();
      this.#isAnswered = true;
      this.#dependencies.wish({ playing: false });
    }, holdMs);
    this.#dependencies.onChange();
  }

  /** It went up, or slid off. */
  release(): void {
    clearTimeout(this.#holdTimer);
    if (!this.isHeld) return;
    this.isHeld = false;
    this.#dependencies.onChange();
  }

  /** Nothing of it was meant. */
  cancel(): void {
    clearTimeout(this.#askTimer);
    this.asks = undefined;
    this.isHeld = false;
    clearTimeout(this.#holdTimer);
    this.#dependencies.onChange();
  }

  #ask(what: 'again' | 'hold'): void {
    this.asks = what;
    clearTimeout(this.#askTimer);
    this.#askTimer = setTimeout(() => this.cancel(), againMs);
    this.#dependencies.onChange();
  }
}
