import type { SharedSnapshot } from '../system/shared-memory.ts';
import { BeatClock } from './beat-clock.ts';
import { limiterLookAheadFrames } from './limiter.ts';
import { Master } from './master.ts';
import { channels, giveInstrument, placeParts } from './mix.ts';
import { Sequencer } from './sequencer.ts';
import type { BarStoreBuffers, PlayableBar } from './shared/bar-store.ts';
import { BarStoreReader } from './shared/bar-store.ts';
import { clockSlots, createClockSnapshot } from './shared/clock.ts';
import { createEventQueue, EventWriter } from './shared/event-ring.ts';
import { MailboxReader } from './shared/mailbox.ts';
import { eventGridFrames, type Synth, sampleRateHz } from './synth/synth.ts';

/** The shared memory between main and the player. */
export interface PlayerBuffers {
  readonly mailbox: SharedArrayBuffer;
  readonly clock: SharedArrayBuffer;
  readonly bars: BarStoreBuffers;
  readonly events: SharedArrayBuffer;
}

export interface PlayerSettings {
  /** The most that the phase-locked loop pulls the tempo, 0 to 0.03. */
  readonly maxPhasePull01: number;
  /** Gain before the limiter, dB. */
  readonly driveDb: number;
}

const stopped = 0;
const starting = 1;
const playing = 2;
const stopping = 3;
const limiterSeconds = limiterLookAheadFrames / sampleRateHz;

/**
 * Beats into frames, one block at a time: reads the mailbox, steers the beat clock, plays the bars that are due,
 * mixes, limits, and says what it did through shared memory. The same object renders offline and live. Without a synth
 * it does all but sound.
 */
export class Player {
  /** Frames rendered so far. */
  frame = 0;
  readonly mailbox: MailboxReader;
  readonly #beatClock: BeatClock;
  readonly #sequencer: Sequencer;
  readonly #synth: Synth | null;
  readonly #master: Master;
  readonly #events: EventWriter;
  readonly #snapshot: SharedSnapshot;
  readonly #programs = new Int32Array(channels.length).fill(-1);
  #state = stopped;
  #everPlayed = false;
  /** Clock's beat minus music's beat; whole. */
  #originBeats = 0;
  /** The first whole beat of the clock that has not gone by. */
  #nextWholeBeat = 0;
  /** Music's beat while nothing is played. */
  #restingBeat = 0;
  /** Of the frame for which events are being sent. */
  #eventFrame = 0;
  #eventSeconds = 0;

