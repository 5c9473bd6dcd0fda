import { describe, expect, it } from 'vitest';
import { barSeconds, perform } from './live/testing/concert.ts';

describe.each([
  ['live', 0.04],
  ['live, with a slow composer', 0.6],
  ['live, with a composer that is gone', Number.POSITIVE_INFINITY],
  ['offline', undefined],
])('a stop, %s', (_name, delaySeconds) => {
  it.each([0.1, 0.3, 0.6, 1, 1.4, 1.7, 1.95])(
    'is heard as a closing bar, then silence, %f s into a bar',
    async (into) => {
      const concert = perform(delaySeconds);
      concert.house.play();
      await concert.playUntil(12);
      const toLineSeconds = concert.beatsLeft / 2;
      const stopSeconds = 12 + toLineSeconds + into;
      await concert.playUntil(stopSeconds);
      concert.house.stop();
      expect(concert.state).toBe('stopping');
      const before = concert.played.length;
      await concert.playUntil(stopSeconds + 8);
      const after = concert.played.slice(before);
      expect(after.length).toBeLessThanOrEqual(2);
      expect(after.map(({ bar }) => bar.closing)).toEqual(after.map((_, i) => i === after.length - 1));
      expect(after.at(-1)!.notes).toBeGreaterThan(0);
      expect(concert.endsSeconds).toHaveLength(1);
      expect(concert.endsSeconds[0]).toBeCloseTo(after.at(-1)!.atSeconds + barSeconds, 1);
      expect(concert.state).toBe('stopped');
    },
  );

  it('is taken back by play, whenever that comes: a song goes on or begins, with a bar of rest at most', async () => {
    for (const [into, wait] of [
      [0.3, 0.1],
      [0.3, 0.5],
      [0.3, 2.5],
      [1, 0.2],
      [1, 1.5],
      [1, 2.8],
      [1.8, 1],
      [1.8, 3],
    ] as const) {
      const concert = perform(delaySeconds);
      concert.house.play();
      await concert.playUntil(12);
      const stopSeconds = 12 + concert.beatsLeft / 2 + into;
      await concert.playUntil(stopSeconds);
      concert.house.stop();
      await concert.playUntil(stopSeconds + wait);
      concert.house.play();
      await concert.playUntil(stopSeconds + wait + 12);
      expect(concert.state).toBe('playing');
      const sounding = concert.played.filter(({ notes }) => notes > 0);
      const gaps = sounding.slice(1).map(({ atSeconds }, i) => atSeconds - sounding[i]!.atSeconds);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * barSeconds + 0.6);
      expect(sounding.at(-1)!.atSeconds).toBeGreaterThan(stopSeconds + wait + 9);
      expect(concert.endsSeconds.length).toBeLessThanOrEqual(1);
    }
  });

  it('ends the music even when it comes while the music has closed already', async () => {
    for (const wait of [0.2, 1, 2, 3, 4, 5]) {
      const concert = perform(delaySeconds);
      concert.house.play();
      await concert.playUntil(12.5);
      concert.house.stop();
      await concert.playUntil(12.5 + wait);
      concert.house.play();
      await concert.playUntil(12.5 + wait + 0.3);
      concert.house.stop();
      await concert.playUntil(12.5 + wait + 0.3 + 3 * barSeconds);
      expect(concert.state).toBe('stopped');
    }
  });

  it('before the first beat is forgotten when play comes', async () => {
    for (const [stopSeconds, playSeconds] of [
      [0, 0],
      [0.05, 0.06],
      [0.15, 0.35],
      [0.15, 3],
      [0.35, 0.45],
      [0.35, 5],
    ] as const) {
      const concert = perform(delaySeconds);
      concert.house.play();
      await concert.playUntil(stopSeconds);
      if (concert.played.length > 0) continue; // Offline the first beat falls at once.
      concert.house.stop();
      await concert.playUntil(playSeconds);
      concert.house.play();
      await concert.playUntil(playSeconds + 16);
      expect(concert.played.filter(({ bar }) => bar.closing)).toEqual([]);
      expect(concert.played.slice(-4).every(({ notes }) => notes > 0)).toBe(true);
      expect(concert.state).toBe('playing');
    }
  });
});

it('is to be looked at often until the first beat, and seldom from then on', async () => {
  const concert = perform(Number.POSITIVE_INFINITY);
  expect(concert.house.hurries).toBe(true);
  concert.house.play();
  await concert.playUntil(5);
  expect(concert.state).toBe('playing');
  expect(concert.house.hurries).toBe(false);
});

it('reads all that the player does, whoever listens', async () => {
  const concert = perform(undefined);
  concert.house.play();
  await concert.playUntil(900);
  // More than the player's ring holds.
  expect(concert.events).toBeGreaterThan(5000);
  expect(concert.droppedEvents).toBe(0);
});

it('hears a skip that another cue follows before its bar is written', async () => {
  for (const into of [0.2, 0.7, 1.2, 1.7]) {
    const concert = perform(0.04);
    concert.house.play();
    await concert.playUntil(12);
    const skipSeconds = 12 + concert.beatsLeft / 2 + into;
    await concert.playUntil(skipSeconds);
    const { key } = concert.played.at(-1)!.bar;
    concert.house.command({ cue: 'skip' });
    await concert.playUntil(skipSeconds + 0.5);
    concert.house.command({ cue: 'lap' });
    await concert.playUntil(skipSeconds + 3 * barSeconds);
    expect(concert.played.at(-1)!.bar.key).not.toEqual(key);
  }
});

it('knows what is heard when it is liked', async () => {
  const concert = perform(undefined);
  const { house } = concert;
  house.play();
  expect(() => house.command({ like: true })).toThrow('Nothing plays that could be liked.');
  await concert.playUntil(13);
  house.command({ like: true });
  const { bar } = concert.played.at(-1)!;
  expect(house.sound.liked).toMatchObject({
    ...{ atSeconds: expect.closeTo(13, 0), barIndex: bar.index, section: bar.section },
    ...{ song: 0, tempoBpm: expect.closeTo(120, 6), styleWeights: { game: 1 }, seed: 1 },
    chords: [expect.any(String)],
  });
});
