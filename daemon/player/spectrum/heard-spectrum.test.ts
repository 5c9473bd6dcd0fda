import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../time/clock.ts';
import { limiterLookAheadFrames } from '../mix/limiter.ts';
import { usualSampleRateHz as sampleRateHz } from '../options.ts';
import { clockRecord } from '../shared/clock.ts';
import { createMasterRing, MasterRingWriter, masterRingFrames } from '../shared/master-ring.ts';
import { createHeardSpectrum } from './heard-spectrum.ts';
import { bandEdgeHz, silenceAt, softestDb } from './spectrum.ts';

const blockFrames = 256;

describe('the spectrum of what is heard', () => {
  let clock: ManualClock;
  let write: (hz: number, seconds: number) => void;
  let frames: number;
  let read: ReturnType<typeof createHeardSpectrum>;
  /** Rendered is so much more than heard. */
  let aheadSeconds: number;
  beforeEach(() => {
    clock = new ManualClock(50);
    aheadSeconds = 0.5;
    frames = 0;
    const master = createMasterRing(sampleRateHz);
    const writer = new MasterRingWriter(master);
    const published = clockRecord.open();
    write = (hz, seconds) => {
      const until = frames + seconds * sampleRateHz;
      for (; frames < until; frames += blockFrames) {
        const left = Float32Array.from({ length: blockFrames }, (_, index) =>
          hz === 0 ? 0 : 0.5 * Math.sin((2 * Math.PI * hz * (frames + index)) / sampleRateHz),
        );
        writer.write(
          left,
          left.map((sample) => sample / 2),
          blockFrames,
        );
      }
    };
    read = createHeardSpectrum({
      master,
      playerClock: {
        read: () => ({
          ...published.read(),
          frame: frames,
          heardAtSeconds: clock.nowSeconds() + aheadSeconds + limiterLookAheadFrames / sampleRateHz,
        }),
      },
      clock,
    });
  });
  const loudestHz = (): number => {
    const { levels } = read();
    return bandEdgeHz(levels.indexOf(Math.max(...levels)) + 0.5);
  };

  it('is of what is heard, not of what is rendered', () => {
    write(440, 1);
    write(1760, 0.45);
    expect(loudestHz()).toBeCloseTo(440, -2);
    write(1760, 0.2);
    expect(loudestHz()).toBeCloseTo(1760, -2);
    aheadSeconds = 0.9;
    expect(loudestHz()).toBeCloseTo(440, -2);
  });

  it('tells its moment, and the peaks of both channels', () => {
    write(440, 1);
    const { atSeconds, peakDb } = read();
    expect(atSeconds).toBeCloseTo(50, 4);
    expect(peakDb).toEqual([-6, -12]);
  });

  it('is silence while there is none, and before there is enough', () => {
    expect(read()).toEqual(silenceAt(50));
    write(0, 1);
    const { levels, peakDb } = read();
    expect(Math.max(...levels)).toBe(0);
    expect(peakDb).toEqual([softestDb, softestDb]);
  });

  it('takes the nearest that there is, and says when that is heard', () => {
    write(440, 1);
    aheadSeconds = 0;
    expect(read().atSeconds).toBeCloseTo(50 - 2048 / sampleRateHz, 4);
    // A delay that is longer than what the ring remembers.
    write(880, 3);
    aheadSeconds = 4;
    expect(loudestHz()).toBeCloseTo(880, -2);
    const heardBehindSeconds = 4 - masterRingFrames / 2 / sampleRateHz;
    expect(read().atSeconds).toBeCloseTo(50 + heardBehindSeconds + 2048 / sampleRateHz, 1);
  });
});
