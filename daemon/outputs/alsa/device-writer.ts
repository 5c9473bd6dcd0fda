import type { EarWriter } from '../../player/shared/ear.ts';
import type { MasterRingReader } from '../../player/shared/master-ring.ts';
import { sampleRateHz } from '../../player/synth/synth.ts';
import { messageOf } from '../../system/errors.ts';
import type { StationStatus } from '../../system/health.ts';
import { createBackoff } from '../../time/backoff.ts';
import type { Clock } from '../../time/clock.ts';
import { DeviceAim } from './device-aim.ts';
import type { DeviceFigures } from './device-figures.ts';
import type { DeviceWay } from './device-way.ts';
import { DriftResampler } from './drift-resampler.ts';
import type { OpenPcmDevice, PcmDevice } from './pcm-device.ts';

export interface DeviceWriterDependencies {
  readonly open: OpenPcmDevice;
  readonly ring: MasterRingReader;
  /** For the reference output: where it says what is heard. Others follow the ring by resampling. */
  readonly ear: EarWriter | undefined;
  readonly clock: Clock;
  readonly bufferFrames: number;
  /**
   * The reference says it; the others play so much earlier, as far as half their buffer allows, or so much later when it
   * is negative. Another way is taken at once, whatever is left out for it.
   */
  readonly way: DeviceWay;
  /** It counts on from what is there. */
  readonly figures: DeviceFigures;
  /** Told of every change, in words. */
  readonly onStatus: (status: DeviceStatus) => void;
}

export interface DeviceStatus {
  readonly status: StationStatus;
  readonly detail: string;
}

/** What the writer should wait for before its next step. */
export interface NextStep {
  readonly waitFor: 'sound' | 'time';
  readonly milliseconds: number;
}

const chunkFrames = 512;
const smallestChunkFrames = 64;
/** Between two tries to open a device that is not there, or dead. */
const reopen = { firstSeconds: 0.2, mostSeconds: 5 };
/** The device played nothing for so long: say so; and for so long: open it anew. */
const stalledSeconds = 0.3;
const deadSeconds = 2;
/** One that played so lately moves: only then is it worth while to bring it up to date. */
const movingSeconds = 0.03;
/** Failing calls in a row, each said to be recovered from: PipeWire gone gives them for ever. */
const mostFailures = 5;
/** This much further behind the rendering than it should be, the sound left in the device is old: throw it away. */
const oldFrames = 0.06 * sampleRateHz;
const maxRatioChange01 = 0.005;

const whenSound: NextStep = { waitFor: 'sound', milliseconds: 5 };
const soon: NextStep = { waitFor: 'time', milliseconds: 3 };
const later: NextStep = { waitFor: 'time', milliseconds: 50 };

/**
 * Feeds one device from the master ring. It never blocks: each step does what can be done at once and says what to wait
 * for. Whatever the device does, it is opened again until it plays.
 */
export class DeviceWriter {
  readonly #needs: DeviceWriterDependencies;
  readonly #chunk = new Float32Array(2 * (chunkFrames + 16));
  readonly #resampled = new Float32Array(2 * chunkFrames);
  #resampler = new DriftResampler();
  /** Frames at the head of `#chunk` that the resampler has not used yet. */
  #carried = 0;
  readonly #aim: DeviceAim;
  #lagFrames: number;
  #device: PcmDevice | undefined;
  readonly #backoff = createBackoff(reopen);
  #retryAtSeconds = 0;
  #failures = 0;
  #filled = 0;
  #started = false;
  /** Frames heard since the device was last filled, and when there were last more. */
  #played = 0;
  #lastPlayedSeconds = 0;
  #said = '';

  constructor(dependencies: DeviceWriterDependencies) {
    this.#needs = dependencies;
    const { bufferFrames, way, ear } = dependencies;
    this.#aim = new DeviceAim(bufferFrames, way, ear !== undefined);
    this.#lagFrames = this.#aim.frames;
  }

