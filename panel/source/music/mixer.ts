import { type Part, parts } from '../../../daemon/score/note.ts';
import { silentDb } from '../model/gain.ts';

export type Gains = Readonly<Record<Part, number>>;
export type GainChanges = Readonly<Partial<Record<Part, number>>>;

const usualDb = 0;

export const isSilent = (gains: Gains, part: Part): boolean => gains[part] <= silentDb;

/** The part that plays while all others are silent. */
export function soloOf(gains: Gains): Part | undefined {
  const heard = parts.filter((part) => !isSilent(gains, part));
  return heard.length === 1 ? heard[0] : undefined;
}

/** Mute and solo. The band knows only levels: what a part had before it was silent is remembered here. */
export class Mixer {
  readonly #before = new Map<Part, number>();

  toggleMute(gains: Gains, part: Part): GainChanges {
    return isSilent(gains, part) ? this.#raise(gains, [part]) : this.#silence(gains, [part]);
  }

  toggleSolo(gains: Gains, part: Part): GainChanges {
    const others = parts.filter((other) => other !== part);
    if (soloOf(gains) === part) return this.#raise(gains, others);
    return { ...this.#silence(gains, others), ...this.#raise(gains, [part]) };
  }

  #silence(gains: Gains, which: readonly Part[]): GainChanges {
    const heard = which.filter((part) => !isSilent(gains, part));
    for (const part of heard) this.#before.set(part, gains[part]);
    return Object.fromEntries(heard.map((part) => [part, silentDb]));
  }

  #raise(gains: Gains, which: readonly Part[]): GainChanges {
    const silent = which.filter((part) => isSilent(gains, part));
    return Object.fromEntries(silent.map((part) => [part, this.#before.get(part) ?? usualDb]));
  }
}
