import type { EarReader, EarWriter } from '../../player/shared/ear.ts';
import type { MasterRingReader } from '../../player/shared/master-ring.ts';
import { messageOf, TactusError } from '../../system/errors.ts';
import type { StationStatus } from '../../system/health.ts';
import type { Clock } from '../../time/clock.ts';
import { DeviceAim } from './device-aim.ts';
import { DeviceDelay } from './device-delay.ts';
import { chunkFrames, DeviceFeed } from './device-feed.ts';
import type { DeviceFigures } from './device-figures.ts';
import { DeviceOpener } from './device-opener.ts';
import type { DeviceOrders } from './device-orders.ts';
import { later, type NextStep, soon, whenSound } from './next-step.ts';
import type { OpenPcmDevice, PcmDevice } from './pcm-device.ts';

export interface DeviceWriterDependencies {
  readonly open: OpenPcmDevice;
  readonly ring: MasterRingReader;
  /** Where it says what is heard, and whether it is the reference. The others follow it by resampling. */
  readonly ear: EarWriter;
  readonly reference: EarReader;
  readonly clock: Clock;
  readonly bufferFrames: number;
  /**
   * The reference says its way; the others play so much earlier, as far as half their buffer allows, or so much later when
   * it is negative.
   */
  readonly orders: DeviceOrders;
  /** It counts on from what is there. */
  readonly figures: DeviceFigures;
  /** Told of every change, in words. */
  readonly onStatus: (status: DeviceStatus) => void;
}

export interface DeviceStatus {
  readonly status: StationStatus;
  readonly detail: string;
  /** What to do about it, where that is known. */
  readonly fix?: string;
}

const smallestChunkFrames = 64;
/** The device played nothing for so long: say so. */
const stalledSeconds = 0.3;
/** And for so long: open it anew. PulseAudio's idle sink has up to 2 s of silence to play before what is new. */
const deadSeconds = 3;
/** One that played so lately moves: only then is it worth while to bring it up to date. */
const movingSeconds = 0.03;
/** Failing calls in a row, each said to be recovered from: PipeWire gone gives them for ever. */
const mostFailures = 5;
/** This much further behind the rendering than it should be, what comes next is old: it is left out. */
const oldSeconds = 0.06;
/** Another delay by so much is another way to the ear: what was believed of it is void. */
const otherDelaySeconds = 0.1;

/**
 * Feeds one device from the master ring. It never blocks: each step does what can be done at once and says what to wait
 * for. Whatever the device does, it is opened again until it plays.
 */
export class DeviceWriter {
  readonly #needs: DeviceWriterDependencies;
  readonly #feed: DeviceFeed;
  readonly #aim: DeviceAim;
  readonly #delay: DeviceDelay;
  readonly #sampleRateHz: number;
  #device: PcmDevice | undefined;
  readonly #opener: DeviceOpener;
  #failures = 0;
  #filled = 0;
  #started = false;
  /** Frames heard since the device was last filled, and when there were last more. */
  #played = 0;
  #lastPlayedSeconds = 0;
  /** What the device has beyond its buffer, as last reported. */
  #beyondFrames = 0;
  #said = '';

  constructor(dependencies: DeviceWriterDependencies) {
    this.#needs = dependencies;
    const { open, ring, bufferFrames, orders, reference } = dependencies;
    this.#opener = new DeviceOpener(open, orders);
    this.#sampleRateHz = ring.sampleRateHz;
    this.#feed = new DeviceFeed(ring);
    this.#aim = new DeviceAim(bufferFrames, orders, reference, ring.sampleRateHz);
    this.#delay = new DeviceDelay(ring.sampleRateHz);
  }

  step(): NextStep {
    const now = this.#needs.clock.nowSeconds();
    const moves = this.#aim.moves();
    const device = this.#device ?? this.#tryOpen(now);
    if (!device) return later;
    const follows = !this.#needs.ear.isReference;
    if (follows && this.#started && (moves || this.#aim.isFarOff(now))) return this.#resync(device, now);
    const writable = device.writableFrames();
    if (writable < 0) return this.#fail(device, writable, now);
    this.#notePlayed(device, writable, now);
    const queued = device.bufferFrames - writable;
    if (this.#isTooOld(queued) && now - this.#lastPlayedSeconds < movingSeconds) this.#catchUp(queued, now);
    const next = this.#write(device, writable, queued, now);
    return this.#watchProgress(next, now);
  }

  close(): void {
    this.#device?.close();
    this.#device = undefined;
    this.#needs.ear.closed();
  }

  #tryOpen(now: number): PcmDevice | undefined {
    if (!this.#opener.isTime(now)) return undefined;
    this.#needs.figures.opens += 1;
    try {
      this.#device = this.#opener.open(this.#needs.bufferFrames, now);
    } catch (error) {
      this.#say('failed', messageOf(error), error instanceof TactusError ? error.fix : undefined);
      return undefined;
    }
    this.#failures = 0;
    this.#lastPlayedSeconds = now;
    this.#delay.opened();
    this.#refill(now);
    return this.#device;
  }

  /** As much of the past as the device shall hold: it is heard where the music is. */
  #refill(now: number): void {
    this.#seek(0, now);
    this.#filled = 0;
    this.#played = 0;
    this.#started = false;
  }

  #seek(queued: number, now: number): void {
    const { ear } = this.#needs;
    ear.opened();
    this.#aim.fill(ear.isReference, now);
    this.#feed.seekBehind(Math.max(0, this.#aim.startFrames - queued));
    this.#delay.filled();
  }

