import type { EarBuffers } from '../../../player/shared/ear.ts';
import type { MasterRingBuffers } from '../../../player/shared/master-ring.ts';
import { renderInWorker } from './render-worker.ts';
import type { Played } from './sound-card.ts';

/** Between two steps. */
export const stepSeconds = 0.5;

/**
 * The clocks that steer music, but a click on each beat in place of it: somebody walks whose feet fall each half second of the
 * monotonic clock.
 */
export const renderWalk = (ring: MasterRingBuffers, ear: EarBuffers, bufferFrames: number) =>
  renderInWorker(ring, ear, bufferFrames, {
    modules: ['player/beat-clock.js'],
    make: `({ BeatClock }, pacer, clock) => {
      const tempo = ${60 / stepSeconds};
      const beats = new BeatClock({ startTempoBpm: tempo, maxPhasePull01: 0.02 });
      let click = 1000, next = 1;
      // Once what is heard is known it is put on the foot: to walk there would take half a minute.
      let heardSince, isOnFoot = false;
      return (block, _, heardAtSeconds) => {
        const now = clock.nowSeconds();
        if (pacer.source === 'ear') heardSince ??= now;
        if (!isOnFoot && now - heardSince > 1) {
          isOnFoot = true;
          beats.beat = (heardAtSeconds / ${stepSeconds}) % 1;
          next = 1;
        }
        const step = Math.floor(now / ${stepSeconds}) * ${stepSeconds};
        const foot = { beatAtSeconds: step, beatPeriodSeconds: ${stepSeconds}, phaseConfidence01: 1 };
        beats.steer({ tempoBpm: tempo, ...foot }, heardAtSeconds, block.length / ${ring.sampleRateHz});
        for (let i = 0; i < block.length; i += 1) {
          const beat = beats.beat + (beats.tempoBpm / 60) * (i / ${ring.sampleRateHz});
          if (beat >= next) { next += 1; click = 0; }
          block[i] = click < 48 ? 0.8 * Math.sin(Math.PI * click / 48) : 0;
          click += 1;
        }
        beats.advance(block.length / ${ring.sampleRateHz});
      };
    }`,
  });

/** The sample with which each click begins. */
function clicksIn(samples: Float32Array): readonly number[] {
  const found: number[] = [];
  let quiet = 1000;
  for (let i = 0; i < samples.length; i += 1) {
    if (Math.abs(samples[i]!) < 0.05) quiet += 1;
    else {
      if (quiet > 480) found.push(i - 1);
      quiet = 0;
    }
  }
  return found;
}

/** When clicks were heard that a card played, the last first. */
export const clicksOf = ({ samples, secondsOf }: Played): readonly number[] =>
  clicksIn(samples).map(secondsOf).reverse();

/** From the nearest foot, seconds: positive when it is late. */
export function fromFoot(seconds: number): number {
  const beats = seconds / stepSeconds;
  return (beats - Math.round(beats)) * stepSeconds;
}
