import { type Part, parts } from '../score/note.ts';
import { drumChannel, type Synth } from './synth/synth.ts';

/** The channel strip of a part: how loud it is and where it stands in the room. Controllers are MIDI's, 0-127; pan 64 is the middle. */
interface ChannelStrip {
  readonly channel: number;
  /** Against a part at full level. */
  readonly levelDb: number;
  readonly pan: number;
  readonly reverb: number;
  readonly chorus: number;
}

const strips: Readonly<Record<Part, ChannelStrip>> = {
  drums: { channel: drumChannel, levelDb: 0, pan: 64, reverb: 26, chorus: 0 },
  bass: { channel: 0, levelDb: -1, pan: 64, reverb: 8, chorus: 0 },
  chords: { channel: 1, levelDb: -2, pan: 48, reverb: 40, chorus: 16 },
  lead: { channel: 2, levelDb: -1, pan: 74, reverb: 48, chorus: 6 },
  pad: { channel: 3, levelDb: -1, pan: 86, reverb: 64, chorus: 36 },
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
const kitLufs: Readonly<Record<number, number>> = { 0: -26.7, 16: -23.4, 25: -14.2, 40: -25 };
/** What every instrument is brought to, as far as its full volume goes; and what one not measured is taken for. */
const evenLufs = -26;

/** MIDI channel of each part, by the part's index in `parts`. */
export const channels: readonly number[] = parts.map((part) => strips[part].channel);

export function channelOf(part: Part): number {
  return strips[part].channel;
}

const controllers = { volume: 7, pan: 10, expression: 11, reverb: 91, chorus: 93 } as const;

/** Sets up the room, once, before anything is played. */
export function setUpStrips(synth: Synth): void {
  for (const part of parts) {
    const strip = strips[part];
    synth.controlChange(strip.channel, controllers.pan, strip.pan);
    synth.controlChange(strip.channel, controllers.reverb, strip.reverb);
    synth.controlChange(strip.channel, controllers.chorus, strip.chorus);
  }
}

/** Gives a part, by its index in `parts`, an instrument, as loud as the part's others. */
export function giveInstrument(synth: Synth, partIndex: number, program: number): void {
  const strip = strips[parts[partIndex]!];
  const lufs = (strip.channel === drumChannel ? kitLufs : programLufs)[program] ?? evenLufs;
  // MIDI's volume is heard as 40 log10(volume / 127) dB (General MIDI's recommended curve, and FluidSynth's).
  const volume = 127 * 10 ** ((strip.levelDb + evenLufs - lufs) / 40);
  synth.controlChange(strip.channel, controllers.volume, Math.min(127, Math.round(volume)));
  synth.programSelect(strip.channel, program);
}

/** Makes a part, by its index in `parts`, so much softer than usual: what sounds, too, and at once. */
export function softenPart(synth: Synth, partIndex: number, byDb: number, isSilent: boolean): void {
  const { channel } = strips[parts[partIndex]!];
  synth.attenuate(channel, byDb);
  // Voices that only a controller silences go on unheard: who is let in again is heard in the middle of his note.
  synth.controlChange(channel, controllers.expression, isSilent ? 0 : 127);
}
