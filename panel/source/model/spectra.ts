import type { Spectrum } from '../../../client/tactus-client.ts';

type Listener = (spectrum: Spectrum) => void;

/** What is heard, for whoever draws it: asked of the daemon only while somebody does, and the page is in sight. */
export class Spectra {
  readonly #listeners = new Set<Listener>();
  readonly #watch: (isWanted: boolean) => void;

  constructor(watch: (isWanted: boolean) => void) {
    this.#watch = watch;
    document.addEventListener('visibilitychange', () => this.#follow());
  }

  /** Gives back what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#follow();
    return () => {
      this.#listeners.delete(listener);
      this.#follow();
    };
  }

  take(spectrum: Spectrum): void {
    for (const listener of this.#listeners) listener(spectrum);
  }

  #follow(): void {
    this.#watch(this.#listeners.size > 0 && document.visibilityState === 'visible');
  }
}
