import { createGlide, type Glide } from '../../time/glide.ts';
import { earSlots } from './ear.ts';
import { silentDb } from './part-gains.ts';

/** How much softer than the music each output plays, dB, by its name; `silentDb`: not at all. */
export type OutputLevelsDb = Readonly<Record<string, number>>;

/** Names of devices are no longer. */
export const longestOutputName = 250;
/** Levels of outputs that are gone, headphones say, wait for them; no more than these. */
export const mostOutputLevels = 64;

/**
 * How loud each device of this machine plays, against the others: an installation's loudspeakers in the hall and in the
 * foyer. What is set of one that is not open holds as soon as it is.
 */
export interface OutputLevels {
  /** What they come to, of those that are another than 0. */
  readonly levelsDb: OutputLevelsDb;
  /** Those that are named, within so many seconds; without these at once. */
  set(levelsDb: OutputLevelsDb, glideSeconds?: number): void;
  /** Moves on what glides: call at every moment. */
  glide(atSeconds: number): void;
  /** From now on this slot among the ears is that of an output; until then, and once it is let go, it is at 0 dB. */
  plug(slot: number, name: string): void;
  unplug(slot: number): void;
}

/** A gain for each slot among the ears, shared with who plays: a single number, which is never half written. */
export const createOutputGains = (): SharedArrayBuffer => {
  const gains = new Float32Array(new SharedArrayBuffer(earSlots * Float32Array.BYTES_PER_ELEMENT));
  return gains.fill(1).buffer as SharedArrayBuffer;
};

/** `buffer`: gains, as whoever plays reads them. */
export function createOutputLevels(buffer: SharedArrayBuffer): OutputLevels {
  const gains = new Float32Array(buffer);
  const levels = new Map<string, Glide>();
  const names = new Map<number, string>();
  const write = (): void => {
    for (const [slot, name] of names) gains[slot] = gainOf(levels.get(name)?.value ?? 0);
  };
  const forgetSome = (): void => {
    const isOpen = (name: string): boolean => [...names.values()].includes(name);
    for (const [name, { value, goal }] of levels)
      if (!isOpen(name) && (levels.size > mostOutputLevels || (goal === 0 && value === 0)))
        levels.delete(name);
  };
  return {
    get levelsDb() {
      return Object.fromEntries(
        [...levels].filter(([, { goal }]) => goal !== 0).map(([name, { goal }]) => [name, goal]),
      );
    },
    set(levelsDb, glideSeconds = 0) {
      for (const [name, levelDb] of Object.entries(levelsDb)) {
        const level = levels.get(name) ?? createGlide(0);
        level.to(Math.min(0, Math.max(silentDb, levelDb)), glideSeconds);
        // The one that was set last is the last to be forgotten.
        levels.delete(name);
        levels.set(name, level);
      }
      forgetSome();
      write();
    },
    glide(atSeconds) {
      for (const level of levels.values()) level.at(atSeconds);
      write();
    },
    plug(slot, name) {
      names.set(slot, name);
      write();
    },
    unplug(slot) {
      if (names.delete(slot)) gains[slot] = 1;
    },
  };
}

const gainOf = (levelDb: number): number => (levelDb <= silentDb ? 0 : 10 ** (levelDb / 20));
