import { type Part, parts } from '../../score/note.ts';
import { drumChannel, type Synth } from '../synth/synth.ts';
import { partSounds } from './part-sounds.ts';

const channelsOf: Readonly<Record<Part, number>> = {
  drums: drumChannel,
  bass: 0,
  chords: 1,
  lead: 2,
  pad: 3,
};

/**
 * How loud the SoundFont's instruments are, LUFS: measured on one and the same pattern in each part's register, at
 * velocity 90 and full volume. They differ by 20 dB; the mix evens them out.
 */
const programLufs: Readonly<Record<number, number>> = {
  0: -25.9,
  3: -27.6,
  4: -21.1,
  11: -29.6,
  16: -25,
  19: -23.3,
  21: -25.8,
  25: -27,
  27: -20,
  32: -25,
  33: -24.7,
  38: -28.7,
  40: -26.6,
  48: -23,
  52: -21.6,
  56: -23.3,
  58: -22.7,
  61: -19.9,
  71: -24.1,
  73: -24,
  80: -17.9,
  81: -15.8,
  89: -26,
  90: -24.6,
};
/** Of kits: measured on the grooves that the band plays, which are all equally loud on the standard kit to within 0.2 dB. */
const kitLufs: Readonly<Record<number, number>> = { 0: -26.7, 16: -21.9, 25: -15.4, 40: -22.9 };
/** What every instrument is brought to, so that the softest needs no more than its full volume; one not measured is average. */
const evenLufs = -30;
const averageLufs = -25;

/** MIDI channel of each part, by the part's index in `parts`. */
export const channels: readonly number[] = parts.map((part) => channelsOf[part]);

export function channelOf(part: Part): number {
  return channelsOf[part];
}

export const controllers = { volume: 7, pan: 10, expression: 11 } as const;

/** Puts the parts where they stand, once, before anything is played. */
export function seatParts(synth: Synth): void {
  for (const part of parts) synth.controlChange(channelsOf[part], controllers.pan, partSounds[part].pan);
}

/** Gives a part, by its index in `parts`, an instrument, as loud as all others are; drums have kits (`drum-kits.ts`). */
export function giveInstrument(synth: Synth, partIndex: number, program: number): void {
  const channel = channels[partIndex]!;
  synth.controlChange(channel, controllers.volume, volumeFor(programLufs[program]));
  synth.programSelect(channel, program);
}

export const kitVolume = (kit: number): number => volumeFor(kitLufs[kit]);

/** MIDI's volume is heard as 40 log10(volume / 127) dB (General MIDI's recommended curve, and FluidSynth's). */
function volumeFor(lufs = averageLufs): number {
  return Math.min(127, Math.round(127 * 10 ** ((evenLufs - lufs) / 40)));
}
