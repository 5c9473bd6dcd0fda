/** The General MIDI programs that our bands play, by name; a style may have any other, 0-127. */
export const piano = 0;
export const honkyTonk = 3;
export const rhodes = 4;
export const clavinet = 7;
export const vibraphone = 11;
export const drawbarOrgan = 16;
export const churchOrgan = 19;
export const accordion = 21;
export const harmonica = 22;
export const nylonGuitar = 24;
export const steelGuitar = 25;
export const cleanGuitar = 27;
export const distortedGuitar = 30;
export const acousticBass = 32;
export const fingeredBass = 33;
export const synthBass = 38;
export const violin = 40;
export const strings = 48;
export const choir = 52;
export const trumpet = 56;
export const tuba = 58;
export const brass = 61;
export const altoSax = 65;
export const clarinet = 71;
export const flute = 73;
export const squareLead = 80;
export const sawLead = 81;
export const charangLead = 84;
export const warmPad = 89;
export const polysynth = 90;
export const steelDrums = 114;

/** Programs of the drum channel. */
export const standardKit = 0;
export const powerKit = 16;
export const tr808Kit = 25;
export const brushKit = 40;
