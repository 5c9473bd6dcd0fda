import type { CodeTaps } from '../panel/code-taps.ts';
import type { OutputClicks } from '../panel/outputs.ts';
import type { PlayerClock } from '../player/shared/clock.ts';
import type { Taps } from '../player/taps/taps.ts';

export interface ClicksDependencies {
  readonly taps: Pick<Taps, 'click' | 'stop'>;
  readonly codeTaps: Pick<CodeTaps, 'unheardBecause' | 'secondsLeft'>;
  readonly player: { read(): Pick<PlayerClock, 'state'> };
}

/** Clicks on the beat, for who sets a delay by tapping along. A code that is tapped goes before. */
export function createClicks({ taps, codeTaps, player }: ClicksDependencies): OutputClicks {
  return {
    get unheardBecause() {
      if (codeTaps.secondsLeft > 0) return 'A pairing code is being tapped; wait until it is over.';
      if (codeTaps.unheardBecause !== undefined) return codeTaps.unheardBecause;
      const { state } = player.read();
      return state === 'playing' || state === 'stopping' ? undefined : 'No music plays; press play first.';
    },
    click: (seconds) => taps.click(seconds),
    stop() {
      if (codeTaps.secondsLeft === 0) taps.stop();
    },
  };
}
