import type { BarMessage } from '../../../daemon/panel/protocol/bar-message.ts';

/** Bars kept before the newest, so that what was just heard stays in sight. */
const keptBars = 16;

/** The bars that are known, played and planned, the newest generation of each. */
export class ScoreBook {
  #bars = new Map<number, BarMessage>();
  /** In order; made anew when a bar comes, not for every picture. */
  #sorted: readonly BarMessage[] = [];

  replaceAll(bars: readonly BarMessage[]): void {
    this.#bars = new Map(bars.map((bar) => [bar.index, bar]));
    this.#sort();
  }

  /** Later bars of an older generation were planned from what is now revoked, and go. */
  put(bar: BarMessage): void {
    const known = this.#bars.get(bar.index);
    if (known && known.generation > bar.generation) return;
    // The music began anew, and counts from the beginning.
    if ([...this.#bars.keys()].some((index) => index > bar.index + keptBars)) this.#bars.clear();
    this.#bars.set(bar.index, bar);
    for (const [index, other] of this.#bars) {
      const isRevoked = index > bar.index && other.generation < bar.generation;
      if (isRevoked || index < bar.index - keptBars) this.#bars.delete(index);
    }
    this.#sort();
  }

  get bars(): readonly BarMessage[] {
    return this.#sorted;
  }

  barAt(beat: number): BarMessage | undefined {
    return this.bars.find((bar) => bar.startBeat <= beat && beat < bar.startBeat + bar.lengthBeats);
  }

  /** The chord sounding and the one that follows. */
  chordsAt(beat: number): { readonly now?: string; readonly next?: string } {
    const chords = this.bars.flatMap((bar) => bar.chords);
    const index = chords.findLastIndex((chord) => chord.atBeat <= beat);
    const now = chords[index]?.symbol;
    const next = chords.slice(index + 1).find((chord) => chord.symbol !== now)?.symbol;
    return { ...(now === undefined ? {} : { now }), ...(next === undefined ? {} : { next }) };
  }

  #sort(): void {
    this.#sorted = [...this.#bars.values()].sort((a, b) => a.startBeat - b.startBeat);
  }
}
