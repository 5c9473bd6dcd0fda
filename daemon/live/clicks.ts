import type { CodeTaps } from '../panel/code-taps.ts';
import type { OutputClicks } from '../panel/outputs.ts';
import type { PlayerClock } from '../player/shared/clock.ts';
import type { Taps } from '../player/taps/taps.ts';

export interface ClicksDependencies {
  readonly taps: Pick<Taps, 'click' | 'stop' | 'sounding'>;
  readonly codeTaps: Pick<CodeTaps, 'unheardBecause' | 'secondsLeft'>;
  readonly player: { read(): Pick<PlayerClock, 'state'> };
}

/** Why nothing that is tapped for all who are here would be heard, or may be: a code goes before. */
export const unheardHere = (codeTaps: ClicksDependencies['codeTaps']): string | undefined =>
  codeTaps.secondsLeft > 0
    ? 'A pairing code is being tapped; wait until it is over.'
    : codeTaps.unheardBecause;

/** Clicks on the beat, for who sets a delay by tapping along. A code that is tapped goes before, and so do chirps. */
export function createClicks({ taps, codeTaps, player }: ClicksDependencies): OutputClicks {
  return {
    get unheardBecause() {
      const why = unheardHere(codeTaps);
      if (why !== undefined) return why;
      if (taps.sounding === 'chirps') return 'A microphone listens to an output; wait some seconds.';
      const { state } = player.read();
      return state === 'playing' || state === 'stopping' ? undefined : 'No music plays; press play first.';
    },
    click: (seconds) => taps.click(seconds),
    stop() {
      if (taps.sounding === 'clicks') taps.stop();
    },
  };
}
