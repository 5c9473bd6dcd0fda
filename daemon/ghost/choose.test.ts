import { describe, expect, it } from 'vitest';
import { positionAt } from '../sensors/gps/ground.ts';
import { type Candidate, type Choice, chooseGhost, type SessionReader } from './choose.ts';
import type { Way } from './way.ts';

const park = { latitude: 52.52, longitude: 13.37 };
const elsewhere = { latitude: 52.6, longitude: 13.5 };

/** So far north of a place, and perhaps to the east from half-way on. */
const wayFrom = (from: typeof park, meters: number, turnsOff = false): Way =>
  Array.from({ length: 21 }, (_, index) => {
    const north = (meters * index) / 20;
    const place =
      turnsOff && index > 10 ? positionAt(from, north - meters / 2, meters / 2) : positionAt(from, 0, north);
    return [place.latitude, place.longitude] as const;
  });

interface Kept extends Candidate {
  readonly way?: Way;
}
const session = (id: string, distanceMeters: number, paceSecondsPerKilometer: number, way?: Way): Kept => ({
  ...{ id, distanceMeters, movingSeconds: (distanceMeters * paceSecondsPerKilometer) / 1000 },
  ...{ hasTrack: way !== undefined, ...(way && { way }) },
});

async function chosen(choice: Omit<Choice, 'candidates'>, ...kept: readonly Kept[]) {
  const lookedInto: string[] = [];
  const reader: SessionReader = {
    async way(id) {
      lookedInto.push(id);
      return kept.find((each) => each.id === id)?.way ?? [];
    },
    pace: async ({ movingSeconds, distanceMeters }) => [[movingSeconds, distanceMeters]],
  };
  const found = await chooseGhost({ ...choice, candidates: kept }, reader);
  return { id: found?.id, hasWay: found?.way !== undefined, lookedInto };
}

describe('who runs along', () => {
  const kept = [
    session('away', 5000, 300, wayFrom(elsewhere, 5000)),
    session('indoors', 5000, 280),
    session('latest', 5000, 330, wayFrom(park, 5000)),
    session('fast', 5100, 310, wayFrom(positionAt(park, 30, 10), 5100)),
    session('fast, but another way', 5000, 290, wayFrom(park, 5000, true)),
    session('fast, but short', 3000, 250, wayFrom(park, 3000)),
    session('slow', 5000, 400, wayFrom(park, 5000)),
  ];

  it('is the last one that began here, and none where none did', async () => {
    expect(await chosen({ wish: 'last', start: park }, ...kept)).toEqual({
      ...{ id: 'latest', hasWay: true, lookedInto: ['away', 'latest'] },
    });
    const far = positionAt(park, 150, 0);
    expect((await chosen({ wish: 'last', start: far }, ...kept)).id).toBeUndefined();
    expect((await chosen({ wish: 'best', start: far }, ...kept)).id).toBeUndefined();
  });

  it('is the fastest one of the same way; those that cannot be are not looked into', async () => {
    const best = await chosen({ wish: 'best', start: park }, ...kept);
    expect(best.id).toBe('fast');
    expect(best.lookedInto).not.toContain('slow');
    expect(best.lookedInto).not.toContain('fast, but short');
  });

  it('is the last one, or the fastest of those as long, where nobody knows where it is', async () => {
    expect(await chosen({ wish: 'last' }, ...kept.slice(1))).toEqual({
      ...{ id: 'indoors', hasWay: false, lookedInto: [] },
    });
    const treadmill = [session('a', 5000, 330), session('b', 5200, 310), session('c', 8000, 290)];
    expect((await chosen({ wish: 'best' }, ...treadmill)).id).toBe('b');
    expect((await chosen({ wish: 'best' })).id).toBeUndefined();
  });

  it('is the one that is named, wherever it began; only from here its way is known', async () => {
    expect(await chosen({ wish: 'away', start: park }, ...kept)).toMatchObject({ id: 'away', hasWay: false });
    expect(await chosen({ wish: 'slow', start: park }, ...kept)).toMatchObject({ id: 'slow', hasWay: true });
    expect(await chosen({ wish: 'indoors' }, ...kept)).toMatchObject({ id: 'indoors', hasWay: false });
    expect((await chosen({ wish: 'nobody', start: park }, ...kept)).id).toBeUndefined();
  });
});
