import type { BodyState } from '../body/state.ts';
import { beatsPerBar } from '../score/meter.ts';
import type { PlayState } from '../score/play-state.ts';
import type { Conductor } from './conductor.ts';

/** What the transport must know of what is being played. */
export interface MusicPosition {
  readonly state: PlayState;
  /** Music's beat, as the bars count it. */
  readonly beat: number;
  /** The bar being played; undefined before the first and while stopped. */
  readonly barIndex?: number | undefined;
  /** The bar that is wanted next. */
  readonly nextBarIndex: number;
}

export interface TransportDependencies {
  readonly conductor: Pick<Conductor, 'settings' | 'cue'>;
  /** The latest writing of a recent bar. */
  readonly barOf: (index: number) => { readonly lengthBeats: number; readonly closing: boolean } | undefined;
  /** How long the first beat waits for a first sign of the body, so that the music begins at its tempo. Default 1. */
  readonly patienceSeconds?: number | undefined;
}

/** What is to be done at a moment. */
export interface TransportStep {
  /** What the player is told. */
  readonly playing: boolean;
  /** It is not to wait for the close: silence now. */
  readonly hushed: boolean;
  /** Music has ended and is wanted again: it is written anew, from where it rests. */
  readonly restarts: boolean;
  /** Bars are wanted. */
  readonly composes: boolean;
  /** How long the first beat has been waited for; undefined while none is. */
  readonly waitedSeconds: number | undefined;
}

/** Play and stop: when music may begin, how it comes to its close, and what a listener is told meanwhile. */
export interface Transport {
  /** Music begins on a beat, once the body is known or patience is out. */
  play(): void;
  /** The music comes to its close: the bar after this one, or the one after that, is the last. Again: silence now. */
  stop(): void;
  /** Nobody is there to hear it: it comes to its close meanwhile. Who stopped it need not be asked to begin again. */
  rest(isAlone: boolean): void;
  /** Whether enough is known of the body to lead the music, or patience is out; from then on always. */
  isReady(body: BodyState): boolean;
  /** Call at every moment from then on. */
  advance(atSeconds: number, music: MusicPosition): TransportStep;
  /** What a listener is to be told; the player hears of a stop only when its closing bar is the next. */
  playState(music: Pick<MusicPosition, 'state'>): PlayState;
}

export function createTransport(dependencies: TransportDependencies): Transport {
  const { conductor, barOf, patienceSeconds = 1 } = dependencies;
  let firstSeconds: number | undefined;
  let begun = false;
  /** By persons. */
  let isAskedFor = false;
  let isAlone = false;
  let wantsMusic = false;
  let hasPlayed = false;
  let hasStopped = false;
  let isHushed = false;
  /** While it rests: what comes next was asked for already. */
  let hasRestarted = false;
  let waitsSinceSeconds: number | undefined;
  /** Of a stop: where the music ends when no closing bar has come. */
  let closesByBeat: number | undefined;

  /**
   * After a stop the player goes on until its closing bar is the next one: told at once, it would end with a bar that was
   * written before. Two bars are enough for the closing bar to be next; a stop ends the music in any case.
   */
  const isClosing = ({ state, beat, barIndex = -1, nextBarIndex }: MusicPosition): boolean => {
    if (wantsMusic || state !== 'playing') return false;
    closesByBeat ??= beat + 2 * (barOf(barIndex)?.lengthBeats ?? beatsPerBar('half'));
    const closes = [barIndex, nextBarIndex].some((index) => barOf(index)?.closing);
    return !closes && beat < closesByBeat;
  };

  const settle = (): void => {
    if (wantsMusic === (isAskedFor && !isAlone)) return;
    wantsMusic = !wantsMusic;
    if (wantsMusic) {
      isHushed = false;
      closesByBeat = undefined;
      if (hasStopped) conductor.cue('start');
    } else {
      hasStopped = true;
      conductor.cue('stop');
    }
  };

  return {
    play() {
      isAskedFor = true;
      isAlone = false;
      settle();
    },
    stop() {
      isHushed = !isAskedFor;
      isAskedFor = false;
      settle();
    },
    rest(nobody) {
      isAlone = nobody;
      settle();
    },
    isReady({ atSeconds, sources }) {
      firstSeconds ??= atSeconds;
      // Speed alone would let the music begin at another tempo than the cadence that is about to come.
      const isSure = sources.cadence !== undefined && sources.cadence !== `stride:${sources.speed}`;
      begun ||=
        isSure || conductor.settings.follow === 'manual' || atSeconds - firstSeconds >= patienceSeconds;
      return begun;
    },
    advance(atSeconds, music) {
      const rests = music.state === 'stopped';
      const sounds = music.state === 'playing' || music.state === 'stopping';
      waitsSinceSeconds = sounds || !wantsMusic ? undefined : (waitsSinceSeconds ?? atSeconds);
      const restarts = wantsMusic && rests && hasPlayed && !hasRestarted;
      hasRestarted = rests && (hasRestarted || restarts);
      hasPlayed ||= !rests;
      return {
        playing: wantsMusic || (isClosing(music) && !isHushed),
        hushed: isHushed,
        restarts,
        composes: wantsMusic || !rests,
        waitedSeconds: waitsSinceSeconds === undefined ? undefined : atSeconds - waitsSinceSeconds,
      };
    },
    playState({ state }) {
      if (wantsMusic) return state === 'playing' ? 'playing' : 'starting';
      return state === 'stopped' ? 'stopped' : 'stopping';
    },
  };
}
