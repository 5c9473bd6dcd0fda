import { sections } from '../../score/bar.ts';
import { parts } from '../../score/note.ts';
import type { PlayableBar } from '../shared/bar-store.ts';
import type { Mail } from '../shared/mailbox.ts';
import { eventGridFrames, type StereoBus, type Synth } from '../synth/synth.ts';
import { type BiquadCoefficients, coefficientsOf } from './biquad.ts';
import { DrumKits } from './drum-kits.ts';
import { channels, giveInstrument, seatParts } from './instrument-levels.ts';
import { cymbalsDb, cymbalsHz, partSounds, sectionSounds, usualCymbalsDb } from './part-sounds.ts';
import { Room } from './room.ts';
import { gainOf, type StepBuses, Strip } from './strip.ts';
import { Tone } from './tone.ts';
import { Widener } from './widener.ts';

export interface MixSettings {
  readonly reverb: boolean;
  readonly chorus: boolean;
}

/** Room and width change from one section to another in so long: about a beat. */
const sectionGlideSeconds = 0.4;
/** Turned on or off it is there or gone after so long. */
const roomFadeSeconds = 0.1;
const drumsIndex = parts.indexOf('drums');
const bassIndex = parts.indexOf('bass');
/** Under the loudest kick. */
const deepestAsideDb = 4;
const roomGains = sections.map((section) => gainOf(sectionSounds[section].roomDb));
const widthGains = sections.map((section) => gainOf(sectionSounds[section].widthDb));

/**
 * The mixing desk: a strip a part, a room and a widener that they share, all added to two channels. Allocates nothing.
 * Everything happens in steps of the event grid, so that the size of the blocks is not heard.
 */
