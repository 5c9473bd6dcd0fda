import type { Model } from '../model/model.ts';
import { KeySound } from './key-sound.ts';
import type { PlayedKeys } from './played-keys.ts';

/** Keys that go down together, or that a finger runs over, go in one message: a page may not say more than thirty a second. */
const gatherMs = 30;

type Reading = Parameters<Model['sendReadings']>[0][number];

/** Whoever plays on this page: is heard here at once, seen in the roll, and heard by the band. */
export class KeyPlayer {
  isHeardHere = true;
  readonly #model: Model;
  readonly #played: PlayedKeys;
  readonly #sound = new KeySound();
  /** What the band calls these keys. */
  readonly sensorId = `page-${crypto.getRandomValues(new Uint16Array(1))[0]!.toString(16).padStart(4, '0')}`;
  /** How many fingers and keys hold it. */
  readonly #holders = new Map<number, number>();
  #gathered: Reading[] = [];
  #timer: number | undefined;

  constructor(model: Model, played: PlayedKeys) {
    this.#model = model;
    this.#played = played;
  }

  get down(): readonly number[] {
    return [...this.#holders.keys()];
  }

  press(pitchMidi: number, velocity01: number): void {
    const holders = this.#holders.get(pitchMidi) ?? 0;
    this.#holders.set(pitchMidi, holders + 1);
    if (holders > 0) return;
    const beat = this.#model.beat();
    if (beat !== undefined) this.#played.down(pitchMidi, beat);
    if (this.isHeardHere) this.#sound.start(pitchMidi, velocity01);
    this.#say(pitchMidi, velocity01, true);
  }

  release(pitchMidi: number): void {
    const holders = this.#holders.get(pitchMidi) ?? 0;
    if (holders > 1) this.#holders.set(pitchMidi, holders - 1);
    if (holders !== 1) return;
    this.#holders.delete(pitchMidi);
    this.#played.up(pitchMidi, this.#model.beat() ?? Number.NEGATIVE_INFINITY);
    this.#sound.stop(pitchMidi);
    this.#say(pitchMidi, 0, false);
  }

  releaseAll(): void {
    for (const pitchMidi of this.down) {
      this.#holders.set(pitchMidi, 1);
      this.release(pitchMidi);
    }
  }

  close(): void {
    this.releaseAll();
    this.#sound.close();
    window.clearTimeout(this.#timer);
    this.#flush();
  }

  #say(pitchMidi: number, velocity01: number, on: boolean): void {
    this.#gathered.push({ kind: 'note', sensorId: this.sensorId, pitchMidi, velocity01, on });
    this.#timer ??= window.setTimeout(() => this.#flush(), gatherMs);
  }

  #flush(): void {
    this.#timer = undefined;
    const gathered = this.#gathered;
    this.#gathered = [];
    if (gathered.length > 0) this.#model.sendReadings(gathered);
  }
}
