import { Sound, type SoundSettings } from './mix/sound.ts';
import type { PlayerBuffers } from './shared/controls.ts';
import { SoundLogWriter } from './sound-log/sound-log.ts';
import type { Synth } from './synth/synth.ts';

/** Whatever rang on has ended by then: some five seconds of blocks. */
const restedBlocks = 1000;

export interface TakesSettings extends SoundSettings {
  readonly sampleRateHz: number;
}

/**
 * The sound of a player: born with it, and anew where another take is asked for and nothing sounds, so that what follows can be
 * heard again without what was before. Without a synthesiser there is none.
 */
export class Takes {
  sound: Sound | null;
  /** Nothing was heard of it yet. */
  isFresh = true;
  readonly #synth: Synth | null;
  readonly #settings: TakesSettings;
  readonly #buffers: PlayerBuffers;
  #number: number;
  /** For so many blocks nothing was played. */
  #rested = 0;

  /** `number`: of the take that begins now; `frame`: with which. */
  constructor(
    synth: Synth | null,
    settings: TakesSettings,
    buffers: PlayerBuffers,
    number: number,
    frame: number,
  ) {
    this.#synth = synth;
    this.#settings = settings;
    this.#buffers = buffers;
    this.#number = number;
    this.sound = this.#open(frame);
  }

  /** Once a block. Another number: another take. A birth is the only thing here that takes memory, once a session. */
  follow(number: number, plays: boolean, frame: number): void {
    this.#rested = plays ? 0 : this.#rested + 1;
    if (plays) this.isFresh = false;
    if (number === this.#number || this.#rested < restedBlocks) return;
    this.#number = number;
    this.sound = this.#open(frame);
    this.isFresh = true;
  }

  #open(frame: number): Sound | null {
    if (!this.#synth) return null;
    const { soundLog, announcements } = this.#buffers;
    const log = soundLog && new SoundLogWriter(soundLog, frame);
    return new Sound(this.#synth, this.#settings, this.#settings.sampleRateHz, announcements, log);
  }
}
