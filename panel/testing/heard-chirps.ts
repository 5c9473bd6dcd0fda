import { writeFileSync } from 'node:fs';
import { chirpAtSeconds, chirpsEach, chirpWave } from '../../daemon/player/taps/chirp.ts';

const rateHz = 48_000;

/** What each output's chirps are from the first word of them, in turn. */
export const chirpTurns = (outputs: number): readonly (readonly number[])[] =>
  Array.from({ length: outputs }, (_, turn) =>
    Array.from({ length: chirpsEach }, (_, i) => chirpAtSeconds(i * outputs + turn)),
  );

/** Writes what a microphone would hear of two outputs: the first so much later than the second; 16 bits, stereo. */
export function writeHeardChirps(file: string, lateSeconds: readonly number[], seconds: number): void {
  const sound = new Float32Array(seconds * rateHz);
  const wave = chirpWave(rateHz);
  for (const [turn, begins] of chirpTurns(lateSeconds.length).entries())
    for (const at of begins) {
      const begin = Math.round((at + lateSeconds[turn]!) * rateHz);
      for (const [i, sample] of wave.entries()) sound[begin + i]! += 0.5 * sample;
    }
  const bytes = Buffer.alloc(44 + 4 * sound.length);
  bytes.write('RIFF\0\0\0\0WAVEfmt ', 'latin1');
  bytes.writeUInt32LE(36 + 4 * sound.length, 4);
  const fields = [16, 0x2_0001, rateHz, 4 * rateHz, 0x10_0004];
  for (const [i, field] of fields.entries()) bytes.writeUInt32LE(field, 16 + 4 * i);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(4 * sound.length, 40);
  for (const [i, sample] of sound.entries()) {
    const value = Math.round(32_000 * (sample + 0.004 * Math.sin(i * i)));
    bytes.writeInt16LE(value, 44 + 4 * i);
    bytes.writeInt16LE(value, 46 + 4 * i);
  }
  writeFileSync(file, bytes);
}
