import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { soundFontPath } from '../player/synth/open-synth.ts';
import { monotonicClock } from '../time/clock.ts';
import { benchSynth } from './bench-synth.ts';

describe('bench synth', () => {
  it.skipIf(process.env.CI !== 'true' && !existsSync(soundFontPath))(
    'plays as many voices as it says, faster than they sound, beside FluidSynth mixing itself',
    async () => {
      const figures = ['timesRealTime', 'ownMixTimesRealTime', 'mixCost'];
      const results = await benchSynth({ clock: monotonicClock, seconds: 2, voices: 32 });
      for (const figure of figures) expect(results.map(({ name }) => name)).toContain(`synth.wasm.${figure}`);
      for (const result of results) {
        if ('skipped' in result) continue;
        expect(result.voices).toBeGreaterThan(28);
        expect(result.voices).toBeLessThanOrEqual(32);
        if (!result.name.endsWith('mixCost')) expect(result.value).toBeGreaterThan(1);
      }
    },
  );
});