export class Mix {
  readonly #synth: Synth;
  readonly #kits: DrumKits;
  readonly #strips: readonly Strip[];
  readonly #buses: readonly StereoBus[];
  readonly #room: Room;
  readonly #widener: Widener | undefined;
  readonly #tone: Tone;
  readonly #sum: StepBuses = {
    left: new Float32Array(eventGridFrames),
    right: new Float32Array(eventGridFrames),
    room: new Float32Array(eventGridFrames),
    width: new Float32Array(eventGridFrames),
  };
  readonly #cymbals: ReadonlyMap<number, BiquadCoefficients>;
  readonly #usualCymbals: BiquadCoefficients;
  readonly #programs = new Int32Array(parts.length).fill(-1);
  readonly #sectionGlide: number;
  readonly #roomFade: number;
  #roomGain = 1;
  #aimedRoomGain = 1;
  #aimedWidthGain = 1;
  /** 0 to 1: how far the room is turned on. */
  #roomOn01 = 0;
  #roomIsWanted: boolean;

  constructor(synth: Synth, settings: MixSettings, sampleRateHz: number) {
    this.#synth = synth;
    seatParts(synth);
    this.#kits = new DrumKits(synth, sampleRateHz);
    this.#strips = parts.map((part) => new Strip(partSounds[part], sampleRateHz));
    this.#buses = channels.map((channel) => synth.buses[channel % synth.buses.length]!);
    this.#widener = settings.chorus ? new Widener(sampleRateHz) : undefined;
    this.#tone = new Tone(sampleRateHz);
    this.#roomIsWanted = settings.reverb;
    this.#roomOn01 = settings.reverb ? 1 : 0;
    this.#room = new Room(sampleRateHz, this.#roomOn01);
    const shelf = (gainDb: number): BiquadCoefficients =>
      coefficientsOf({ kind: 'highShelf', hz: cymbalsHz, gainDb }, sampleRateHz);
    this.#cymbals = new Map(Object.entries(cymbalsDb).map(([kit, gainDb]) => [Number(kit), shelf(gainDb)]));
    this.#usualCymbals = shelf(usualCymbalsDb);
    const stepSeconds = eventGridFrames / sampleRateHz;
    this.#sectionGlide = 1 - Math.exp(-stepSeconds / sectionGlideSeconds);
    this.#roomFade = stepSeconds / roomFadeSeconds;
  }

  /** Sets the faders out for the loudness that is asked for, and the tone for its own; `atOnce` while nothing is heard. */
  follow(mail: Mail, atOnce: boolean): void {
    const { drumsDb, bassDb, chordsDb, leadDb, padDb, tone, placedPart, placedSideDb, placedDb } = mail;
    const strips = this.#strips;
    for (let part = 0; part < parts.length; part += 1) {
      const isPlaced = part === placedPart;
      strips[part]!.place(isPlaced ? placedSideDb : 0, isPlaced ? placedDb : 0, atOnce);
    }
    strips[0]!.aim(drumsDb, atOnce);
    strips[1]!.aim(bassDb, atOnce);
    strips[2]!.aim(chordsDb, atOnce);
    strips[3]!.aim(leadDb, atOnce);
    strips[4]!.aim(padDb, atOnce);
    this.#tone.aim(tone, atOnce);
  }

  /** Gives each part its instrument of a bar, and sets room and width out for its section. */
  barBegins(bar: PlayableBar): void {
    this.#aimedRoomGain = roomGains[bar.section]!;
    this.#aimedWidthGain = widthGains[bar.section]!;
    for (let part = 0; part < parts.length; part += 1) {
      const program = bar.instrument(part);
      if (this.#programs[part] === program) continue;
      this.#programs[part] = program;
      if (part !== drumsIndex) giveInstrument(this.#synth, part, program);
      else {
        this.#kits.give(program);
        this.#strips[part]!.setTone(this.#cymbals.get(program) ?? this.#usualCymbals);
      }
    }
  }

  /** `velocity` 1-127. Under the kick the bass steps aside. */
  noteOn(part: number, pitchMidi: number, velocity: number): void {
    if (part === drumsIndex) this.#drumOn(pitchMidi, velocity);
    else this.#synth.noteOn(channels[part]!, pitchMidi, velocity);
  }

  #drumOn(pitchMidi: number, velocity: number): void {
    this.#kits.noteOn(pitchMidi, velocity);
    if (pitchMidi === 35 || pitchMidi === 36)
      this.#strips[bassIndex]!.stepAside((deepestAsideDb * velocity) / 127);
  }

  noteOff(part: number, pitchMidi: number): void {
    if (part === drumsIndex) this.#kits.noteOff(pitchMidi);
    else this.#synth.noteOff(channels[part]!, pitchMidi);
  }

  /** Without it the room is not reckoned either, which saves its share of the processor. */
  setReverb(on: boolean): void {
    this.#roomIsWanted = on;
  }

  /** Mixes so many frames of the synthesiser's buses, a multiple of the grid, from `offset` on, replacing what was there. */
  process(left: Float32Array, right: Float32Array, offset: number, frames: number): void {
    const sum = this.#sum;
    for (let at = offset; at < offset + frames; at += eventGridFrames) {
      this.#kits.step();
      this.#mixStep(at);
      left.set(sum.left, at);
      right.set(sum.right, at);
    }
  }

  #mixStep(offset: number): void {
    const sum = this.#sum;
    sum.left.fill(0);
    sum.right.fill(0);
    sum.room.fill(0);
    sum.width.fill(0);
    for (let part = 0; part < parts.length; part += 1)
      this.#strips[part]!.process(this.#buses[part]!, offset, sum);
    this.#addWidth();
    this.#addRoom();
    this.#tone.process(sum);
  }

  #addWidth(): void {
    if (this.#widener === undefined) return;
    this.#widener.gain += this.#sectionGlide * (this.#aimedWidthGain - this.#widener.gain);
    this.#widener.process(this.#sum.width, this.#sum);
  }

  #addRoom(): void {
    const before01 = this.#roomOn01;
    if (before01 === 0 && !this.#roomIsWanted) return;
    this.#roomOn01 = Math.max(
      0,
      Math.min(1, before01 + (this.#roomIsWanted ? this.#roomFade : -this.#roomFade)),
    );
    this.#roomGain += this.#sectionGlide * (this.#aimedRoomGain - this.#roomGain);
    this.#room.gain = this.#roomOn01 * this.#roomGain;
    this.#room.process(this.#sum.room, this.#sum);
    if (this.#roomOn01 === 0) this.#room.clear();
  }
}
