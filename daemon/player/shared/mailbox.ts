import { parts } from '../../score/note.ts';
import { unit } from '../../system/numbers.ts';
import { defineRecord, flag, number, type SharedRecord } from '../../system/shared-record.ts';
import { type PartGains, usualGains } from './part-gains.ts';
import { type PartPlace, usualPlace } from './part-place.ts';

/** What main asks of the player. Read once a block; the latest counts. */
export interface PlayerTarget {
  /** One beat a step, 60 to 240; smoothed already. */
  readonly tempoBpm: number;
  /** When beats should be heard (any of them), one a period, and how surely. Absent while single steps are unknown. */
  readonly phase?:
    | { readonly beatAtSeconds: number; readonly periodSeconds: number; readonly confidence01: number }
    | undefined;
  /** Loudness follows it at once, from the softest that there is for music to the loudest. */
  readonly energy01: number;
  /** Duller or brighter, -0.5 to 0.5. */
  readonly tone: number;
  /** So many beats the sound takes to swell and fall, with the bars; 0: it does not. */
  readonly breathBeats: number;
  /** A share of the ceiling, here as everywhere. */
  readonly volume01: number;
  /** The loudest there is, of full scale. */
  readonly volumeCeiling01: number;
  readonly muted: boolean;
  readonly partGainsDb: PartGains;
  /** One part that stands elsewhere than usual. */
  readonly place: PartPlace;
  /** At once, at most, and no more than the synthesiser was opened with; 0: as many. */
  readonly voices: number;
  /** Whether there is a room around the band, where one was opened. */
  readonly reverb: boolean;
  /** Music begins on a beat once it is true, and ends within two bars once it is false. */
  readonly playing: boolean;
  /** Silence now: what plays fades out and ends in mid-bar. */
  readonly hushed: boolean;
  /** Another number: the next time that nothing sounds the sound is born anew, so that what follows can be heard again. */
  readonly takes: number;
}

const defaultTarget: PlayerTarget = {
  tempoBpm: 120,
  energy01: 0.5,
  tone: 0,
  breathBeats: 0,
  volume01: 0.8,
  volumeCeiling01: 1,
  muted: false,
  partGainsDb: usualGains,
  place: usualPlace,
  voices: 0,
  reverb: true,
  playing: false,
  hushed: false,
  takes: 0,
};

/** The target as the player reads it. */
export interface Mail extends Required<Omit<PlayerTarget, 'phase' | 'partGainsDb' | 'place'>> {
  readonly beatAtSeconds: number;
  readonly beatPeriodSeconds: number;
  /** 0 when there is no phase to follow. */
  readonly phaseConfidence01: number;
  /** Of each part. */
  readonly drumsDb: number;
  readonly bassDb: number;
  readonly chordsDb: number;
  readonly leadDb: number;
  readonly padDb: number;
  /** Of `place`: which of `parts`, and the rest as it says. */
  readonly placedPart: number;
  readonly placedSideDb: number;
  readonly placedDb: number;
  /** The render loop is to leave. */
  readonly ended: boolean;
}

export const mailRecord = defineRecord<Mail>({
  tempoBpm: number,
  beatAtSeconds: number,
  beatPeriodSeconds: number,
  phaseConfidence01: number,
  energy01: number,
  tone: number,
  breathBeats: number,
  volume01: number,
  volumeCeiling01: number,
  muted: flag,
  drumsDb: number,
  bassDb: number,
  chordsDb: number,
  leadDb: number,
  padDb: number,
  placedPart: number,
  placedSideDb: number,
  placedDb: number,
  voices: number,
  reverb: flag,
  playing: flag,
  hushed: flag,
  takes: number,
  ended: flag,
});

/** Main's side: keeps the whole target, publishes every change. */
export class MailboxWriter {
  readonly buffer: SharedArrayBuffer;
  readonly #mail: SharedRecord<Mail>;
  #target: PlayerTarget;

  constructor(initial: Partial<PlayerTarget> = {}, buffer?: SharedArrayBuffer) {
    this.#mail = mailRecord.open(buffer);
    this.buffer = this.#mail.buffer;
    this.#target = { ...defaultTarget, ...initial };
    this.#publish(false);
  }

  get target(): PlayerTarget {
    return this.#target;
  }

  /** Changes what is named and leaves the rest; `phase: undefined` takes the phase away. */
  set(change: Partial<PlayerTarget>): void {
    this.#target = { ...this.#target, ...change };
    this.#publish(false);
  }

  /** Asks the render loop to leave; for good. */
  end(): void {
    this.#publish(true);
  }

  #publish(ended: boolean): void {
    const mail = this.#mail.fields;
    const target = this.#target;
    mail.tempoBpm = Math.min(240, Math.max(60, target.tempoBpm));
    mail.beatAtSeconds = target.phase?.beatAtSeconds ?? 0;
    mail.beatPeriodSeconds = target.phase?.periodSeconds ?? 0;
    mail.phaseConfidence01 = target.phase?.confidence01 ?? 0;
    mail.energy01 = unit(target.energy01);
    mail.breathBeats = Math.max(0, target.breathBeats);
    mail.tone = Math.min(0.5, Math.max(-0.5, target.tone));
    mail.volume01 = unit(target.volume01);
    mail.volumeCeiling01 = unit(target.volumeCeiling01);
    mail.muted = target.muted;
    mail.drumsDb = target.partGainsDb.drums;
    mail.bassDb = target.partGainsDb.bass;
    mail.chordsDb = target.partGainsDb.chords;
    mail.leadDb = target.partGainsDb.lead;
    mail.padDb = target.partGainsDb.pad;
    mail.placedPart = parts.indexOf(target.place.part);
    mail.placedSideDb = target.place.sideDb;
    mail.placedDb = target.place.levelDb;
    mail.voices = target.voices;
    mail.reverb = target.reverb;
    mail.playing = target.playing;
    mail.hushed = target.hushed;
    mail.takes = target.takes;
    mail.ended = ended;
    this.#mail.publish();
  }
}
