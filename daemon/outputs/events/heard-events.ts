import type { Lock } from '../../conductor/foot-lock.ts';
import type { BeatEvent, NoteEvent } from '../../player/shared/event-ring.ts';
import { type Bar, chordAt, type Section } from '../../score/bar.ts';
import { chordSymbol } from '../../score/chord.ts';
import type { Moment, Played, SessionListener } from '../../session/events.ts';
import type { Clock } from '../../time/clock.ts';

/** What other programs, instruments and lamps are told of the music, each at the second at which it is heard. */
export type HeardEvent =
  | { readonly kind: 'started'; readonly atSeconds: number; readonly beat: number }
  | { readonly kind: 'stopped'; readonly atSeconds: number }
  | BeatEvent
  | NoteEvent
  | { readonly kind: 'bar'; readonly atSeconds: number; readonly index: number; readonly section: Section }
  | { readonly kind: 'section'; readonly atSeconds: number; readonly section: Section }
  | { readonly kind: 'chord'; readonly atSeconds: number; readonly symbol: string }
  | { readonly kind: 'energy'; readonly atSeconds: number; readonly energy01: number }
  /** How far the beat is from the foot, positive: after it. Undefined: steps are not known one by one any more. */
  | {
      readonly kind: 'lock';
      readonly atSeconds: number;
      readonly lock: Lock;
      readonly errorMs: number | undefined;
    }
  | { readonly kind: 'mute'; readonly atSeconds: number; readonly muted: boolean };

/** Energy is told when it has changed by so much, and not more often. */
const energyStep01 = 0.01;
const energySeconds = 0.1;
const gridSteps = 16;
/** The sound is made ahead by what is longest of so many. */
const leadsKept = 32;

/** Tells `hear` of what happens, and when it is heard; notes that only go on and tempos stand in their own events. */
export function createHeardEvents(clock: Clock, hear: (event: HeardEvent) => void): SessionListener {
  let bar: Bar | undefined;
  let beat: BeatEvent | undefined;
  let moment: Moment | undefined;
  let section: Section | undefined;
  let symbol: string | undefined;
  let energy = { energy01: -1, atSeconds: Number.NEGATIVE_INFINITY };
  let hasPhase = false;
  let toldLock: Lock = 'free';
  let muted = false;
  let startsAt: number | undefined;
  const leads: number[] = [];

  /** Chords of the bar that is heard, from one beat up to another. */
  const tellChords = (fromBeat: number, toBeat: number, atSeconds: number, tempoBpm: number): void => {
    if (bar === undefined) return;
    const beatsPerStep = bar.lengthBeats / gridSteps;
    for (let step = 0; step < gridSteps; step += 1) {
      const stepBeat = bar.startBeat + step * beatsPerStep;
      const placed = chordAt(bar.chords, step);
      if (placed === undefined || stepBeat < fromBeat || stepBeat >= toBeat) continue;
      const next = chordSymbol(placed.chord);
      if (next === symbol) continue;
      symbol = next;
      hear({ kind: 'chord', atSeconds: atSeconds + ((stepBeat - fromBeat) * 60) / tempoBpm, symbol });
    }
  };
  const tellLock = (heard: BeatEvent): void => {
    const phase = moment?.intent.phase;
    const { atSeconds } = heard;
    const lock = moment?.sound.lock ?? 'free';
    if (phase === undefined || phase.confidence01 === 0) {
      if (hasPhase || lock !== toldLock) hear({ kind: 'lock', atSeconds, lock, errorMs: undefined });
      hasPhase = false;
    } else {
      hasPhase = true;
      const beats = (atSeconds - phase.stepAtSeconds) / phase.periodSeconds;
      const errorMs = (beats - Math.round(beats)) * phase.periodSeconds * 1000;
      hear({ kind: 'lock', atSeconds, lock, errorMs });
    }
    toldLock = lock;
  };
  const begin = (next: Bar, atSeconds: number): void => {
    bar = next;
    hear({ kind: 'bar', atSeconds, index: next.index, section: next.section });
    if (next.section !== section) {
      section = next.section;
      hear({ kind: 'section', atSeconds, section });
    }
    if (beat) tellChords(next.startBeat, next.startBeat + 1, atSeconds, beat.tempoBpm);
  };

  return {
    played({ event, bar: of }: Played) {
      leads.push(event.atSeconds - clock.nowSeconds());
      if (leads.length > leadsKept) leads.shift();
      switch (event.kind) {
        case 'beat':
          beat = event;
          // It begins on this beat, whose moment is known better.
          if (startsAt !== undefined) hear({ kind: 'started', atSeconds: event.atSeconds, beat: startsAt });
          startsAt = undefined;
          hear(event);
          tellLock(event);
          tellChords(event.beat, event.beat + 1, event.atSeconds, event.tempoBpm);
          return;
        case 'started':
          startsAt = event.beat;
          return;
        case 'note':
          hear(event);
          return;
        case 'bar':
          if (of) begin(of, event.atSeconds);
          return;
        case 'stopped':
          section = undefined;
          symbol = undefined;
          bar = undefined;
          hear(event);
          return;
        case 'late':
          return;
      }
    },
    moment(next) {
      moment = next;
      // It counts for the sound that is made now, which is heard so much later.
      const atSeconds = clock.nowSeconds() + Math.max(0, ...leads);
      if (next.sound.muted !== muted) {
        muted = next.sound.muted;
        hear({ kind: 'mute', atSeconds: clock.nowSeconds(), muted });
      }
      const { energy01 } = next.intent;
      const hasChanged = Math.abs(energy01 - energy.energy01) >= energyStep01;
      if (!hasChanged || clock.nowSeconds() < energy.atSeconds + energySeconds) return;
      energy = { energy01, atSeconds: clock.nowSeconds() };
      hear({ kind: 'energy', atSeconds, energy01 });
    },
  };
}
