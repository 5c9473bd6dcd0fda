import type { PlayableBar } from '../shared/bar-store.ts';
import type { PlayerClock } from '../shared/clock.ts';
import type { Mail } from '../shared/mailbox.ts';
import type { SoundLogWriter } from '../sound-log/sound-log.ts';
import { eventGridFrames, type Synth } from '../synth/synth.ts';
import { AnnouncementMix } from './announcement-mix.ts';
import { Master } from './master.ts';
import { Mix, type MixSettings } from './mix.ts';

export interface SoundSettings extends MixSettings {
  /** Gain before the limiter, dB. */
  readonly driveDb: number;
}

/** Notes into sound: the synthesiser, the mix of its buses, the master. Allocates nothing. */
export class Sound {
  readonly #synth: Synth;
  readonly #mix: Mix;
  readonly #master: Master;
  readonly #settings: SoundSettings;
  readonly #log: SoundLogWriter | undefined;
  /** Rendered so far, of the event grid. */
  #steps = 0;
  /** As asked for last. */
  #voices = 0;
  #reverb = true;

  /** `announcements`: what is said over it (`AnnouncementWriter`); absent: nothing. `log`: hears all that it is told. */
  constructor(
    synth: Synth,
    settings: SoundSettings,
    sampleRateHz: number,
    announcements?: SharedArrayBuffer,
    log?: SoundLogWriter,
  ) {
    this.#log = log;
    // Whatever it played before: what follows hangs on nothing else than what is told here.
    synth.reset();
    this.#synth = synth;
    this.#settings = settings;
    this.#mix = new Mix(synth, settings, sampleRateHz);
    const said = announcements && new AnnouncementMix(announcements, sampleRateHz);
    this.#master = new Master(settings.driveDb, sampleRateHz, said);
  }

  /** What is asked for, once a block; `atOnce` while nothing is heard. */
  follow(mail: Mail, atOnce: boolean): void {
    this.#log?.follow(this.#steps, mail, atOnce);
    this.#log?.place(this.#steps, mail);
    this.#mix.follow(mail, atOnce);
    if (mail.voices !== this.#voices || mail.reverb !== this.#reverb) this.#spare(mail.voices, mail.reverb);
  }

  barBegins(bar: PlayableBar): void {
    this.#log?.bar(this.#steps, bar);
    this.#mix.barBegins(bar);
  }

  noteOn(part: number, pitchMidi: number, velocity: number): void {
    this.#log?.noteOn(this.#steps, part, pitchMidi, velocity);
    this.#mix.noteOn(part, pitchMidi, velocity);
  }

  noteOff(part: number, pitchMidi: number): void {
    this.#log?.noteOff(this.#steps, part, pitchMidi);
    this.#mix.noteOff(part, pitchMidi);
  }

  /** Makes so many frames from `offset` on, as things are now. */
  render(left: Float32Array, right: Float32Array, offset: number, frames: number): void {
    if (frames === 0) return;
    this.#synth.render(offset, frames);
    this.#mix.process(left, right, offset, frames);
    this.#steps += frames / eventGridFrames;
  }

  /** A whole block is there: it is made as loud as is asked for, and never louder than there is room. `swell`: at most 1. */
  finish(left: Float32Array, right: Float32Array, frames: number, mail: Mail, swell: number): void {
    const loudness01 = mail.volume01 * mail.volumeCeiling01;
    const silent = mail.muted || mail.hushed;
    this.#log?.finish(this.#steps, loudness01, silent, mail.energy01, swell, frames);
    this.#master.process(left, right, frames, loudness01, silent, mail.energy01, swell);
  }

  /** So many voices at once, at most as many as the synthesiser was opened with, and the room or not: fewer cost less. */
  #spare(voices: number, reverb: boolean): void {
    this.#voices = voices;
    this.#reverb = reverb;
    if (voices > 0) this.#synth.setPolyphony(voices);
    this.#mix.setReverb(reverb && this.#settings.reverb);
  }

  /** How it is: voices, and the levels of the last tenth of a second. */
  tell(clock: { -readonly [Name in Figure]: PlayerClock[Name] }): void {
    const { meters, limitedDb, gain } = this.#master;
    clock.activeVoices = this.#synth.activeVoices();
    clock.peakLeft = meters.peakLeft;
    clock.peakRight = meters.peakRight;
    clock.rms = meters.rms;
    clock.limitedDb = limitedDb;
    clock.gain = gain;
  }
}

type Figure = 'activeVoices' | 'peakLeft' | 'peakRight' | 'rms' | 'limitedDb' | 'gain';
