import { describe, expect, it } from 'vitest';
import { usualSampleRateHz as sampleRateHz } from '../options.ts';
import { analysedFrames, createAnalyser } from './analyser.ts';
import { bandEdgeHz, mostLevel, softestDb, spectrumBands } from './spectrum.ts';

const analyser = createAnalyser(sampleRateHz);

/** Interleaved stereo of a tone; `pan` 0 is left alone, 1 both. */
function tone(hz: number, amplitude: number, pan = 1): Float32Array {
  const sound = new Float32Array(2 * analysedFrames);
  for (let frame = 0; frame < analysedFrames; frame += 1) {
    const sample = amplitude * Math.sin((2 * Math.PI * hz * frame) / sampleRateHz + 1);
    sound[2 * frame] = sample;
    sound[2 * frame + 1] = pan * sample;
  }
  return sound;
}
const loudest = (levels: readonly number[]): number => levels.indexOf(Math.max(...levels));
const toDb = (level: number): number => softestDb * (1 - level / mostLevel);

describe('the analyser', () => {
  it('finds a tone in its band, and says how loud it is', () => {
    for (let band = 0; band < spectrumBands; band += 1) {
      const hz = bandEdgeHz(band + 0.5);
      const levels = analyser.levels(tone(hz, 0.1));
      // Far down a band is narrower than what so short a sound can tell.
      expect(Math.abs(loudest(levels) - band), `${hz} Hz`).toBeLessThanOrEqual(
        hz < 60 ? 2 : hz < 120 ? 1 : 0,
      );
      expect(Math.abs(toDb(Math.max(...levels)) + 20), `${hz} Hz`).toBeLessThan(2.5);
      const far = levels.filter((_, other) => Math.abs(other - band) > (hz < 200 ? 12 : 4));
      expect(toDb(Math.max(...far)), `${hz} Hz`).toBeLessThan(-60);
    }
  });

  it('hears both channels, also where they cancel each other', () => {
    const both = Math.max(...analyser.levels(tone(1000, 0.5)));
    expect(Math.max(...analyser.levels(tone(1000, 0.5, -1)))).toBe(both);
    expect(toDb(both) - toDb(Math.max(...analyser.levels(tone(1000, 0.5, 0))))).toBeCloseTo(3, 0);
  });

  it('knows silence and full scale', () => {
    expect(analyser.levels(new Float32Array(2 * analysedFrames))).toEqual(
      Array.from({ length: spectrumBands }, () => 0),
    );
    expect(Math.max(...analyser.levels(tone(1000, 1)))).toBeGreaterThan(mostLevel - 6);
    expect(Math.max(...analyser.levels(tone(1000, 4)))).toBe(mostLevel);
  });
});
