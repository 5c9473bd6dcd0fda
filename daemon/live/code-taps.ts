import type { Output } from '../outputs/output.ts';
import type { CodeTaps } from '../panel/code-taps.ts';
import type { Desk } from '../player/shared/desk.ts';
import type { Taps } from '../player/taps/taps.ts';
import type { Session } from '../session/session.ts';

export interface CodeTapsDependencies {
  readonly taps: Taps;
  readonly desk: Pick<Desk, 'volume01' | 'volumeCeiling01' | 'muted'>;
  readonly session: Pick<Session, 'listen'>;
  readonly outputs: readonly Pick<Output, 'soundsHere'>[];
}

/** Taps pairing codes in the headphones, until the wearer has had enough of it: to stop or to mute the music ends them. */
export function createCodeTaps({ session, outputs, taps, desk }: CodeTapsDependencies): CodeTaps {
  session.listen('taps', {
    command: ({ playing }) => (playing === false ? taps.stop() : taps.followVolume()),
  });
  return {
    get unheardBecause() {
      if (!outputs.some((output) => output.soundsHere?.()))
        return 'No headphones and no loudspeaker sound at the device now.';
      if (desk.muted || desk.volume01 * desk.volumeCeiling01 === 0) return 'The music is muted.';
      return undefined;
    },
    get secondsLeft() {
      return taps.secondsLeft;
    },
    tap: (digits) => taps.tap(digits),
    stop: () => taps.stop(),
  };
}