  step(): NextStep {
    const now = this.#needs.clock.nowSeconds();
    const moves = this.#aim.moves();
    const device = this.#device ?? this.#tryOpen(now);
    if (!device) return later;
    if (moves && this.#started) return this.#resync(device, now);
    const writable = device.writableFrames();
    if (writable < 0) return this.#fail(device, writable, now);
    this.#notePlayed(device, writable, now);
    if (this.#isTooOld(device, writable) && now - this.#lastPlayedSeconds < movingSeconds)
      return this.#resync(device, now);
    const next = this.#feed(device, writable, device.bufferFrames - writable, now);
    if (this.#device && this.#started) this.#tellDelay(this.#device);
    return this.#watchProgress(next, now);
  }

  #tellDelay(device: PcmDevice): void {
    const delay = device.delayFrames();
    if (delay === undefined) return;
    const { ear, ring, clock, figures } = this.#needs;
    figures.delayMs = (delay / sampleRateHz) * 1000;
    ear?.report(ring.position, delay, this.#aim.wayFrames, clock.nowSeconds());
  }

  close(): void {
    this.#device?.close();
    this.#device = undefined;
    this.#needs.ear?.closed();
  }

  #tryOpen(now: number): PcmDevice | undefined {
    if (now < this.#retryAtSeconds) return undefined;
    this.#needs.figures.opens += 1;
    try {
      this.#device = this.#needs.open(this.#needs.bufferFrames);
    } catch (error) {
      this.#retryAtSeconds = now + this.#backoff.nextSeconds();
      this.#say('failed', messageOf(error));
      return undefined;
    }
    this.#failures = 0;
    this.#lastPlayedSeconds = now;
    this.#refill();
    return this.#device;
  }

  /** As much of the past as the device shall hold: it is heard where the music is. */
  #refill(): void {
    this.#needs.ear?.opened();
    this.#needs.ring.seekBehind(this.#aim.frames);
    this.#filled = 0;
    this.#played = 0;
    this.#started = false;
    this.#carried = 0;
    this.#resampler = new DriftResampler();
    this.#lagFrames = this.#aim.frames;
  }

  #feed(device: PcmDevice, writable: number, queued: number, now: number): NextStep {
    const room = Math.min(writable, this.#needs.bufferFrames - queued, chunkFrames);
    if (room < smallestChunkFrames) return soon;
    const frames = this.#needs.ear ? this.#readPlain(room) : this.#readFollowing(room, queued);
    if (frames === 0) return whenSound;
    const taken = device.write(this.#needs.ear ? this.#chunk : this.#resampled, frames);
    if (taken < 0) return this.#fail(device, taken, now);
    // What did not go in is lost for this device: it said that there was room.
    if (taken < frames) this.#needs.figures.skips += 1;
    this.#filled += taken;
    this.#needs.figures.framesWritten += taken;
    if (!this.#started && this.#filled >= this.#needs.bufferFrames / 2) {
      device.start();
      this.#started = true;
    }
    return whenSound;
  }

  #readPlain(room: number): number {
    const frames = Math.min(room, this.#needs.ring.available());
    if (frames < smallestChunkFrames || !this.#needs.ring.read(this.#chunk, frames)) return 0;
    return frames;
  }

  /** Keeps what lies between the newest sound and the ear constant by playing a little faster or slower. */
  #readFollowing(room: number, queued: number): number {
    const { ring } = this.#needs;
    const lag = ring.available() + queued;
    // The lag saws by the size of blocks and periods: only its mean says something.
    this.#lagFrames += (lag - this.#lagFrames) * 0.01;
    const change = ((this.#lagFrames - this.#aim.frames) / sampleRateHz) * 0.2;
    this.#resampler.ratio = 1 + Math.min(maxRatioChange01, Math.max(-maxRatioChange01, change));
    const needed = this.#resampler.inputNeeded(room) - this.#carried;
    if (ring.available() < needed + this.#aim.heldFrames) return 0;
    const input = this.#chunk.subarray(2 * this.#carried);
    if (!ring.read(input, needed)) return 0;
    const used = this.#resampler.process(this.#chunk, this.#resampled, room);
    const left = this.#carried + needed - used;
    this.#chunk.copyWithin(0, 2 * used, 2 * (used + left));
    this.#carried = left;
    return room;
  }

  #isTooOld(device: PcmDevice, writable: number): boolean {
    const behind = this.#needs.ring.available();
    const missing = this.#aim.frames - (device.bufferFrames - writable);
    return this.#started && behind - Math.max(0, missing) > oldFrames;
  }

  #resync(device: PcmDevice, now: number): NextStep {
    this.#needs.figures.skips += 1;
    const result = device.reset();
    this.#refill();
    return result < 0 ? this.#fail(device, result, now) : whenSound;
  }

  #fail(device: PcmDevice, code: number, now: number): NextStep {
    this.#needs.figures.underruns += 1;
    this.#failures += 1;
    if (this.#failures < mostFailures && device.reset() >= 0) {
      this.#refill();
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
    if (played < sampleRateHz / 10) return;
    this.#failures = 0;
    this.#backoff.reset();
    this.#say('ok', 'plays');
  }

  #watchProgress(next: NextStep, now: number): NextStep {
    if (now - this.#lastPlayedSeconds < stalledSeconds || this.#device === undefined) return next;
    this.#say('degraded', 'the device stands still');
    if (now - this.#lastPlayedSeconds > deadSeconds) this.#reopenLater(now);
    return next;
  }

  #reopenLater(now: number): void {
    this.close();
    this.#retryAtSeconds = now + this.#backoff.nextSeconds();
  }

  #say(status: StationStatus, detail: string): void {
    if (this.#said === status + detail) return;
    this.#said = status + detail;
    this.#needs.onStatus({ status, detail });
  }
}
