import { defineRecord, number, type SharedRecord } from '../../system/shared-record.ts';

/** The shared memory in which outputs say what is heard of them, each in a slot of its own; one of them is the reference ear. */
export interface EarBuffers {
  readonly reports: readonly SharedArrayBuffer[];
  /** The slot of the reference ear; one that nobody has while there is none. */
  readonly chosen: SharedArrayBuffer;
  /** Woken at each report of the reference. */
  readonly signal: SharedArrayBuffer;
}

/** Outputs with a clock of their own that may be open at once. */
export const earSlots = 16;

/** What an output last said of what is heard. */
export interface EarReport {
  /** Which opening of the device it speaks of; 0 while none is open. */
  readonly incarnation: number;
  /** The next frame that the device will be given. */
  readonly position: number;
  /** The frame that the device made sound at `atSeconds`. */
  readonly heardFrame: number;
  readonly atSeconds: number;
  /** The way behind the device, of which only people know: so much later it is heard. */
  readonly wayFrames: number;
}

/** The way behind a device that can be made up for, ms. Below 0 it is heard sooner than the device says. */
export const wayLimitsMs = { least: -100, most: 1000 } as const;

interface EarRecord extends EarReport {
  /** For the writer's successor. */
  readonly lastIncarnation: number;
}

const earRecord = defineRecord<EarRecord>({
  incarnation: number,
  position: number,
  heardFrame: number,
  atSeconds: number,
  wayFrames: number,
  lastIncarnation: number,
});

/** The first slot's is the reference until another is chosen. */
export function createEar(): EarBuffers {
  return {
    reports: Array.from({ length: earSlots }, () => earRecord.open().buffer),
    chosen: new SharedArrayBuffer(4),
    signal: new SharedArrayBuffer(4),
  };
}

/** The slot of nobody. */
export const noEar = -1;

/** From now on this slot's output is the reference ear, whether it says anything yet or not. */
export function chooseEar({ chosen, signal }: EarBuffers, slot: number): void {
  Atomics.store(new Int32Array(chosen), 0, slot);
  Atomics.add(new Int32Array(signal), 0, 1);
  Atomics.notify(new Int32Array(signal), 0);
}

export const chosenEar = ({ chosen }: EarBuffers): number => Atomics.load(new Int32Array(chosen), 0);

/** The side of one output: what it says counts while it is the reference. */
export class EarWriter {
  readonly #report: SharedRecord<EarRecord>;
  readonly #chosen: Int32Array;
  readonly #signal: Int32Array;
  readonly #slot: number;
  #incarnation = 0;

  constructor(buffers: EarBuffers, slot = 0) {
    this.#report = earRecord.open(buffers.reports[slot]!);
    this.#chosen = new Int32Array(buffers.chosen);
    this.#signal = new Int32Array(buffers.signal);
    this.#slot = slot;
    // A writer that died may have been here before: what was known of its clock must not be taken for ours.
    this.#report.takeOver();
    this.#incarnation = this.#report.fields.lastIncarnation || slot + 1;
  }

  get isReference(): boolean {
    return Atomics.load(this.#chosen, 0) === this.#slot;
  }

  /** The device was opened, or opened again: what was known of its clock is void. */
  opened(): void {
    // No two slots have one in common.
    this.#incarnation += earSlots;
  }

  closed(): void {
    this.#report.fields.incarnation = 0;
    this.#report.publish();
  }

  /**
   * `position`: the next frame the device will be given; `delayFrames`: how many given frames it has still to play;
   * `wayFrames`: how much later than that they are heard.
   */
  report(position: number, delayFrames: number, wayFrames: number, atSeconds: number): void {
    const report = this.#report.fields;
    report.incarnation = this.#incarnation;
    report.lastIncarnation = this.#incarnation;
    report.position = position;
    report.heardFrame = position - delayFrames;
    report.atSeconds = atSeconds;
    report.wayFrames = wayFrames;
    this.#report.publish();
    if (!this.isReference) return;
    Atomics.add(this.#signal, 0, 1);
    Atomics.notify(this.#signal, 0);
  }
}

/** What of an ear is said while there is none. */
const silence: EarReport = { incarnation: 0, position: 0, heardFrame: 0, atSeconds: 0, wayFrames: 0 };

/** The side of who goes by the reference ear, whichever output that is: the render loop, and devices that follow. */
export class EarReader {
  readonly #records: readonly SharedRecord<EarRecord>[];
  readonly #chosen: Int32Array;
  readonly #signal: Int32Array;
  #slot = 0;
  #heardSignal = 0;

  constructor(buffers: EarBuffers) {
    this.#records = buffers.reports.map((report) => earRecord.open(report));
    this.#chosen = new Int32Array(buffers.chosen);
    this.#signal = new Int32Array(buffers.signal);
  }

  /** As of the last refresh. */
  get report(): EarReport {
    return this.#records[this.#slot]?.fields ?? silence;
  }

  refresh(): void {
    this.#heardSignal = Atomics.load(this.#signal, 0);
    this.#slot = Atomics.load(this.#chosen, 0);
    this.#records[this.#slot]?.refresh();
  }

  /** Waits for a report newer than the last refresh, `milliseconds` at most. */
  wait(milliseconds: number): void {
    Atomics.wait(this.#signal, 0, this.#heardSignal, milliseconds);
  }
}

/** When an output makes, or made, frame 0 sound, as its device said at some moment. */
export interface DeviceOrigin {
  readonly originSeconds: number;
  readonly atSeconds: number;
}

/**
 * Each output's, by its slot: not smoothed, as what the player goes by is, and without the way behind the device. Undefined
 * while it says nothing.
 */
export function createDeviceOrigins(
  { reports }: EarBuffers,
  sampleRateHz: number,
): (slot: number) => DeviceOrigin | undefined {
  const records = reports.map((report) => earRecord.open(report));
  return (slot) => {
    const record = records[slot];
    record?.refresh();
    const { incarnation, atSeconds, heardFrame } = record?.fields ?? silence;
    if (incarnation === 0) return undefined;
    return { atSeconds, originSeconds: atSeconds - heardFrame / sampleRateHz };
  };
}
