import { describe, expect, it } from 'vitest';
import { partSounds, usualSideDb } from '../player/mix/part-sounds.ts';
import { positionAt } from '../sensors/gps/ground.ts';
import { TactusError } from '../system/errors.ts';
import {
  createGhostStage,
  earlier,
  ghostId,
  northOf,
  park,
  tenAhead,
  tenBehind,
  threeMetersASecond,
} from './testing/stage.ts';

describe('somebody who ran before', () => {
  it.each([
    ['ten seconds ahead: to the right and louder', tenAhead, 10, 1],
    ['ten seconds behind: to the left and softer', tenBehind, -10, -1],
    ['level: where his part is as a rule', threeMetersASecond, 0, 0],
  ])('is heard %s', async (_, pace, leadSeconds, side) => {
    const stage = createGhostStage(pace);
    await stage.run(60, { where: northOf });
    expect(stage.last).toMatchObject({ sessionId: ghostId, standing: 'along', part: 'chords' });
    expect(stage.last.leadSeconds).toBeCloseTo(leadSeconds, 0);
    const { sideDb, levelDb } = stage.last;
    expect(sideDb).toBeCloseTo(8.5 * side, 0);
    expect(levelDb).toBeCloseTo(3 * side, 0);
    expect(stage.ghost.place).toEqual(stage.last);
    // The chords stand to the left as a rule.
    const toMiddle = -usualSideDb(partSounds.chords);
    expect(toMiddle).toBeGreaterThan(1);
    const stands = { part: 'chords', sideDb: expect.closeTo(sideDb + toMiddle, 1), levelDb };
    expect(stage.places.at(-1)).toEqual(stands);
    expect(stage.choices).toHaveLength(1);
    expect(stage.choices[0]).toMatchObject({
      wish: 'last',
      start: northOf(0),
      candidates: [{ id: ghostId }],
    });
    // Once a second, and from when somebody moves on.
    expect(stage.told.length).toBeGreaterThan(55);
    expect(stage.told.length).toBeLessThan(62);
  });

  it('comes and goes gradually', async () => {
    const stage = createGhostStage(tenAhead);
    await stage.run(60, { where: northOf });
    const sides = [0, ...stage.places.map(({ sideDb }) => sideDb)];
    const steps = sides.slice(1).map((sideDb, index) => Math.abs(sideDb - sides[index]!));
    expect(Math.max(...steps)).toBeLessThan(1.5);
  });

  it('is looked for without a place where no receiver finds itself in time', async () => {
    const stage = createGhostStage(tenAhead);
    await stage.run(19);
    expect(stage.choices).toEqual([]);
    await stage.run(3);
    expect(stage.choices).toMatchObject([{ start: undefined }]);
  });

  it('is there at once where he is named and has no way that one could leave', async () => {
    const stage = createGhostStage(tenAhead, { session: ghostId }, {}, { ...earlier, hasTrack: false });
    await stage.run(2);
    expect(stage.choices).toMatchObject([{ wish: ghostId, start: undefined }]);
    const withWay = createGhostStage(tenAhead, { session: ghostId });
    await withWay.run(2);
    expect(withWay.choices).toEqual([]);
  });

  it('waits with whoever waits', async () => {
    const stage = createGhostStage(tenAhead);
    await stage.run(60);
    const { leadSeconds } = stage.last;
    await stage.run(90, { speedMps: 0, activity: 'still' });
    expect(stage.last).toMatchObject({ standing: 'along', leadSeconds: expect.closeTo(leadSeconds!, 0) });
  });

  it('rests where he was when nobody tells how far one is, goes to the middle, and is back where he belongs', async () => {
    const stage = createGhostStage(tenAhead);
    await stage.run(60);
    await stage.run(8, { isTold: false });
    expect(stage.last).toMatchObject({ standing: 'along', leadSeconds: expect.closeTo(10, 0) });
    await stage.run(20, { isTold: false });
    expect(stage.last).toMatchObject({ standing: 'lost', leadSeconds: expect.closeTo(10, 0) });
    expect(stage.places.at(-1)).toEqual({ part: 'chords', sideDb: 0, levelDb: 0 });
    await stage.run(10);
    expect(stage.last).toMatchObject({ standing: 'along', sideDb: expect.closeTo(10, 0) });
  });

  it('goes to the middle where the run goes another way, and comes back with it', async () => {
    const way = [0, 1800].map((meters) => [northOf(meters).latitude, park.longitude] as const);
    const stage = createGhostStage(tenAhead, {}, { way });
    await stage.run(60, { where: northOf });
    expect(stage.last.standing).toBe('along');
    await stage.run(40, { where: (meters) => positionAt(park, 200, meters) });
    expect(stage.last.standing).toBe('elsewhere');
    expect(stage.places.at(-1)).toMatchObject({ sideDb: 0, levelDb: 0 });
    await stage.run(10, { where: northOf });
    expect(stage.last.standing).toBe('along');
  });

  it('goes to the middle at his end, and it is told how it was there', async () => {
    const stage = createGhostStage([
      [10, 60],
      [30, 120],
    ]);
    await stage.run(60);
    expect(stage.last).toMatchObject({ standing: 'over', leadSeconds: expect.closeTo(10, 0), sideDb: 0 });
    expect(stage.ghost.health()).toMatchObject([
      { status: 'ok', detail: expect.stringMatching(/at its end; there it was 10 s ahead/) },
    ]);
  });

  it('is let go where his session is taken away, and another is not taken in mid-run', async () => {
    const stage = createGhostStage(tenAhead);
    await stage.run(60);
    stage.forget();
    await stage.run(10);
    expect(stage.ghost.place).toBeUndefined();
    expect(stage.places.at(-1)).toMatchObject({ sideDb: 0, levelDb: 0 });
    expect(stage.choices).toHaveLength(1);
    expect(stage.ghost.health()).toMatchObject([{ status: 'ok', detail: /not kept/ }]);
  });

  it.each(['its number', 'somebody'])('begins anew with another session, as %s says', async (who) => {
    const stage = createGhostStage(tenAhead);
    await stage.run(60);
    if (who === 'somebody') stage.ghost.listener.ended({ id: ghostId });
    else stage.nextSession();
    await stage.run(25);
    expect(stage.choices).toHaveLength(2);
    // Six metres a second in his first sixty: at 15 m and 20 s and more he is not ten seconds ahead yet.
    expect(stage.last.leadSeconds).toBeGreaterThan(8);
    await stage.run(10);
    expect(stage.last.leadSeconds).toBeCloseTo(10, 0);
  });

  it('is another one, plays another part or is gone as soon as that is wished', async () => {
    const stage = createGhostStage(tenAhead);
    await stage.run(60);
    stage.ghost.set({ session: 'last', part: 'lead' });
    await stage.run(1);
    expect(stage.places.at(-1)).toMatchObject({
      part: 'lead',
      sideDb: expect.closeTo(8.5 - usualSideDb(partSounds.lead), 0),
    });
    expect(stage.choices).toHaveLength(1);
    stage.ghost.set({ session: 'best', part: 'lead' });
    await stage.run(10);
    expect(stage.choices.at(-1)).toMatchObject({ wish: 'best' });
    expect(stage.last.leadSeconds).toBeCloseTo(10, 0);
    stage.ghost.set({ session: 'off', part: 'lead' });
    await stage.run(1);
    expect(stage.places.at(-1)).toMatchObject({ sideDb: 0, levelDb: 0 });
    expect([stage.ghost.place, stage.ghost.health()]).toEqual([undefined, []]);
  });

  it('is not there by default, and then nothing is touched', async () => {
    const stage = createGhostStage(tenAhead, { session: 'off' });
    await stage.run(60, { where: northOf });
    expect([stage.places, stage.told, stage.choices, stage.ghost.health()]).toEqual([[], [], [], []]);
  });

  it('is told of where there is none, or he cannot be read', async () => {
    const named = createGhostStage(tenAhead, { session: '2026-01-01T00-00-00' }, 'nobody');
    await named.run(1);
    const trouble = { detail: expect.stringContaining('there is no session 2026-01-01T00-00-00') };
    expect(named.ghost.health()).toMatchObject([{ station: 'ghost', status: 'degraded', ...trouble }]);
    const none = createGhostStage(tenAhead, {}, 'nobody');
    await none.run(25);
    expect(none.ghost.health()).toMatchObject([{ status: 'ok', detail: /nobody runs along/ }]);
    const unread = createGhostStage(
      tenAhead,
      {},
      new TactusError('badData', 'It is torn', 'Choose another.'),
    );
    await unread.run(25);
    expect(unread.ghost.health()).toMatchObject([
      { status: 'degraded', detail: /nobody runs along: It is torn/ },
    ]);
    for (const { told, places } of [named, none, unread]) expect([told, places]).toEqual([[], []]);
  });
});
