import type { Output } from '../outputs/output.ts';
import type { CodeTaps } from '../panel/code-taps.ts';
import { createTaps, type TapsDependencies } from '../player/taps/taps.ts';
import type { Session } from '../session/session.ts';

export interface CodeTapsDependencies extends TapsDependencies {
  readonly session: Pick<Session, 'listen'>;
  readonly outputs: readonly Pick<Output, 'soundsHere'>[];
}

/** Taps pairing codes in the headphones, until the wearer has had enough of it: to stop or to mute the music ends them. */
export function createCodeTaps({ session, outputs, ...given }: CodeTapsDependencies): CodeTaps {
  const { desk } = given;
  const taps = createTaps(given);
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
