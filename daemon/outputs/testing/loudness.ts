import { z } from 'zod';
import { MasterRingReader } from '../../player/shared/master-ring.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { defineSoundOutput } from '../output-type.ts';

const chunkFrames = 480;

/** An output of sound, as a maker would add one: it shows how loud the music is. */
export const loudnessOutput = defineSoundOutput({
  type: 'loudness',
  summary: 'Shows how loud the music is.',
  options: {
    everyMs: z.number().min(10).max(1000).default(100).describe('How often it looks, ms.'),
    floor01: z.number().min(0).max(1).default(0.001).describe('What is softer is silence, 0 to 1.'),
  },
  open({ everyMs, floor01 }, { name, ring: master, clock, timers }) {
    const keeper = createStatusKeeper(name, clock);
    const ring = new MasterRingReader(master);
    const chunk = new Float32Array(2 * chunkFrames);
    let framesHeard = 0;
    let peak01 = 0;
    let cancel = (): void => {};
    const look = (): void => {
      peak01 = 0;
      while (ring.read(chunk, chunkFrames)) {
        framesHeard += chunkFrames;
        for (const sample of chunk) peak01 = Math.max(peak01, Math.abs(sample));
      }
      keeper.set('ok', peak01 > floor01 ? 'hears music' : 'hears silence');
      cancel = timers.after(everyMs / 1000, look);
    };
    look();
    return {
      name,
      isReferenceEar: false,
      health: () => keeper.health({ counters: { framesHeard, overruns: ring.overruns }, gauges: { peak01 } }),
      close: async () => cancel(),
    };
  },
});
