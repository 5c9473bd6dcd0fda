const kept = 'tactus-token';

/**
 * By what this browser is known to the daemon once it is paired: kept for this very address, and sent to no other.
 * Private windows keep nothing: there it lasts as long as the page. Other pages of this browser may change it.
 */
export class Token {
  /** Only where nothing is kept: else another page could not take it away. */
  #held: string | undefined;

  get value(): string | undefined {
    if (this.#held !== undefined) return this.#held;
    try {
      return localStorage.getItem(kept) ?? undefined;
    } catch {
      return undefined;
    }
  }

  set value(value: string | undefined) {
    this.#held = undefined;
    try {
      if (value === undefined) localStorage.removeItem(kept);
      else localStorage.setItem(kept, value);
    } catch {
      // As said above.
      this.#held = value;
    }
  }

  /** Another page of this browser paired, or is not paired any more. */
  listen(listener: () => void): void {
    window.addEventListener('storage', ({ key }) => {
      if (key === kept || key === null) listener();
    });
  }
}
