import { SharedSnapshot } from '../../system/shared-memory.ts';

/** What main asks of the player. Read once a block; the latest counts. */
export interface PlayerTarget {
  /** One beat a step, 60 to 240; smoothed already. */
  readonly tempoBpm: number;
  /** When a beat should be heard (any beat), and how surely. Absent while single steps are unknown. */
  readonly phase?: { readonly stepAtSeconds: number; readonly confidence01: number } | undefined;
  /** Loudness follows it at once. */
  readonly energy01: number;
  readonly volume01: number;
  /** No volume goes above it. */
  readonly volumeCeiling01: number;
  readonly muted: boolean;
  /** Music begins on a beat once it is true, and ends within two bars once it is false. */
  readonly playing: boolean;
}

const defaultTarget: PlayerTarget = {
  tempoBpm: 120,
  energy01: 0.5,
  volume01: 0.8,
  volumeCeiling01: 1,
  muted: false,
  playing: false,
};

const slots = {
  tempoBpm: 0,
  stepAtSeconds: 1,
  phaseConfidence01: 2,
  energy01: 3,
  volume01: 4,
  volumeCeiling01: 5,
  muted: 6,
  playing: 7,
  ended: 8,
  length: 9,
} as const;

/** Main's side: keeps the whole target, publishes every change. */
export class MailboxWriter {
  readonly buffer: SharedArrayBuffer;
  readonly #snapshot: SharedSnapshot;
  #target: PlayerTarget;

  constructor(initial: Partial<PlayerTarget> = {}, buffer?: SharedArrayBuffer) {
    this.#snapshot = new SharedSnapshot(slots.length, buffer);
    this.buffer = this.#snapshot.buffer;
    this.#target = { ...defaultTarget, ...initial };
    this.#publish(false);
  }

  get target(): PlayerTarget {
    return this.#target;
  }

  /** Changes what is named and leaves the rest; `phase: undefined` takes the phase away. */
  set(change: Partial<PlayerTarget>): void {
    this.#target = { ...this.#target, ...change };
    this.#publish(false);
  }

  /** Asks the render loop to leave; for good. */
  end(): void {
    this.#publish(true);
  }

  #publish(ended: boolean): void {
    const target = this.#target;
    const values = this.#snapshot.values;
    values[slots.tempoBpm] = Math.min(240, Math.max(60, target.tempoBpm));
    values[slots.stepAtSeconds] = target.phase?.stepAtSeconds ?? 0;
    values[slots.phaseConfidence01] = target.phase?.confidence01 ?? 0;
    values[slots.energy01] = unit(target.energy01);
    values[slots.volume01] = unit(target.volume01);
    values[slots.volumeCeiling01] = unit(target.volumeCeiling01);
    values[slots.muted] = target.muted ? 1 : 0;
    values[slots.playing] = target.playing ? 1 : 0;
    values[slots.ended] = ended ? 1 : 0;
    this.#snapshot.publish();
  }
}

/** The player's side: plain fields, refreshed once a block. */
export class MailboxReader {
  tempoBpm = defaultTarget.tempoBpm;
  stepAtSeconds = 0;
  /** 0 when there is no phase to follow. */
  phaseConfidence01 = 0;
  energy01 = defaultTarget.energy01;
  volume01 = defaultTarget.volume01;
  volumeCeiling01 = 1;
  muted = false;
  playing = false;
  ended = false;
  readonly #snapshot: SharedSnapshot;

  constructor(buffer: SharedArrayBuffer) {
    this.#snapshot = new SharedSnapshot(slots.length, buffer);
    this.refresh();
  }

  /** When the writer is in the way the last target stands for one block more. */
  refresh(): void {
    if (!this.#snapshot.changed() || !this.#snapshot.refresh()) return;
    const values = this.#snapshot.values;
    this.tempoBpm = values[slots.tempoBpm]!;
    this.stepAtSeconds = values[slots.stepAtSeconds]!;
    this.phaseConfidence01 = values[slots.phaseConfidence01]!;
    this.energy01 = values[slots.energy01]!;
    this.volume01 = values[slots.volume01]!;
    this.volumeCeiling01 = values[slots.volumeCeiling01]!;
    this.muted = values[slots.muted] === 1;
    this.playing = values[slots.playing] === 1;
    this.ended = values[slots.ended] === 1;
  }
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
