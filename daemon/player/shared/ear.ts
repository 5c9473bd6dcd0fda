import { defineRecord, number, type SharedRecord } from '../../system/shared-record.ts';

/** The shared memory in which the reference ear says what is heard. */
export interface EarBuffers {
  readonly report: SharedArrayBuffer;
  /** Woken at each report. */
  readonly signal: SharedArrayBuffer;
}

/** What the reference ear last said. */
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

export function createEar(): EarBuffers {
  return {
    report: earRecord.open().buffer,
    signal: new SharedArrayBuffer(4),
  };
}

/** The output's side: the one device whose clock and delay count. */
export class EarWriter {
  readonly #report: SharedRecord<EarRecord>;
  readonly #signal: Int32Array;
  #incarnation = 0;

  constructor(buffers: EarBuffers) {
    this.#report = earRecord.open(buffers.report);
    this.#signal = new Int32Array(buffers.signal);
    // A writer that died may have been here before: what was known of its clock must not be taken for ours.
    this.#report.takeOver();
    this.#incarnation = this.#report.fields.lastIncarnation;
  }

  /** The device was opened, or opened again: what was known of its clock is void. */
  opened(): void {
    this.#incarnation += 1;
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
    Atomics.add(this.#signal, 0, 1);
    Atomics.notify(this.#signal, 0);
  }
}

/** The render loop's side. */
export class EarReader {
  /** As of the last refresh. */
  readonly report: EarReport;
  readonly #record: SharedRecord<EarRecord>;
  readonly #signal: Int32Array;
  #heardSignal = 0;

  constructor(buffers: EarBuffers) {
    this.#record = earRecord.open(buffers.report);
    this.report = this.#record.fields;
    this.#signal = new Int32Array(buffers.signal);
  }

  refresh(): void {
    this.#heardSignal = Atomics.load(this.#signal, 0);
    this.#record.refresh();
  }

  /** Waits for a report newer than the last refresh, `milliseconds` at most. */
  wait(milliseconds: number): void {
    Atomics.wait(this.#signal, 0, this.#heardSignal, milliseconds);
  }
}
