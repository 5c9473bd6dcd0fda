import { createBackoff } from '../../../daemon/time/backoff.ts';
import { playLive } from './live-audio.ts';
import type { StreamTicket } from './stream-ticket.ts';

/** Sound that lasted so long was a stream that works: its end is news, not one more failure. */
const goodMs = 10_000;

/** `again`: the sound was lost, or never came, and is opened again by itself. */
export type ListeningState = 'off' | 'opening' | 'on' | 'again';

/**
 * The stream in this very browser. From `start` to `stop` it is wanted, whatever happens to it: a stream that is lost is
 * opened again, a little later each time, for as long as it takes, for the phone is in a pocket. Only a pause that came
 * from outside, a call or headphones pulled, ends the wish.
 */
export class Listening {
  state: ListeningState = 'off';
  /** What the daemon said when it did not give the stream. */
  why: string | undefined;
  readonly #ticket: Pick<StreamTicket, 'fresh' | 'renew'>;
  readonly #onChange: () => void;
  /** The one that was pressed for: browsers let it play again without another press. */
  #element: HTMLAudioElement | undefined;
  #playing: { stop(): void } | undefined;
  #playingSinceMs: number | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #backoff = createBackoff({ firstSeconds: 0.5, mostSeconds: 8 });

  constructor(ticket: Pick<StreamTicket, 'fresh' | 'renew'>, onChange: () => void) {
    this.#ticket = ticket;
    this.#onChange = onChange;
  }

  get wanted(): boolean {
    return this.#element !== undefined;
  }

  start(element: HTMLAudioElement): void {
    if (this.wanted) return;
    this.#element = element;
    this.#backoff.reset();
    this.#become('opening');
    this.#open();
  }

  stop(): void {
    this.#playing?.stop();
    this.#playing = undefined;
    this.#element = undefined;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#become('off');
  }

  /** The daemon is there again: nothing more to wait for. */
  hurry(): void {
    // Also where a try is under way that fails yet: with the ticket of before, say.
    this.#backoff.reset();
    if (this.#retryTimer !== undefined) this.#open();
  }

  #open(): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#playingSinceMs = undefined;
    if (!this.#element) return;
    this.#playing = playLive(this.#element, this.#ticket.fresh, {
      onPlaying: () => {
        this.#playingSinceMs ??= performance.now();
        this.#become('on');
      },
      onPause: () => this.stop(),
      onLost: (why) => this.#lose(why),
    });
  }

  #lose(why: string | undefined): void {
    this.#playing = undefined;
    // It may be that nothing but the ticket was no longer good.
    void this.#ticket.renew();
    const sinceMs = this.#playingSinceMs;
    if (sinceMs !== undefined && performance.now() - sinceMs >= goodMs) this.#backoff.reset();
    this.#retryTimer = setTimeout(() => this.#open(), 1000 * this.#backoff.nextSeconds());
    this.#become('again', why);
  }

  #become(state: ListeningState, why?: string): void {
    this.state = state;
    this.why = why;
    this.#onChange();
  }
}
