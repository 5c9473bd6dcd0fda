/**
 * A map of no more than `most` entries: of more, the one is forgotten that was neither set nor used for the longest time.
 * Names that come from outside shall not fill our memory. It is gone through from the longest silent to the latest.
 */
export class RecentMap<Key, Value> extends Map<Key, Value> {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override set(key: Key, value: Value): this {
    // A map keeps the order in which its keys came: who is set again goes to the end.
    this.delete(key);
    super.set(key, value);
    if (this.size > this.#most) {
      const [longestSilent] = this.keys();
      this.delete(longestSilent as Key);
    }
    return this;
  }

  /** As `get`, and the entry is kept the longer for it. */
  use(key: Key): Value | undefined {
    const value = this.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  /** As `use`, and what is not there is made. */
  useOrMake(key: Key, make: () => Value): Value {
    const value = this.get(key) ?? make();
    this.set(key, value);
    return value;
  }
}
