import { recall, remember } from './kept.ts';

const kept = 'tactus-screen';

/** A screen that stays on while it is looked at on the run. Browsers without wake locks sleep as they are set to. */
export class Awake {
  /** By this browser's user; at first where there is a finger, for desks do not sleep so soon. */
  isWanted = firstWish();
  #isNeeded = false;
  #lock: { release(): Promise<void> } | undefined;
  #isAsking = false;
  /** The device would not (its battery is low): not asked again before it was put away once. */
  #isRefused = false;

  constructor() {
    // The lock is lost whenever the page is hidden.
    document.addEventListener('visibilitychange', () => {
      this.#isRefused = false;
      void this.#follow();
    });
  }

  /** Why it cannot. */
  get obstacle(): 'insecure' | 'absent' | undefined {
    if ('wakeLock' in navigator) return undefined;
    return window.isSecureContext ? 'absent' : 'insecure';
  }

  set(isWanted: boolean): void {
    this.isWanted = isWanted;
    remember(kept, isWanted ? 'on' : 'off');
  }

  /** To be told again and again; `must`: a sensor that feels nothing once the screen is off. */
  update(now: { readonly isPlaying: boolean; readonly must: boolean }): void {
    this.#isNeeded = now.must || (this.isWanted && now.isPlaying);
    void this.#follow();
  }

  async #follow(): Promise<void> {
    if (this.obstacle !== undefined || this.#isAsking) return;
    if (!this.#isNeeded) {
      const lock = this.#lock;
      this.#lock = undefined;
      await lock?.release();
      return;
    }
    if (this.#lock || this.#isRefused || document.visibilityState !== 'visible') return;
    this.#isAsking = true;
    const lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    this.#isAsking = false;
    this.#lock = lock;
    this.#isRefused = lock === undefined;
    lock?.addEventListener('release', () => {
      if (this.#lock === lock) this.#lock = undefined;
    });
    // It may be that nobody needs it any more.
    if (lock) await this.#follow();
  }
}

function firstWish(): boolean {
  const said = recall(kept);
  return said === undefined ? window.matchMedia('(pointer: coarse)').matches : said === 'on';
}
