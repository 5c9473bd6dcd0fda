import { expect, it } from 'vitest';
import { chirpAtSeconds, chirpsEach, chirpWave } from '../../../../daemon/player/taps/chirp.ts';
import type { Chirps } from '../devices-api.ts';
import { foundHere, overAtSeconds } from './found-here.ts';
import { createRecording } from './recording.ts';

/** As phones have it. */
const rateHz = 44_100;
/** On the daemon's clock, which is an hour ahead of the page's. */
const aheadSeconds = 3600;
const beginSeconds = aheadSeconds + 5;
const turn = (index: number): number[] =>
  Array.from({ length: chirpsEach }, (_, i) => beginSeconds + chirpAtSeconds(2 * i + index));
const chirps: Chirps = {
  delayMs: 20,
  chirps: [
    { name: 'hall', atSeconds: turn(0) },
    { name: 'alsa', atSeconds: turn(1) },
  ],
};

/** What a microphone that takes 90 ms itself hears from 4 s of the page's clock on; the page gets its pieces unevenly. */
function heard(lateSeconds: Readonly<Record<string, number>>, gain = 1) {
  const recording = createRecording(rateHz, 25);
  const sound = new Float32Array(Math.ceil((overAtSeconds(chirps) - beginSeconds + 2) * rateHz));
  const wave = chirpWave(rateHz);
  for (const { name, atSeconds } of chirps.chirps) {
    const late = lateSeconds[name];
    if (late === undefined) continue;
    for (const at of atSeconds) {
      const begin = Math.round((at - aheadSeconds - 4 + late + 0.09) * rateHz);
      for (const [i, sample] of wave.entries()) sound[begin + i]! += gain * sample;
    }
  }
  for (let i = 0; i < sound.length; i += 1) sound[i]! += 0.01 * Math.sin(i * i);
  for (let frame = 0; frame < sound.length; frame += 2048) {
    const piece = sound.subarray(frame, frame + 2048);
    const heldUp = 0.004 + 0.05 * Math.abs(Math.sin(frame));
    recording.take(piece, 7 * 2048 + frame, 4 + (frame + piece.length) / rateHz + heldUp);
  }
  return foundHere('hall', chirps, recording, (daemonSeconds) => daemonSeconds - aheadSeconds);
}

it('tells one output by the other, whatever the microphone itself takes', () => {
  const found = heard({ hall: 0.08, alsa: 0 });
  expect(found).toMatchObject({ heard: 'well', against: 'reference', chirps: 8, of: 8 });
  expect(found.heard === 'well' && Math.abs(found.foundMs - 100)).toBeLessThan(0.5);
});

it('says no number where only one of them is heard, or neither', () => {
  expect(heard({ hall: 0.08 })).toEqual({ heard: 'unclear' });
  expect(heard({ alsa: 0 })).toEqual({ heard: 'unclear' });
  expect(heard({})).toEqual({ heard: 'unclear' });
  const deaf = createRecording(rateHz, 25);
  expect(deaf.frameAt(0)).toBeUndefined();
  expect(foundHere('hall', chirps, deaf, (at) => at)).toEqual({ heard: 'silence' });
});

it('keeps time where a piece is lost on the way, and no more than it may', () => {
  const recording = createRecording(1000, 1);
  recording.take(new Float32Array(100).fill(1), 300, 10.1);
  recording.take(new Float32Array(100).fill(1), 500, 10.3);
  expect([...recording.sound().subarray(95, 205)].filter((sample) => sample === 0)).toHaveLength(100);
  recording.take(new Float32Array(100).fill(1), 1250, 11.05);
  recording.take(new Float32Array(100).fill(1), 1350, 11.15);
  expect(recording.sound()).toHaveLength(1000);
  expect(recording.frameAt(10.25)).toBeCloseTo(250);
});
