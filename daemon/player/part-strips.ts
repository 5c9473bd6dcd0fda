import { parts } from '../score/note.ts';
import { giveInstrument, setUpStrips, softenPart } from './mix.ts';
import type { PlayableBar } from './shared/bar-store.ts';
import type { Mail } from './shared/mailbox.ts';
import { silentDb } from './shared/part-gains.ts';
import type { Synth } from './synth/synth.ts';

/**
 * A part goes so far in a step of the event grid (64 frames), within which the synthesiser glides itself: 6 dB in 32 ms,
 * into silence in a third of a second, and no stair is heard.
 */
const dbPerStep = 0.25;

/** The channel strips of the parts: who plays, and how much louder than usual. Allocates nothing. */
export class PartStrips {
  readonly #synth: Synth;
  readonly #programs = new Int32Array(parts.length).fill(-1);
  readonly #nowDb = new Float64Array(parts.length);
  readonly #aimedDb = new Float64Array(parts.length);

  constructor(synth: Synth) {
    this.#synth = synth;
    setUpStrips(synth);
  }

  /** Gives each part its instrument of a bar. */
  give(bar: PlayableBar): void {
    for (let part = 0; part < parts.length; part += 1) {
      const program = bar.instrument(part);
      if (this.#programs[part] === program) continue;
      this.#programs[part] = program;
      giveInstrument(this.#synth, part, program);
    }
  }

  /** Sets out to the loudness that is asked for; `atOnce`, while nothing is heard, is there already. */
  follow({ drumsDb, bassDb, chordsDb, leadDb, padDb }: Mail, atOnce: boolean): void {
    const aimed = this.#aimedDb;
    aimed[0] = drumsDb;
    aimed[1] = bassDb;
    aimed[2] = chordsDb;
    aimed[3] = leadDb;
    aimed[4] = padDb;
    if (atOnce) this.#move(Number.POSITIVE_INFINITY);
  }

  get glides(): boolean {
    for (let part = 0; part < parts.length; part += 1)
      if (this.#nowDb[part] !== this.#aimedDb[part]) return true;
    return false;
  }

  /** One step of the grid nearer. */
  step(): void {
    this.#move(dbPerStep);
  }

  #move(mostDb: number): void {
    let loudest = 0;
    let moves = false;
    for (let part = 0; part < parts.length; part += 1) {
      const way = this.#aimedDb[part]! - this.#nowDb[part]!;
      if (way !== 0) moves = true;
      this.#nowDb[part]! += Math.max(-mostDb, Math.min(mostDb, way));
      loudest = Math.max(loudest, this.#nowDb[part]!);
    }
    if (!moves) return;
    // No voice can be raised above what its instrument gives, but all together can: the others are softened by as much.
    this.#synth.raise(loudest);
    for (let part = 0; part < parts.length; part += 1) {
      const now = this.#nowDb[part]!;
      softenPart(this.#synth, part, loudest - now, now <= silentDb);
    }
  }
}
