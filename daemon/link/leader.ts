import type { BeatEvent } from '../player/shared/event-ring.ts';
import { barBeats, microsPerBeatAt, moved, offBeats, retimed, type Timeline, tempoOf } from './timeline.ts';

export interface LeaderDependencies {
  readonly say: (command: string) => void;
  /** Link's clock at a second of ours; undefined while it is not known. */
  readonly microsAt: (seconds: number) => number | undefined;
  readonly nowSeconds: () => number;
  /** How long after Link's beat ours is heard. */
  readonly offsetMs: number;
  readonly startStop: boolean;
}

/** Tells a session tempo and place in the bar of our music, and whether it plays. */
export interface LinkLeader {
  /** The session as it is now, by what is known of it. Undefined: nobody can be told. */
  timeline: Timeline | undefined;
  /** A bar begins at that beat. */
  bar(startBeat: number): void;
  /** A beat is going to be heard. */
  beat(event: Pick<BeatEvent, 'beat' | 'atSeconds' | 'tempoBpm'>): void;
  stop(atSeconds: number): void;
  /** Whoever is told next has been told nothing. */
  forget(): void;
  /** How often the session's beats were moved. */
  readonly moves: number;
  /** How far the session was from our last beat before it was moved, ms; positive: ahead of us. */
  readonly offMs: number;
}

/** A tempo that is off by less is the same. */
const sameTempoBpm = 0.02;
/** A beat that is off by less stays: to move the beats of others is heard. */
const mostOffMs = 3;

/** A beat of ours is a beat of Link's, in half feel, too: then a bar of ours is two of Link's. At most once a beat, four times a second. */
export function createLeader(dependencies: LeaderDependencies): LinkLeader {
  const { say, microsAt, nowSeconds, offsetMs, startStop } = dependencies;
  /** A beat of ours that begins a bar; any does. */
  let barBeat: number | undefined;
  let isToldPlaying = false;
  let moves = 0;
  let offMs = 0;
  const heardMicros = (atSeconds: number): number | undefined => microsAt(atSeconds - offsetMs / 1000);

  const leader: LinkLeader = {
    timeline: undefined,
    bar(startBeat) {
      barBeat = startBeat;
    },
    beat({ beat, atSeconds, tempoBpm }) {
      const atMicros = heardMicros(atSeconds);
      const nowMicros = microsAt(nowSeconds());
      const { timeline } = leader;
      if (
        timeline === undefined ||
        barBeat === undefined ||
        atMicros === undefined ||
        nowMicros === undefined
      )
        return;
      let now = timeline;
      if (Math.abs(tempoOf(now) - tempoBpm) > sameTempoBpm) {
        now = retimed(now, microsPerBeatAt(tempoBpm), nowMicros);
        say(`bpm ${tempoOf(now).toFixed(6)}`);
      }
      const placeBeats = (((beat - barBeat) % barBeats) + barBeats) % barBeats;
      offMs = (offBeats(now, atMicros, placeBeats) * now.microsPerBeat) / 1000;
      if (Math.abs(offMs) > mostOffMs) {
        moves += 1;
        now = moved(now, atMicros, placeBeats);
        say(`force-beat-at-time ${placeBeats} ${Math.round(atMicros)} ${barBeats}`);
      }
      leader.timeline = now;
      if (!startStop || isToldPlaying) return;
      isToldPlaying = true;
      say(`start-playing ${Math.round(atMicros)}`);
    },
    stop(atSeconds) {
      barBeat = undefined;
      const atMicros = heardMicros(atSeconds);
      if (isToldPlaying && atMicros !== undefined) say(`stop-playing ${Math.round(atMicros)}`);
      isToldPlaying = false;
    },
    forget() {
      leader.timeline = undefined;
      isToldPlaying = false;
    },
    get moves() {
      return moves;
    },
    get offMs() {
      return offMs;
    },
  };
  return leader;
}
