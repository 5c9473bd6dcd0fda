import { Pacer } from '../../../player/pacer.ts';
import { chooseEar, createEar, EarReader, EarWriter } from '../../../player/shared/ear.ts';
import { createMasterRing, MasterRingReader, MasterRingWriter } from '../../../player/shared/master-ring.ts';
import { ManualClock } from '../../../time/clock.ts';
import { figuresRecord } from '../device-figures.ts';
import { SharedOrders } from '../device-orders.ts';
import { type DeviceStatus, DeviceWriter } from '../device-writer.ts';
import type { PcmDevice } from '../pcm-device.ts';

export const rate = 48_000;
export const bufferFrames = 4800;
/** The ramp begins anew so often that a float tells its steps apart. */
export const rampLength = 65_536;

/** Behaves like a sound card on a clock of its own: drains while it plays, underruns when empty. */
class TestDevice implements PcmDevice {
  bufferFrames = 8192;
  /** What leaves its buffer, frame by frame. */
  readonly heard: number[] = [];
  blocked = false;
  broken = 0;
  present = true;
  /** Parts of the sound card's clock to ours. */
  speed = 1;
  resetsWork = true;
  /** From its buffer to the air; it tells of it. */
  beyondFrames = 0;
  /** Started, it plays so much later only. */
  startSeconds = 0;
  #startsAt = 0;
  #queue: number[] = [];
  #playing = false;
  #drainedAt = 0;
  readonly #clock: ManualClock;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  #drain(): number {
    const now = this.#clock.nowSeconds() * this.speed;
    let due = Math.floor((now - this.#drainedAt) * rate);
    this.#drainedAt += due / rate;
    if (!this.#playing || this.blocked || this.#clock.nowSeconds() < this.#startsAt) return 0;
    for (; due > 0; due -= 1) {
      const frame = this.#queue.shift();
      if (frame === undefined) {
        this.#playing = false;
        return -32;
      }
      this.heard.push(frame);
    }
    return 0;
  }
  writableFrames(): number {
    if (this.broken < 0) return this.broken;
    const fault = this.#drain();
    return fault < 0 ? fault : this.bufferFrames - this.#queue.length;
  }
  write(interleaved: Float32Array, frames: number): number {
    for (let i = 0; i < frames; i += 1) this.#queue.push(interleaved[2 * i]!);
    return frames;
  }
  delayFrames(): number {
    return this.#queue.length + this.beyondFrames;
  }
  start(): void {
    this.#drain();
    this.#playing = true;
    this.#startsAt = this.#clock.nowSeconds() + this.startSeconds;
  }
  reset(): number {
    this.#queue = [];
    this.#playing = false;
    return 0;
  }
  close(): void {
    this.reset();
  }
  errorText(code: number): string {
    return `error ${code}`;
  }
}

/**
 * Render loop and writers side by side, a millisecond at a time. The sound is a ramp: each frame says which it is. The
 * first slot is the reference until another is chosen.
 */
export function createWriterBench() {
  const clock = new ManualClock(10);
  const ringBuffers = createMasterRing(rate);
  const ring = new MasterRingWriter(ringBuffers);
  const earBuffers = createEar();
  const ear = new EarReader(earBuffers);
  const pacer = new Pacer({ bufferFrames, leadFrames: 512, sampleRateHz: rate }, clock.nowSeconds());
  const writers = new Set<DeviceWriter>();
  const block = new Float32Array(256);
  let rendered = 0;

  const addWriter = (slot: number, wayFrames = 0) => {
    const orders = new SharedOrders();
    orders.setWay(wayFrames, 0, { atOnce: false });
    const device = new TestDevice(clock);
    const statuses: DeviceStatus[] = [];
    const figures = figuresRecord.open().fields;
    const writer = new DeviceWriter({
      open: () => {
        if (!device.present) throw new Error('no such device');
        return device;
      },
      ring: new MasterRingReader(ringBuffers),
      ear: new EarWriter(earBuffers, slot),
      reference: new EarReader(earBuffers),
      clock,
      bufferFrames,
      orders,
      figures,
      onStatus: (status) => statuses.push(status),
    });
    writers.add(writer);
    const close = (): void => {
      writers.delete(writer);
      writer.close();
    };
    return { device, orders, statuses, figures, close };
  };

  const runFor = (seconds: number, eachMillisecond = (): void => {}): void => {
    const end = clock.nowSeconds() + seconds;
    while (clock.nowSeconds() < end) {
      clock.advanceTo(clock.nowSeconds() + 0.001);
      ear.refresh();
      pacer.observe(ear.report, rendered, clock.nowSeconds());
      while (pacer.framesDue(rendered, clock.nowSeconds()) >= 256) {
        for (let i = 0; i < 256; i += 1) block[i] = (rendered + i) % rampLength;
        ring.write(block, block, 256);
        rendered += 256;
      }
      for (const writer of writers)
        for (let steps = 0; steps < 12 && writer.step().waitFor === 'sound'; steps += 1);
      eachMillisecond();
    }
  };
  const choose = (slot: number): void => chooseEar(earBuffers, slot);
  return { clock, pacer, addWriter, choose, runFor, rendered: () => rendered };
}

/** One writer, the reference or not. */
export function setUp(isReference: boolean, wayFrames = 0) {
  const bench = createWriterBench();
  const { orders, ...writer } = bench.addWriter(isReference ? 0 : 1, wayFrames);
  const setWay = (frames: number): void => orders.setWay(frames, 0, { atOnce: true });
  return { ...bench, ...writer, orders, setWay };
}

/** Places where what was heard does not go on with the next frame. */
export function gaps(heard: readonly number[]): number {
  let count = 0;
  for (let i = 1; i < heard.length; i += 1) if (heard[i] !== (heard[i - 1]! + 1) % rampLength) count += 1;
  return count;
}

/** How far the pacer's belief of what is heard now is from what is heard, seconds. */
export function earError(heardNow: number, pacer: Pacer, clock: ManualClock): number {
  const believed = (clock.nowSeconds() - pacer.heardAtSeconds(0)) * rate;
  return betweenFrames(believed, heardNow) / rate;
}

/** From the second to the first, by the shorter way round the ramp. */
export function betweenFrames(first: number, second: number): number {
  const between = (((first - second) % rampLength) + rampLength) % rampLength;
  return between > rampLength / 2 ? between - rampLength : between;
}
