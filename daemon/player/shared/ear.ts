import { SharedSnapshot } from '../../system/shared-memory.ts';

/** The shared memory in which the reference ear says what is heard. */
export interface EarBuffers {
  readonly report: SharedArrayBuffer;
  /** Woken at each report. */
  readonly signal: SharedArrayBuffer;
}

const slots = {
  /** 0 while no device is open. */
  incarnation: 0,
  position: 1,
  heardFrame: 2,
  atSeconds: 3,
  lastIncarnation: 4,
  length: 5,
} as const;

export function createEar(): EarBuffers {
  return {
    report: new SharedSnapshot(slots.length).buffer,
    signal: new SharedArrayBuffer(4),
  };
}

/** The output's side: the one device whose clock and delay count. */
export class EarWriter {
  readonly #snapshot: SharedSnapshot;
  readonly #signal: Int32Array;
  #incarnation = 0;

  constructor(buffers: EarBuffers) {
    this.#snapshot = new SharedSnapshot(slots.length, buffers.report);
    this.#signal = new Int32Array(buffers.signal);
    // A writer that died may have been here before: what was known of its clock must not be taken for ours.
    this.#snapshot.takeOver();
    this.#incarnation = this.#snapshot.values[slots.lastIncarnation]!;
  }

  /** The device was opened, or opened again: what was known of its clock is void. */
  opened(): void {
    this.#incarnation += 1;
  }

  closed(): void {
    this.#snapshot.values[slots.incarnation] = 0;
    this.#snapshot.publish();
  }

  /** `position`: the next frame the device will be given; `delayFrames`: how many given frames are still to be heard. */
  report(position: number, delayFrames: number, atSeconds: number): void {
    const values = this.#snapshot.values;
    values[slots.incarnation] = this.#incarnation;
    values[slots.lastIncarnation] = this.#incarnation;
    values[slots.position] = position;
    values[slots.heardFrame] = position - delayFrames;
    values[slots.atSeconds] = atSeconds;
    this.#snapshot.publish();
    Atomics.add(this.#signal, 0, 1);
    Atomics.notify(this.#signal, 0);
  }
}

/** The render loop's side. */
export class EarReader {
  /** 0 while no device is open. */
  incarnation = 0;
  position = 0;
  heardFrame = 0;
  atSeconds = 0;
  readonly #snapshot: SharedSnapshot;
  readonly #signal: Int32Array;
  #heardSignal = 0;

  constructor(buffers: EarBuffers) {
    this.#snapshot = new SharedSnapshot(slots.length, buffers.report);
    this.#signal = new Int32Array(buffers.signal);
  }

  refresh(): void {
    this.#heardSignal = Atomics.load(this.#signal, 0);
    if (!this.#snapshot.changed() || !this.#snapshot.refresh()) return;
    const values = this.#snapshot.values;
    this.incarnation = values[slots.incarnation]!;
    this.position = values[slots.position]!;
    this.heardFrame = values[slots.heardFrame]!;
    this.atSeconds = values[slots.atSeconds]!;
  }

  /** Waits for a report newer than the last refresh, `milliseconds` at most. */
  wait(milliseconds: number): void {
    Atomics.wait(this.#signal, 0, this.#heardSignal, milliseconds);
  }
}