  constructor(synth: Synth | null, buffers: PlayerBuffers, settings: PlayerSettings) {
    this.#synth = synth;
    this.mailbox = new MailboxReader(buffers.mailbox);
    this.#snapshot = createClockSnapshot(buffers.clock);
    this.#events = new EventWriter(createEventQueue(buffers.events));
    this.#sequencer = new Sequencer(new BarStoreReader(buffers.bars), this);
    this.#beatClock = new BeatClock({
      startTempoBpm: this.mailbox.tempoBpm,
      maxPhasePull01: settings.maxPhasePull01,
    });
    this.#master = new Master(settings.driveDb);
    if (synth) placeParts(synth);
    this.#publish(0, 0);
  }

  /**
   * Renders the next block into both channels, whose length is a multiple of 64 frames. `heardAtSeconds` is when its
   * first frame is heard at the reference ear: monotonic seconds live, seconds since the beginning offline.
   */
  renderBlock(left: Float32Array, right: Float32Array, heardAtSeconds: number): void {
    const frames = left.length;
    const mailbox = this.mailbox;
    mailbox.refresh();
    const clock = this.#beatClock;
    const blockSeconds = frames / sampleRateHz;
    // The limiter's look-ahead is part of the way to the ear.
    const heard = heardAtSeconds + limiterSeconds;
    if (!this.#everPlayed) clock.presetTempo(mailbox.tempoBpm);
    clock.steer(mailbox.tempoBpm, mailbox.stepAtSeconds, mailbox.phaseConfidence01, heard, blockSeconds);
    this.#followPlayButton();
    const startBeat = clock.beat;
    const beatsPerFrame = clock.tempoBpm / 60 / sampleRateHz;
    this.#playBlock(left, right, frames, startBeat, beatsPerFrame, heard);
    clock.advance(blockSeconds);
    this.frame += frames;
    if (this.#synth) {
      const volume01 = Math.min(mailbox.volume01, mailbox.volumeCeiling01);
      this.#master.process(left, right, frames, volume01, mailbox.muted, mailbox.energy01);
    }
    this.#publish(heard + blockSeconds, clock.phaseErrorBeats);
  }

  #followPlayButton(): void {
    const wanted = this.mailbox.playing;
    if (this.#state === stopped && wanted) this.#state = starting;
    else if (this.#state === starting && !wanted) this.#state = stopped;
    else if (this.#state === playing && !wanted) {
      this.#sequencer.endAfterNextBar();
      this.#state = stopping;
    } else if (this.#state === stopping && wanted) {
      this.#sequencer.goOn();
      this.#state = playing;
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
    if (this.#state >= playing) sequencer.prepare(startBeat - this.#originBeats);
    let rendered = 0;
    for (let offset = 0; offset < frames; offset += eventGridFrames) {
      // Each grid step stands for the frames around it: the nearest is half a step away at most.
      const gridBeat = startBeat + beatsPerFrame * (offset + eventGridFrames / 2);
      this.#eventFrame = this.frame + offset;
      this.#eventSeconds = heard + offset / sampleRateHz;
      this.#passBeats(gridBeat, startBeat, beatsPerFrame, heard);
      if (this.#state < playing) continue;
      const musicBeat = gridBeat - this.#originBeats;
      if (sequencer.nextEventBeat() > musicBeat && !sequencer.hasEnded(musicBeat)) continue;
      if (this.#synth && offset > rendered) this.#synth.render(left, right, rendered, offset - rendered);
      rendered = offset;
      if (sequencer.hasEnded(musicBeat)) this.#stop(musicBeat);
      else sequencer.play(musicBeat);
    }
    if (this.#synth && frames > rendered) this.#synth.render(left, right, rendered, frames - rendered);
  }

  /** Whole beats of the clock go by: music begins on one, and each is reported where it truly falls. */
  #passBeats(gridBeat: number, startBeat: number, beatsPerFrame: number, heard: number): void {
    while (this.#nextWholeBeat <= gridBeat) {
      if (this.#state === starting) this.#tryStart(this.#nextWholeBeat);
      if (this.#state >= playing) {
        const frames = Math.max(0, (this.#nextWholeBeat - startBeat) / beatsPerFrame);
        this.#events.beat(
          this.frame + frames,
          heard + frames / sampleRateHz,
          this.#nextWholeBeat - this.#originBeats,
          this.#beatClock.tempoBpm,
        );
      }
      this.#nextWholeBeat += 1;
    }
  }

  /** When the first bar is not there yet, the next beat will do. */
  #tryStart(wholeBeat: number): void {
    const firstBeat = this.#sequencer.findFirstBar();
    if (firstBeat === undefined) return;
    this.#originBeats = wholeBeat - firstBeat;
    this.#everPlayed = true;
    this.#state = playing;
    this.#events.started(this.#eventFrame, this.#eventSeconds, firstBeat);
  }

  #stop(musicBeat: number): void {
    this.#sequencer.reset();
    this.#state = stopped;
    this.#restingBeat = Math.round(musicBeat);
    this.#events.stopped(this.#eventFrame, this.#eventSeconds, musicBeat);
  }

  #publish(heardAtSeconds: number, phaseErrorBeats: number): void {
    const values = this.#snapshot.values;
    const bar = this.#sequencer.currentBar;
    values[clockSlots.state] = this.#state;
    values[clockSlots.frame] = this.frame;
    values[clockSlots.beat] =
      this.#state >= playing ? this.#beatClock.beat - this.#originBeats : this.#restingBeat;
    values[clockSlots.heardAtSeconds] = heardAtSeconds;
    values[clockSlots.tempoBpm] = this.#beatClock.tempoBpm;
    values[clockSlots.barIndex] = bar ? bar.index : -1;
    values[clockSlots.barGeneration] = bar ? bar.generation : -1;
    values[clockSlots.nextBarIndex] = this.#sequencer.nextBarIndex;
    values[clockSlots.phaseErrorBeats] = phaseErrorBeats;
    values[clockSlots.lateBars] = this.#sequencer.lateBars;
    values[clockSlots.activeVoices] = this.#synth ? this.#synth.activeVoices() : 0;
    values[clockSlots.peakLeft] = this.#master.meters.peakLeft;
    values[clockSlots.peakRight] = this.#master.meters.peakRight;
    values[clockSlots.rms] = this.#master.meters.rms;
    values[clockSlots.limitedDb] = this.#master.limitedDb;
    this.#snapshot.publish();
  }

  // NoteSink: what the sequencer plays to.

  noteOn(part: number, pitchMidi: number, velocity: number): void {
    this.#synth?.noteOn(channels[part]!, pitchMidi, velocity);
  }

  noteOff(part: number, pitchMidi: number): void {
    this.#synth?.noteOff(channels[part]!, pitchMidi);
  }

  barBegins(bar: PlayableBar): void {
    for (let part = 0; part < channels.length; part += 1) {
      const program = bar.instrument(part);
      if (this.#programs[part] === program) continue;
      this.#programs[part] = program;
      if (this.#synth) giveInstrument(this.#synth, part, program);
    }
    this.#events.bar(this.#eventFrame, this.#eventSeconds, bar.index, bar.generation, bar.startBeat);
  }

  noteBegan(bar: PlayableBar, noteIndex: number, goesOn: boolean): void {
    this.#events.note(
      this.#eventFrame,
      this.#eventSeconds,
      bar.index,
      bar.part(noteIndex),
      bar.atBeat(noteIndex),
      bar.durationBeats(noteIndex),
      bar.pitchMidi(noteIndex),
      bar.velocity01(noteIndex),
      bar.noteSource(noteIndex),
      goesOn,
    );
  }

  barIsLate(barIndex: number): void {
    this.#events.late(this.#eventFrame, this.#eventSeconds, barIndex);
  }
}
