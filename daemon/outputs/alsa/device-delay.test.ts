import { expect, it } from 'vitest';
import { DeviceDelay } from './device-delay.ts';

const rate = 48_000;
const bufferFrames = 4800;
const periodFrames = 1200;

/** Reports each 3 ms of a device that takes its sound by periods; gives what was believed last, and what lay in the buffer. */
function report(delay: DeviceDelay, seconds: number, say: (queued: number, beyond: number) => number) {
  let believed = 0;
  let queued = 0;
  for (let frame = 0; frame < seconds * rate; frame += 144) {
    const beyond = periodFrames - (frame % periodFrames);
    queued = bufferFrames - ((frame / 144) % 9) * 130;
    believed = delay.believe(say(queued, beyond), queued);
  }
  return { believed, queued };
}

it('one that says 0 while it begins, as PulseAudio does, is believed once what it says can be', () => {
  const delay = new DeviceDelay(rate);
  delay.opened();
  const { believed, queued } = report(delay, 1.7, () => 0);
  expect(delay.lie).toBe('0 ms');
  expect(believed).toBe(queued);
  const later = report(delay, 2, (inBuffer, beyond) => inBuffer + 7200 + beyond);
  expect(delay.lie).toBeUndefined();
  expect(later.believed).toBeGreaterThan(later.queued + 7200);
});

it.each([
  ['always the same', () => 4000],
  ['always 0', () => 0],
  ['hours', () => 2e9],
  ['now this, now that', () => Math.random() * 40_000],
])('one that says %s is never believed again', (_, say) => {
  const delay = new DeviceDelay(rate);
  delay.opened();
  report(delay, 1, say);
  for (let i = 0; i < 20; i += 1) {
    report(delay, 0.5, say);
    expect(delay.lie).toBeDefined();
  }
});