  #write(device: PcmDevice, writable: number, queued: number, now: number): NextStep {
    // At the very beginning there is not as much yet as shall lie before it; and some hold less than is made ahead.
    const isReady = this.#feed.waiting() + this.#filled > this.#aim.startFrames - chunkFrames;
    const most = Math.min(this.#needs.bufferFrames, device.bufferFrames);
    if (!this.#started && isReady && this.#filled >= most / 2) {
      device.start();
      this.#started = true;
    }
    const room = Math.min(writable, this.#needs.bufferFrames - queued, chunkFrames);
    if (room < smallestChunkFrames) {
      this.#report(device, queued, now);
      return soon;
    }
    const frames = this.#needs.ear.isReference
      ? this.#feed.makePlain(room, smallestChunkFrames)
      : this.#feed.make(room, this.#aim.ratio);
    const taken = frames === 0 ? 0 : device.write(this.#feed.samples, frames);
    if (taken < 0) return this.#fail(device, taken, now);
    // What did not go in is lost for this device: it said that there was room.
    if (taken < frames) this.#needs.figures.skips += 1;
    this.#filled += taken;
    this.#needs.figures.framesWritten += taken;
    this.#report(device, queued + taken, now);
    // What is filled slowly begins late.
    const goesOn = !this.#started && taken > 0;
    return goesOn ? this.#write(device, writable - taken, queued + taken, now) : whenSound;
  }

  #report(device: PcmDevice, queued: number, now: number): void {
    if (!this.#started) return;
    const said = device.delayFrames();
    if (said === undefined) return;
    const { ear, clock, figures, orders } = this.#needs;
    const delay = this.#delay.believe(said, queued);
    figures.delayMs = (delay / this.#sampleRateHz) * 1000;
    const { position } = this.#feed;
    if (Math.abs(delay - queued - this.#beyondFrames) > otherDelaySeconds * this.#sampleRateHz) {
      ear.opened();
      this.#beyondFrames = delay - queued;
    }
    ear.report(position, delay, orders.wayFrames, clock.nowSeconds());
    // What stands still is as far off as it was; the rest is what was missed meanwhile.
    if (now - this.#lastPlayedSeconds < movingSeconds)
      this.#aim.note(this.#feed.waiting() + queued, position - delay, now);
  }

  #isTooOld(queued: number): boolean {
    const lag = this.#feed.waiting() + queued;
    return (
      this.#started &&
      lag - Math.max(this.#aim.startFrames, this.#aim.lagFrames) > oldSeconds * this.#sampleRateHz
    );
  }

  /** Leaves out what was missed. The device itself is not set back: an idle sink of PulseAudio would stand still anew, for ever. */
  #catchUp(queued: number, now: number): void {
    this.#needs.figures.skips += 1;
    this.#seek(queued, now);
  }

  #resync(device: PcmDevice, now: number): NextStep {
    this.#needs.figures.skips += 1;
    const result = device.reset();
    this.#refill(now);
    return result < 0 ? this.#fail(device, result, now) : whenSound;
  }

  #fail(device: PcmDevice, code: number, now: number): NextStep {
    this.#needs.figures.underruns += 1;
    this.#failures += 1;
    if (this.#failures < mostFailures && device.reset() >= 0) {
      this.#refill(now);
      return soon;
    }
    this.#say('degraded', `${device.errorText(code)}; it is opened again`);
    this.#reopenLater(now);
    return later;
  }

  #notePlayed(device: PcmDevice, writable: number, now: number): void {
    const played = this.#filled - (device.bufferFrames - writable);
    if (!this.#started || played <= this.#played) return;
    this.#played = played;
    this.#lastPlayedSeconds = now;
    if (played < this.#sampleRateHz / 10) return;
    this.#failures = 0;
    this.#opener.plays();
    const { lie } = this.#delay;
    const disbelief = lie && `; the delay it tells (${lie}) cannot be, what lies in its buffer is counted`;
    this.#say('ok', `plays${disbelief ?? ''}`);
  }

  #watchProgress(next: NextStep, now: number): NextStep {
    if (now - this.#lastPlayedSeconds < stalledSeconds || this.#device === undefined) return next;
    this.#say('degraded', 'the device stands still');
    if (now - this.#lastPlayedSeconds > deadSeconds) this.#reopenLater(now);
    return next;
  }

  #reopenLater(now: number): void {
    this.close();
    this.#opener.later(now);
  }

  #say(status: StationStatus, detail: string, fix?: string): void {
    if (this.#said === status + detail) return;
    this.#said = status + detail;
    this.#needs.onStatus({ status, detail, ...(fix !== undefined && { fix }) });
  }
}
