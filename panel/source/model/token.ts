const kept = 'tactus-token';

/**
 * By what this browser is known to the daemon once it is paired: kept for this very address, and sent to no other.
 * Private windows keep nothing: there it lasts as long as the page. Other pages of this browser may change it.
 */
export class Token {
  #held: string | undefined;

  get value(): string | undefined {
    try {
      return localStorage.getItem(kept) ?? this.#held;
    } catch {
      return this.#held;
    }
  }

  set value(value: string | undefined) {
    this.#held = value;
    try {
      if (value === undefined) localStorage.removeItem(kept);
      else localStorage.setItem(kept, value);
    } catch {
      // As said above.
    }
  }

  /** Another page of this browser paired, or is not paired any more. */
  listen(listener: () => void): void {
    window.addEventListener('storage', ({ key }) => {
      if (key === kept || key === null) listener();
    });
  }
}
