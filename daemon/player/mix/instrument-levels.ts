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
 * How loud the SoundFont's instruments are in a part's hands, LUFS (BS.1770), at velocity 90 and full volume: bass and lead one
 * note at a time, chords triads of half a second, the pad triads of two seconds, each in its own register. They differ by 14 dB;
 * the mix evens them out.
 */
const programLufs: Readonly<Record<Exclude<Part, 'drums'>, Readonly<Record<number, number>>>> = {
  bass: { 32: -24.9, 33: -24.1, 38: -29.4, 58: -24.3 },
  chords: {
    0: -25.6,
    3: -27.3,
    4: -20.5,
    7: -24.5,
    16: -24.8,
    19: -22.5,
    21: -24.9,
    24: -25.3,
    25: -26.9,
    27: -21.3,
    30: -21.2,
    48: -23.6,
    61: -19.7,
    90: -26.3,
  },
  lead: {
    3: -33,
    11: -29.5,
    16: -29.3,
    21: -29.4,
    22: -27,
    27: -24.7,
    40: -26.5,
    56: -23.4,
    65: -24.2,
    71: -24.7,
    73: -24.2,
    80: -21.9,
    81: -24.8,
    84: -22.7,
    114: -31.3,
  },
  pad: { 16: -26.6, 48: -23.3, 52: -23.3, 61: -19.4, 89: -27.7 },
};
/** Of kits: measured on the grooves that the band plays, which are all equally loud on the standard kit to within 0.2 dB. */
const kitLufs: Readonly<Record<number, number>> = { 0: -26.7, 16: -21.9, 25: -15.4, 40: -22.9 };
/** What every instrument is brought to, so that the softest needs no more than its full volume; one not measured is average. */
const evenLufs = -33;
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
  const part = parts[partIndex]!;
  const lufs = part === 'drums' ? undefined : programLufs[part][program];
  synth.controlChange(channel, controllers.volume, volumeFor(lufs));
  synth.programSelect(channel, program);
}

export const kitVolume = (kit: number): number => volumeFor(kitLufs[kit]);

/** MIDI's volume is heard as 40 log10(volume / 127) dB (General MIDI's recommended curve, and FluidSynth's). */
function volumeFor(lufs = averageLufs): number {
  return Math.min(127, Math.round(127 * 10 ** ((evenLufs - lufs) / 40)));
}
