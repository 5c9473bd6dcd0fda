import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Timers } from '../time/timers.ts';
import { createOutputChirps } from './chirps.ts';

/** Two that sound, the first the reference; time goes on by itself. */
function start({ isGone = false } = {}) {
  let stops = 0;
  const output = { isReferenceEar: false, soundsHere: () => true, health: () => ({}) };
  const timers: Timers = {
    after(_, action) {
      setImmediate(action);
      return () => {};
    },
  };
  const chirps = createOutputChirps({
    outputs: {
      all: [
        { ...output, name: 'alsa', earSlot: 0, isReferenceEar: true },
        { ...output, name: 'hall', earSlot: 3 },
      ] as never,
    },
    delays: { of: (name) => ({ delayMs: name === 'hall' ? 30 : 10, keptMs: 0 }) },
    taps: {
      chirp: (slots) => slots.map((slot) => [1000 * slot, 48_000]),
      stop: () => (stops += 1),
      sounding: 'chirps',
    },
    unheardBecause: () => undefined,
    deviceOrigin: (slot) => (isGone ? undefined : { originSeconds: 5 + slot, atSeconds: 0 }),
    ...{ sampleRateHz: 48_000, timers, openMicrophone: () => Promise.reject(new Error('none')) },
  });
  return { chirps, stops: () => stops };
}

it('tells when the chirps of an output and of the reference were to be heard, each with its delay', async () => {
  const { chirps, stops } = start();
  expect(await chirps.chirp('hall')).toEqual({
    delayMs: 30,
    chirps: [
      { name: 'alsa', atSeconds: [5.01, 6.01] },
      { name: 'hall', atSeconds: [8.0925, 9.03] },
    ],
  });
  expect((await chirps.chirp('alsa')).chirps.map(({ name }) => name)).toEqual(['alsa']);
  expect(stops()).toBe(2);
});

it('is left off at a word, and begun anew', async () => {
  const { chirps, stops } = start();
  const first = chirps.chirp('hall');
  await expect(chirps.chirp('hall')).rejects.toThrow(/listens already/);
  await turn();
  chirps.stop();
  await expect(first).rejects.toThrow(/Somebody stopped it/);
  expect(stops()).toBe(1);
  expect((await chirps.chirp('hall')).chirps).toHaveLength(2);
});

it('says so where the output goes away meanwhile: when its chirps were to be heard nobody knows', async () => {
  const { chirps, stops } = start({ isGone: true });
  await expect(chirps.chirp('alsa')).rejects.toThrow(/alsa does not sound any more/);
  expect(stops()).toBe(1);
});
