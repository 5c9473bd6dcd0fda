import { drumChannel, eventGridFrames, type Synth } from '../synth/synth.ts';
import { controllers, kitVolume } from './instrument-levels.ts';

/** Two channels whose bus is the drums'. */
const kitChannels = [drumChannel, 14] as const;
/** About a bar: who comes plays in while who goes plays out. */
const fadeSeconds = 2;

/**
 * The drummers' kits: when another takes over both are struck for about a bar, one coming and one going (equal power), and what the
 * old one struck rings out. Allocates nothing.
 */
export class DrumKits {
  readonly #synth: Synth;
  readonly #fadeStep: number;
  #kit = -1;
  /** Of `kitChannels`: who plays, or comes. */
  #playing = 0;
  #fade01 = 1;

  constructor(synth: Synth, sampleRateHz: number) {
    this.#synth = synth;
    this.#fadeStep = eventGridFrames / (fadeSeconds * sampleRateHz);
  }

  /** From here on this kit; the first is there at once. */
  give(kit: number): void {
    if (this.#kit === kit) return;
    if (this.#kit !== -1) {
      this.#playing = 1 - this.#playing;
      this.#fade01 = 0;
    }
    this.#kit = kit;
    const channel = kitChannels[this.#playing]!;
    this.#synth.controlChange(channel, controllers.volume, kitVolume(kit));
    this.#synth.programSelect(channel, kit, true);
    this.#express();
  }

  noteOn(key: number, velocity: number): void {
    this.#synth.noteOn(kitChannels[this.#playing]!, key, velocity);
    if (this.#fade01 < 1) this.#synth.noteOn(kitChannels[1 - this.#playing]!, key, velocity);
  }

  noteOff(key: number): void {
    for (const channel of kitChannels) this.#synth.noteOff(channel, key);
  }

  /** One step of the grid goes by. */
  step(): void {
    if (this.#fade01 === 1) return;
    this.#fade01 = Math.min(1, this.#fade01 + this.#fadeStep);
    this.#express();
  }

  #express(): void {
    const coming = this.#fade01;
    this.#synth.controlChange(kitChannels[this.#playing]!, controllers.expression, expressionOf(coming));
    // Who has gone stays as he was: his tails ring out at the last of his fade.
    if (coming < 1)
      this.#synth.controlChange(
        kitChannels[1 - this.#playing]!,
        controllers.expression,
        expressionOf(1 - coming),
      );
  }
}

/** MIDI's expression is heard as 40 log10: the fourth root of a power. */
const expressionOf = (power01: number): number => Math.round(127 * power01 ** 0.25);
