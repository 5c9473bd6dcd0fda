import { expect, it } from 'vitest';
import { ManualClock } from '../time/clock.ts';
import type { AlsaStream } from './alsa-stream.native.ts';
import { createRecorder } from './recorder.ts';

const rateHz = 48_000;
/** From air to buffer. */
const latencySeconds = 0.013;

/** A microphone that hears the number of each frame since its start, and may lose some, said or unsaid. */
class TestMicrophone implements AlsaStream {
  readonly direction = 'capture';
  readonly rateHz = rateHz;
  readonly periodFrames = 256;
  readonly periods = 64;
  readonly channels = 1;
  broken = false;
  readonly #clock: ManualClock;
  #next = 0;
  constructor(clock: ManualClock) {
    this.#clock = clock;
  }
  get #captured(): number {
    return Math.floor((this.#clock.nowSeconds() - latencySeconds) * rateHz);
  }
  lose(frames: number): void {
    this.#next += frames;
  }
  available(): number {
    return this.broken ? -32 : Math.max(0, this.#captured - this.#next);
  }
  delayFrames(): number {
    return this.#captured - this.#next + latencySeconds * rateHz;
  }
  read(into: Float32Array, frames: number): number {
    const count = Math.min(frames, this.available());
    for (let i = 0; i < count; i += 1) into[i] = this.#next + i;
    this.#next += count;
    return count;
  }
  write(): number {
    return 0;
  }
  start(): number {
    return 0;
  }
  reset(): number {
    this.broken = false;
    this.#next = this.#captured;
    return 0;
  }
  close(): void {}
  errorText(): string {
    return '';
  }
}

function setUp() {
  const clock = new ManualClock(latencySeconds);
  const microphone = new TestMicrophone(clock);
  const recorder = createRecorder(microphone, clock, 3);
  const listen = (steps: number): void => {
    for (let step = 0; step < steps; step += 1) {
      clock.advanceTo(clock.nowSeconds() + 0.007 + 0.004 * (step % 3));
      recorder.step();
    }
  };
  return { clock, microphone, recorder, listen };
}

it('knows when each frame was in the air, whenever it is asked', () => {
  const { recorder, listen } = setUp();
  listen(50);
  const { sound, frameAt } = recorder.recording();
  expect(sound[20_000]).toBe(20_000);
  // The frame with this number was in the air at that second.
  expect(frameAt(20_000 / rateHz)).toBeCloseTo(20_000, 3);
});

it('keeps its place when frames are lost, said or unsaid', () => {
  const { microphone, recorder, listen } = setUp();
  listen(50);
  microphone.lose(5000);
  listen(20);
  microphone.broken = true;
  listen(50);
  const { sound, frameAt } = recorder.recording();
  for (const at of [0.1, 1.1])
    expect(Math.abs(sound[Math.round(frameAt(at))]! - at * rateHz)).toBeLessThan(5);
});

it('is full one day', () => {
  const { recorder, listen, clock } = setUp();
  listen(5);
  clock.advanceTo(2);
  listen(1);
  for (let step = 0; step < 1000; step += 1) listen(1);
  expect(recorder.frames).toBe(3 * rateHz);
  expect(recorder.step()).toBe(false);
});

it('gives a device up that does not recover', () => {
  const { recorder, microphone, listen } = setUp();
  listen(3);
  microphone.reset = () => -19;
  microphone.broken = true;
  expect(recorder.step()).toBe(false);
});
