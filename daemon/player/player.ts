import type { PlayState } from '../score/play-state.ts';
import type { SharedRecord } from '../system/shared-record.ts';
import { BeatClock } from './beat-clock.ts';
import { swellAt } from './mix/breath.ts';
import { limiterLookAheadFrames } from './mix/limiter.ts';
import type { Sound, SoundSettings } from './mix/sound.ts';
import { type PlayerStart, theBeginning } from './resumption.ts';
import { Sequencer } from './sequencer.ts';
import type { PlayableBar } from './shared/bar-store.ts';
import { BarStoreReader } from './shared/bar-store.ts';
import { BeatMarks } from './shared/beat-marks.ts';
import { clockRecord, type PlayerClock } from './shared/clock.ts';
import type { PlayerBuffers } from './shared/controls.ts';
import { createEventQueue, EventWriter } from './shared/event-ring.ts';
import { type Mail, mailRecord } from './shared/mailbox.ts';
import { eventGridFrames, type Synth } from './synth/synth.ts';
import { Takes } from './takes.ts';

export interface PlayerSettings extends SoundSettings {
  /** Frames a second; the synth's. */
  readonly sampleRateHz: number;
  /** The most that the phase-locked loop pulls the tempo, 0 to 0.03. */
  readonly maxPhasePull01: number;
}

/** A hush takes so long: the master's gain is 54 dB down by then, and nothing is cut off in full sound. */
const hushSeconds = 0.25;

/**
 * Beats into frames, one block at a time: reads the mailbox, steers the beat clock, plays the bars that are due,
 * mixes, limits, and says what it did through shared memory. The same object renders offline and live. Without a synth
 * it does all but sound.
 */
export class Player {
  /** Frames rendered so far. */
  frame: number;
  readonly mailbox: SharedRecord<Mail>;
  readonly #sampleRateHz: number;
  readonly #beatClock: BeatClock;
  readonly #sequencer: Sequencer;
  readonly #takes: Takes;
  readonly #events: EventWriter;
  readonly #clock: SharedRecord<PlayerClock>;
  readonly #beatMarks: BeatMarks;
  #state: PlayState = 'stopped';
  #everPlayed = false;
  /** Clock's beat minus music's beat; whole. */
  #originBeats = 0;
  /** The first whole beat of the clock that has not gone by. */
  #nextWholeBeat = 0;
  /** Music's beat while nothing is played. */
  #restingBeat: number;
  #hushedFrames = 0;
  /** Of the frame for which events are being sent. */
  #eventFrame = 0;
  #eventSeconds = 0;

