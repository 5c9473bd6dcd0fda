import { sections } from '../../score/bar.ts';
import { parts } from '../../score/note.ts';
import type { Sound } from '../mix/sound.ts';
import { PlayableBar } from '../shared/bar-store.ts';
import { type Mail, mailRecord } from '../shared/mailbox.ts';
import { eventGridFrames, mostFramesAtOnce } from '../synth/synth.ts';
import { type SoundEvent, saidBy, soundEvents } from './sound-log.ts';

/** A block of the sound, as it was: two channels, and the player's frame at which it begins. */
export type TakeBlock = (left: Float32Array, right: Float32Array, frames: number, atFrame: number) => void;

const mostSteps = mostFramesAtOnce / eventGridFrames;

/** Whether it is one: as a file may say anything. */
export function isSoundEvent(event: readonly number[]): boolean {
  const [step = -1, kind = -1, ...said] = event;
  const name = soundEvents[kind];
  if (name === undefined || !Number.isSafeInteger(step) || step < 0) return false;
  if (said.length !== saidBy[name] || !said.every(Number.isFinite)) return false;
  const isIndex = (value: number | undefined, end: number): boolean =>
    value !== undefined && Number.isInteger(value) && value >= 0 && value < end;
  switch (name) {
    case 'bar':
      return isIndex(said[0], sections.length) && said.slice(1).every((program) => isIndex(program, 128));
    case 'on':
      return isIndex(said[0], parts.length) && isIndex(said[1], 128) && isIndex(said[2], 128);
    case 'off':
      return isIndex(said[0], parts.length) && isIndex(said[1], 128);
    case 'finish':
      return isIndex(said[4]! / eventGridFrames - 1, mostSteps);
    case 'place':
      return isIndex(said[0], parts.length);
    default:
      return true;
  }
}

/** Tells a sound what another one was told, block by block. Events come in order; see `isSoundEvent`. */
export class SoundReplayer {
  readonly #open: () => Sound;
  readonly #take: TakeBlock;
  readonly #left = new Float32Array(mostFramesAtOnce);
  readonly #right = new Float32Array(mostFramesAtOnce);
  readonly #mail: { -readonly [Name in keyof Mail]: Mail[Name] } = mailRecord.over(
    new Float64Array(mailRecord.length),
  );
  readonly #bar = new PlayableBar();
  #sound: Sound | undefined;
  #startFrame = 0;
  #atOnce = true;
  #swell = 1;
  /** Of a block; as many as it takes until the first one has ended. */
  #blockSteps = Number.POSITIVE_INFINITY;
  #step = 0;
  /** Steps of this block that are rendered. */
  #within = 0;

  /** `open`: a sound as it was when it was born. */
  constructor(open: () => Sound, take: TakeBlock) {
    this.#open = open;
    this.#take = take;
  }

  hear(event: SoundEvent): void {
    const [step = 0, kind = 0, ...said] = event;
    const name = soundEvents[kind]!;
    if (name === 'born') {
      this.#begin(said[0]!);
      return;
    }
    this.#renderTo(step);
    // How a block ends is said once it is rendered, all else before the next one begins.
    if (name === 'finish') {
      this.#setFinish(said);
      return;
    }
    if (this.#isFull) this.#finish();
    if (name === 'follow') this.#setFollow(said);
    else if (name === 'place') this.#setPlace(said);
    else this.#play(name, said);
  }

  #play(name: 'bar' | 'on' | 'off', [first = 0, second = 0, third = 0, ...more]: readonly number[]): void {
    this.#startBlock();
    if (name === 'on') this.#sound?.noteOn(first, second, third);
    else if (name === 'off') this.#sound?.noteOff(first, second);
    else {
      this.#bar.setLook(first, [second, third, ...more]);
      this.#sound?.barBegins(this.#bar);
    }
  }

  /** Nothing else was told until then. */
  reach(step: number): void {
    this.#renderTo(step);
    if (this.#isFull) this.#finish();
  }

  #begin(startFrame: number): void {
    // The one before went on until then.
    if (this.#sound) this.reach(Math.floor((startFrame - this.#startFrame) / eventGridFrames));
    this.#sound = this.#open();
    this.#startFrame = startFrame;
    // A sound that is told nothing of it has all parts where they are as a rule.
    this.#setPlace([]);
    this.#blockSteps = Number.POSITIVE_INFINITY;
    this.#step = 0;
    this.#within = 0;
  }

  get #isFull(): boolean {
    return this.#within === this.#blockSteps;
  }

  /** A block that is full by then is not finished: how it is to be may be said next. */
  #renderTo(step: number): void {
    while (this.#step < step) {
      if (this.#isFull) this.#finish();
      this.#startBlock();
      const steps = Math.min(step - this.#step, Math.min(this.#blockSteps, mostSteps) - this.#within);
      // A file that never ends its first block.
      if (steps <= 0) throw new RangeError('a block is too long');
      this.#sound?.render(this.#left, this.#right, this.#within * eventGridFrames, steps * eventGridFrames);
      this.#within += steps;
      this.#step += steps;
    }
  }

  #startBlock(): void {
    if (this.#within === 0) this.#sound?.follow(this.#mail, this.#atOnce);
  }

  #finish(): void {
    const frames = this.#within * eventGridFrames;
    const left = this.#left.subarray(0, frames);
    const right = this.#right.subarray(0, frames);
    this.#sound?.finish(left, right, frames, this.#mail, this.#swell);
    this.#take(left, right, frames, this.#startFrame + (this.#step - this.#within) * eventGridFrames);
    this.#within = 0;
  }

  #setFollow([
    drumsDb = 0,
    bassDb = 0,
    chordsDb = 0,
    leadDb = 0,
    padDb = 0,
    ...rest
  ]: readonly number[]): void {
    const [tone = 0, voices = 0, reverb = 0, atOnce = 0] = rest;
    Object.assign(this.#mail, { drumsDb, bassDb, chordsDb, leadDb, padDb, tone, voices });
    this.#mail.reverb = reverb === 1;
    this.#atOnce = atOnce === 1;
  }

  #setPlace([placedPart = 0, placedSideDb = 0, placedDb = 0]: readonly number[]): void {
    Object.assign(this.#mail, { placedPart, placedSideDb, placedDb });
  }

  #setFinish([loudness01 = 0, silent = 0, energy01 = 0, swell = 1, frames = 0]: readonly number[]): void {
    this.#mail.volume01 = loudness01;
    this.#mail.volumeCeiling01 = 1;
    this.#mail.muted = silent === 1;
    this.#mail.hushed = false;
    this.#mail.energy01 = energy01;
    this.#swell = swell;
    this.#blockSteps = frames / eventGridFrames;
  }
}
