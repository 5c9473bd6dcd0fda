import type { LinkStatus } from './carabiner-message.ts';

/** Where the beats of a session are: in Link a whole number of microseconds apart (Link's `Tempo::microsPerBeat`). */
export interface Timeline {
  /** When beat 0 is, of Link's clock; it begins a bar. */
  readonly startMicros: number;
  readonly microsPerBeat: number;
}

/** Of Link's beats; it calls a bar a quantum, and each of its programs has its own. */
export const barBeats = 4;

const microsPerMinute = 60e6;

export const microsPerBeatAt = (tempoBpm: number): number => Math.round(microsPerMinute / tempoBpm);

export const tempoOf = ({ microsPerBeat }: Timeline): number => microsPerMinute / microsPerBeat;

export function timelineOf({ start, bpm }: LinkStatus): Timeline {
  return { startMicros: start, microsPerBeat: microsPerBeatAt(bpm) };
}

/** When the status was said, of Link's clock: it tells the beat of that moment. */
export function saidAtMicros(status: LinkStatus): number {
  const { startMicros, microsPerBeat } = timelineOf(status);
  return startMicros + status.beat * microsPerBeat;
}

function beatAt({ startMicros, microsPerBeat }: Timeline, atMicros: number): number {
  return (atMicros - startMicros) / microsPerBeat;
}

/** Goes on at another tempo from a moment on. */
export function retimed(timeline: Timeline, microsPerBeat: number, atMicros: number): Timeline {
  return { startMicros: atMicros - beatAt(timeline, atMicros) * microsPerBeat, microsPerBeat };
}

/** How far a place in the bar is from the one that is wanted, in beats, -2 to 2; positive: too far on. */
export function offBeats(timeline: Timeline, atMicros: number, placeBeats: number): number {
  const off = beatAt(timeline, atMicros) - placeBeats;
  return off - barBeats * Math.round(off / barBeats);
}

/** As it is once that place of the bar is at that moment. */
export function moved(timeline: Timeline, atMicros: number, placeBeats: number): Timeline {
  const { startMicros, microsPerBeat } = timeline;
  return {
    startMicros: startMicros + offBeats(timeline, atMicros, placeBeats) * microsPerBeat,
    microsPerBeat,
  };
}
