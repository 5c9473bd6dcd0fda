import type { PlayerClock } from '../player/shared/clock.ts';
import type { Bar } from '../score/bar.ts';
import type { commandCues } from './command.ts';

type CommandCue = (typeof commandCues)[number];

/** A cue that was heard, and is not heard in the music yet. */
export interface WaitingCue {
  readonly kind: CommandCue;
  /** When it was given, monotonic seconds. */
  readonly atSeconds: number;
  /** What comes of it, for people. */
  readonly explanation: string;
  /** When it will be heard; absent until that is written. */
  readonly soundsAtSeconds?: number | undefined;
}

/** Knows of the cues that persons gave which one the music has not come to. */
export interface WaitingCues {
  /** `id`: the conductor's; undefined when it does not count, as after a stop. */
  give(kind: CommandCue, id: number | undefined): void;
  /** Call at every moment. */
  advance(atSeconds: number): void;
  /** The latest. `bars`: those that are known, in order. */
  waiting(clock: Where, bars: readonly Answer[]): WaitingCue | undefined;
}

type Where = Pick<PlayerClock, 'state' | 'barIndex' | 'beat' | 'heardAtSeconds' | 'tempoBpm'>;
type Answer = Pick<Bar, 'index' | 'startBeat' | 'answeredCueId'>;

const explanations: Readonly<Record<CommandCue, string>> = {
  skip: 'Another song begins within two bars.',
  lap: 'A new lap: at the next line of four bars comes the chorus, or a verse where it is the chorus already.',
  coolDown:
    'Down to rest: from the next line of four bars on there are no more choruses, and this song ends soon.',
};

export function createWaitingCues(): WaitingCues {
  let nowSeconds = 0;
  let given: { readonly id: number; readonly kind: CommandCue; readonly atSeconds: number } | undefined;
  return {
    give(kind, id) {
      if (id !== undefined) given = { id, kind, atSeconds: nowSeconds };
    },
    advance(atSeconds) {
      nowSeconds = atSeconds;
    },
    waiting(clock, bars) {
      // Where nothing plays nothing is waited for: what is begun then begins a song.
      if (clock.state === 'stopped') given = undefined;
      if (given === undefined) return undefined;
      const { id, kind, atSeconds } = given;
      const answers = ({ answeredCueId = 0 }: Answer): boolean => answeredCueId >= id;
      const playing = bars.find(({ index }) => index === clock.barIndex);
      if (playing !== undefined && answers(playing)) {
        given = undefined;
        return undefined;
      }
      const answer = playing && bars.find((bar) => bar.index > playing.index && answers(bar));
      return {
        kind,
        atSeconds,
        explanation: explanations[kind],
        ...(answer && {
          soundsAtSeconds: clock.heardAtSeconds + ((answer.startBeat - clock.beat) * 60) / clock.tempoBpm,
        }),
      };
    },
  };
}