  constructor(
    synth: Synth | null,
    buffers: PlayerBuffers,
    settings: PlayerSettings,
    start: PlayerStart = theBeginning,
  ) {
    this.#sampleRateHz = settings.sampleRateHz;
    this.frame = start.frame;
    this.#restingBeat = start.beat;
    this.mailbox = mailRecord.open(buffers.mailbox);
    this.mailbox.refresh(100);
    this.#takes = new Takes(synth, settings, buffers, this.mailbox.fields.takes, start.frame);
    this.#clock = clockRecord.open(buffers.clock);
    this.#events = new EventWriter(createEventQueue(buffers.events));
    this.#beatMarks = new BeatMarks(buffers.beats);
    this.#sequencer = new Sequencer(new BarStoreReader(buffers.bars), this);
    this.#sequencer.nextBarIndex = start.nextBarIndex;
    this.#sequencer.lateBars = start.lateBars;
    this.#beatClock = new BeatClock({
      startTempoBpm: this.mailbox.fields.tempoBpm,
      maxPhasePull01: settings.maxPhasePull01,
    });
    this.#publish(0, 0);
  }

  /**
   * Renders the next block into both channels, whose length is a multiple of 64 frames. `heardAtSeconds` is when its
   * first frame is heard at the reference ear: monotonic seconds live, seconds since the beginning offline.
   */
  renderBlock(left: Float32Array, right: Float32Array, heardAtSeconds: number): void {
    const frames = left.length;
    // When the writer is in the way the last target stands for one block more.
    this.mailbox.refresh();
    const mail = this.mailbox.fields;
    const clock = this.#beatClock;
    const blockSeconds = frames / this.#sampleRateHz;
    // The limiter's look-ahead is part of the way to the ear.
    const heard = heardAtSeconds + limiterLookAheadFrames / this.#sampleRateHz;
    if (!this.#everPlayed) clock.preset(mail, heard);
    clock.steer(mail, heard, blockSeconds);
    this.#followPlayButton();
    this.#hasteToBegin();
    this.#takes.follow(mail.takes, this.#plays, this.frame);
    this.#sound?.follow(mail, this.#takes.isFresh);
    const startBeat = clock.beat;
    const beatsPerFrame = clock.tempoBpm / 60 / this.#sampleRateHz;
    this.#playBlock(left, right, frames, startBeat, beatsPerFrame, heard);
    clock.advance(blockSeconds);
    this.frame += frames;
    const swell = swellAt(clock.beat - this.#originBeats, this.#currentBar, mail.breathBeats);
    this.#sound?.finish(left, right, frames, mail, swell);
    this.#hushedFrames = mail.hushed ? this.#hushedFrames + frames : 0;
    if (this.#plays && this.#hushedFrames >= hushSeconds * this.#sampleRateHz)
      this.#stop(clock.beat - this.#originBeats);
    this.#publish(heard + blockSeconds, clock.phaseErrorBeats);
  }

  get #sound(): Sound | null {
    return this.#takes.sound;
  }

  get #plays(): boolean {
    return this.#state === 'playing' || this.#state === 'stopping';
  }

  get #currentBar(): PlayableBar | undefined {
    return this.#plays ? this.#sequencer.currentBar : undefined;
  }

  #followPlayButton(): void {
    const wanted = this.mailbox.fields.playing;
    if (this.#state === 'stopped' && wanted) this.#state = 'starting';
    else if (this.#state === 'starting' && !wanted) this.#state = 'stopped';
    else if (this.#state === 'playing' && !wanted) {
      this.#sequencer.endAfterNextBar();
      this.#state = 'stopping';
    } else if (this.#state === 'stopping' && wanted) {
      this.#sequencer.goOn();
      this.#state = 'playing';
    }
  }

  #playBlock(
    left: Float32Array,
    right: Float32Array,
    frames: number,
    startBeat: number,
    beatsPerFrame: number,
    heard: number,
  ): void {
    const sequencer = this.#sequencer;
    if (this.#plays) sequencer.prepare(startBeat - this.#originBeats);
    let rendered = 0;
    for (let offset = 0; offset < frames; offset += eventGridFrames) {
      // Each grid step stands for the frames around it: the nearest is half a step away at most.
      const gridBeat = startBeat + beatsPerFrame * (offset + eventGridFrames / 2);
      this.#eventFrame = this.frame + offset;
      this.#eventSeconds = heard + offset / this.#sampleRateHz;
      this.#passBeats(gridBeat, startBeat, beatsPerFrame, heard);
      const musicBeat = gridBeat - this.#originBeats;
      const isDue = this.#plays && (sequencer.nextEventBeat() <= musicBeat || sequencer.hasEnded(musicBeat));
      if (!isDue) continue;
      this.#sound?.render(left, right, rendered, offset - rendered);
      rendered = offset;
      if (sequencer.hasEnded(musicBeat)) this.#stop(musicBeat);
      else sequencer.play(musicBeat);
    }
    this.#sound?.render(left, right, rendered, frames - rendered);
  }

  /** Whole beats of the clock go by: music begins on one, and each is reported where it truly falls. */
  #passBeats(gridBeat: number, startBeat: number, beatsPerFrame: number, heard: number): void {
    while (this.#nextWholeBeat <= gridBeat) {
      if (this.#state === 'starting') this.#tryStart(this.#nextWholeBeat);
      if (this.#plays) {
        const frames = Math.max(0, (this.#nextWholeBeat - startBeat) / beatsPerFrame);
        const frame = this.frame + frames;
        const beat = this.#nextWholeBeat - this.#originBeats;
        this.#beatMarks.mark(Math.round(frame) + limiterLookAheadFrames, beat);
        this.#events.beat(frame, heard + frames / this.#sampleRateHz, beat, this.#beatClock.tempoBpm);
      }
      this.#nextWholeBeat += 1;
    }
  }

  /** Nobody has heard a beat yet, and no foot is known that it should fall on: the first one may as well be now. */
  #hasteToBegin(): void {
    if (this.#everPlayed || this.#state !== 'starting' || this.mailbox.fields.phaseConfidence01 > 0) return;
    if (this.#sequencer.findFirstBar() !== undefined) this.#beatClock.skipTo(this.#nextWholeBeat);
  }

  /** When the first bar is not there yet, the next beat will do. */
  #tryStart(wholeBeat: number): void {
    const firstBeat = this.#sequencer.findFirstBar();
    if (firstBeat === undefined) return;
    this.#originBeats = wholeBeat - firstBeat;
    this.#everPlayed = true;
    this.#state = 'playing';
    this.#events.started(this.#eventFrame, this.#eventSeconds, firstBeat);
  }

  #stop(musicBeat: number): void {
    this.#sequencer.reset();
    this.#state = 'stopped';
    this.#restingBeat = Math.round(musicBeat);
    this.#events.stopped(this.#eventFrame, this.#eventSeconds, musicBeat);
  }

  #publish(heardAtSeconds: number, phaseErrorBeats: number): void {
    const clock = this.#clock.fields;
    const bar = this.#currentBar;
    clock.state = this.#state;
    clock.frame = this.frame;
    clock.beat = this.#plays ? this.#beatClock.beat - this.#originBeats : this.#restingBeat;
    clock.heardAtSeconds = heardAtSeconds;
    clock.tempoBpm = this.#beatClock.tempoBpm;
    clock.barIndex = bar?.index;
    clock.barGeneration = bar?.generation;
    clock.nextBarIndex = this.#sequencer.nextBarIndex;
    clock.phaseErrorBeats = phaseErrorBeats;
    clock.lateBars = this.#sequencer.lateBars;
    this.#sound?.tell(clock);
    this.#clock.publish();
  }

  // NoteSink: what the sequencer plays to.

  noteOn(part: number, pitchMidi: number, velocity: number): void {
    this.#sound?.noteOn(part, pitchMidi, velocity);
  }

  noteOff(part: number, pitchMidi: number): void {
    this.#sound?.noteOff(part, pitchMidi);
  }

  barBegins(bar: PlayableBar): void {
    this.#sound?.barBegins(bar);
    this.#events.bar(this.#eventFrame, this.#eventSeconds, bar);
  }

  noteBegan(bar: PlayableBar, noteIndex: number, goesOn: boolean): void {
    this.#events.note(this.#eventFrame, this.#eventSeconds, bar, noteIndex, goesOn);
  }

  barIsLate(barIndex: number): void {
    this.#events.late(this.#eventFrame, this.#eventSeconds, barIndex);
  }
}
