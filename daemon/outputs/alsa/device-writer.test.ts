import { describe, expect, it } from 'vitest';
import { bufferFrames, earError, gaps, rampLength, rate, setUp } from './testing/writer-bench.ts';

describe('the device writer', () => {
  it('plays every frame once, in order, paced by the device', () => {
    const { device, pacer, statuses, runFor, clock } = setUp(true);
    device.speed = 1.001;
    runFor(20);
    expect(pacer.source).toBe('ear');
    expect(device.heard.length).toBeGreaterThan(19.8 * rate);
    expect(gaps(device.heard)).toBe(0);
    expect(statuses.at(-1)!.status).toBe('ok');
    // What the pacer believes of the ear is what the device does.
    expect(Math.abs(earError(device.heard.at(-1)!, pacer, clock))).toBeLessThan(0.01);
  });

  it('hands over to the monotonic clock when the device stands still, and back, losing only what was missed', () => {
    const { device, pacer, statuses, runFor, rendered, clock } = setUp(true);
    runFor(3);
    const before = rendered();
    device.blocked = true;
    runFor(1);
    expect(pacer.source).toBe('clock');
    expect(rendered() - before).toBeGreaterThan(0.85 * rate);
    expect(statuses.at(-1)!.status).toBe('degraded');
    device.blocked = false;
    runFor(3);
    expect(pacer.source).toBe('ear');
    expect(statuses.at(-1)!.status).toBe('ok');
    expect(gaps(device.heard)).toBe(1);
    expect(Math.abs(earError(device.heard.at(-1)!, pacer, clock))).toBeLessThan(0.05);
  });

  it('plays to a device that begins late each time it is started, as an idle sink of PulseAudio', () => {
    const { device, pacer, statuses, figures, runFor, clock } = setUp(true);
    device.startSeconds = 1.8;
    runFor(6);
    expect(statuses.at(-1)!.status).toBe('ok');
    expect(pacer.source).toBe('ear');
    expect(figures).toMatchObject({ opens: 1, skips: 1, underruns: 0 });
    expect(gaps(device.heard)).toBe(1);
    expect(Math.abs(earError(device.heard.at(-1)!, pacer, clock))).toBeLessThan(0.01);
  });

  it('opens a device again that fails for ever though it says it recovered', () => {
    const { device, figures, statuses, runFor } = setUp(true);
    runFor(1);
    device.broken = -32;
    runFor(2);
    expect(statuses.at(-1)!).toMatchObject({ status: 'degraded' });
    expect(figures.opens).toBeGreaterThan(1);
    expect(figures.opens).toBeLessThan(6);
    device.broken = 0;
    runFor(8);
    expect(statuses.at(-1)!.status).toBe('ok');
  });

  it('plays to a device that holds less than half of what is made ahead', () => {
    for (const isReference of [true, false]) {
      const { device, figures, statuses, runFor } = setUp(isReference);
      device.bufferFrames = 2048;
      runFor(10);
      expect(statuses.at(-1)!.status).toBe('ok');
      expect([figures.opens, figures.underruns]).toEqual([1, 0]);
      expect(device.heard.length).toBeGreaterThan(9 * rate);
    }
  });

  it('waits with patience for a device that is not there', () => {
    const { device, figures, statuses, runFor, rendered } = setUp(true);
    device.present = false;
    runFor(10);
    expect(statuses.at(-1)!).toEqual({ status: 'failed', detail: 'no such device' });
    expect(figures.opens).toBeLessThan(8);
    expect(rendered()).toBeGreaterThan(9.9 * rate);
    device.present = true;
    runFor(6);
    expect(statuses.at(-1)!.status).toBe('ok');
  });

  it('as another than the reference it follows by playing a little faster or slower', () => {
    for (const speed of [0.999, 1.001]) {
      const { device, figures, pacer, runFor } = setUp(false);
      device.speed = speed;
      runFor(60);
      expect(pacer.source).toBe('clock');
      expect(figures.skips).toBe(0);
      expect(figures.underruns).toBe(0);
      // The ramp stays a ramp of nearly one frame a frame.
      const steps = device.heard.slice(-rate).map((frame, i, tail) => frame - (tail[i - 1] ?? frame - 1));
      const smooth = steps.filter((step) => step > 0.9 && step < 1.1);
      expect(smooth.length).toBeGreaterThan(rate - 10);
      expect(smooth.reduce((sum, step) => sum + step, 0) / smooth.length).toBeCloseTo(1 / speed, 3);
    }
  });

  it('reports as heard later what goes on from the device by a longer way', () => {
    const way = 2400;
    const { device, pacer, runFor, clock } = setUp(true, way);
    runFor(20);
    expect(pacer.source).toBe('ear');
    expect(gaps(device.heard)).toBe(0);
    expect(Math.abs(earError(device.heard.at(-1)! - way, pacer, clock))).toBeLessThan(0.01);
  });

  it('as another than the reference it plays earlier by its longer way, or later by its shorter one', () => {
    const lagOf = (delayFrames: number): number => {
      const { device, figures, runFor, rendered } = setUp(false, delayFrames);
      runFor(20);
      expect(figures).toMatchObject({ skips: 0, underruns: 0 });
      return (rendered() % rampLength) - device.heard.at(-1)!;
    };
    const usual = lagOf(0);
    expect(Math.abs(usual - lagOf(1000) - 1000)).toBeLessThan(300);
    expect(Math.abs(usual - lagOf(-20_000) + 20_000)).toBeLessThan(300);
    // Its buffer allows no more.
    expect(Math.abs(usual - lagOf(20_000) - bufferFrames / 2)).toBeLessThan(300);
  });

  it('takes another way at once: the reference says it and plays on, others go there', () => {
    const reference = setUp(true);
    const error = (): number => earError(reference.device.heard.at(-1)!, reference.pacer, reference.clock);
    reference.runFor(3);
    const before = error();
    reference.setWay(4800);
    reference.runFor(0.05);
    expect(Math.abs(error() - before + 0.1)).toBeLessThan(0.002);
    expect(gaps(reference.device.heard)).toBe(0);
    const other = setUp(false);
    const lag = (): number => (other.rendered() - other.device.heard.at(-1)! + rampLength) % rampLength;
    other.runFor(20);
    const usual = lag();
    for (const way of [1500, -1500, 0]) {
      other.setWay(way);
      other.runFor(0.3);
      expect(Math.abs(usual - lag() - way)).toBeLessThan(300);
    }
    expect(other.figures).toMatchObject({ skips: 3, underruns: 0 });
  });
});
