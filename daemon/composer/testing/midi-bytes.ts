/** MIDI files made byte by byte, so that they may be as wrong as those of people. */

export const ticksPerQuarter = 480;

export const header = (trackCount: number, division = ticksPerQuarter): Buffer =>
  Buffer.from([...letters('MThd'), 0, 0, 0, 6, 0, 1, 0, trackCount, division >> 8, division & 0xff]);

/** A chunk; `claims` is what it says of its length, if that is not the truth. */
export function chunk(id: string, content: readonly number[], claims = content.length): Buffer {
  const head = Buffer.from([...letters(id), 0, 0, 0, 0]);
  head.writeUInt32BE(claims, 4);
  return Buffer.concat([head, Buffer.from(content)]);
}

export const track = (...events: readonly (readonly number[])[]): Buffer =>
  chunk('MTrk', [...events.flat(), ...endOfTrack]);

export const endOfTrack: readonly number[] = [0, 0xff, 0x2f, 0];

export const meta = (type: number, data: readonly number[]): readonly number[] => [
  ...[0, 0xff, type, data.length],
  ...data,
];

export const trackName = (name: string): readonly number[] => meta(0x03, [...Buffer.from(name)]);

/** One after the other, each so many ticks long. */
export function notes(pitches: readonly number[], ticks = ticksPerQuarter, channel = 0): readonly number[] {
  return pitches.flatMap((pitch) => [
    ...[0, 0x90 | channel, pitch, 90],
    ...[...delta(ticks), 0x80 | channel, pitch, 0],
  ]);
}

/** A time in one to four bytes. */
export function delta(ticks: number): readonly number[] {
  const low = ticks & 0x7f;
  return ticks < 0x80 ? [low] : [...delta(ticks >> 7).map((byte) => byte | 0x80), low];
}

const letters = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];
