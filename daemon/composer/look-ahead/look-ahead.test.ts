import { beforeEach, describe, expect, it } from 'vitest';
import { maxBarsAtOnce } from '../../score/bar.ts';
import { intentOf } from '../testing/intent.ts';
import { buildLookAhead, createStore, createWriter, settle } from '../testing/look-ahead.ts';
import type { LookAhead } from './look-ahead.ts';

describe('offline', () => {
  let store: ReturnType<typeof createStore>;
  let hands: ReturnType<typeof createWriter>;
  let ahead: LookAhead;
  beforeEach(() => {
    store = createStore();
    hands = createWriter(true);
    ahead = buildLookAhead(hands.writer, store, true);
  });

  it('writes to the horizon, in order, without holes, each from the checkpoint of the one before', async () => {
    for (let i = 0; i <= 200; i++) await ahead.tick({ beat: i / 5, tempoBpm: 120 }, intentOf());
    // 6 s at 120 are 12 beats: three bars of four after the one that begins at 40.
    expect([...store.bars.keys()]).toEqual(Array.from({ length: 14 }, (_, i) => i));
    [...store.bars.values()].forEach((bar, i) => {
      expect(bar.startBeat).toBe(4 * i);
    });
    expect(hands.requests.map((request) => request.from)).toEqual([
      null,
      ...Array.from({ length: 13 }, (_, i) => i + 1),
    ]);
    expect(ahead.counters()).toEqual({ modelBars: 14, fallbackBars: 0, revokedBars: 0, gaps: 0, answers: 0 });
  });

  it('however far the horizon is, no bar takes the place of one that is still to be played', async () => {
    const far = buildLookAhead(hands.writer, store, true, 30);
    for (let beat = 0; beat <= 200; beat++) {
      await far.tick({ beat, tempoBpm: 240 }, intentOf({ tempoBpm: 240 }));
      const playing = Math.floor(beat / 4);
      expect(Math.max(...store.bars.keys())).toBeLessThan(playing + maxBarsAtOnce);
    }
    // As far as there is room: 14 bars.
    expect(store.bars.size).toBe(50 + 14);
  });

  it('a change of style keeps the bar being played and the next, and writes the rest anew', async () => {
    await ahead.tick({ beat: 1, tempoBpm: 120 }, intentOf());
    const checkpointAfterNext = 2;
    await ahead.tick({ beat: 1.2, tempoBpm: 120 }, intentOf({ styleWeights: { chorale: 1 } }));
    expect(store.events).toContain('revoke 2');
    expect([...store.bars.values()].map((bar) => bar.generation)).toEqual([0, 0, 1, 1]);
    const rewritten = hands.requests.find((request) => request.plan.generation === 1);
    expect(rewritten?.plan.index).toBe(2);
    expect(rewritten?.plan.styleWeights).toEqual({ chorale: 1 });
    expect(rewritten?.from).toBe(checkpointAfterNext);
    expect(ahead.counters().revokedBars).toBe(2);
  });

  it.each([
    ['another style', { styleWeights: { chorale: 1 } }],
    ['another instrument', { instruments: { lead: 'violin' } }],
    ['another song', { cue: { id: 1, kind: 'skip' as const } }],
  ])('%s takes the next bar too when there is time to write it', async (_what, wish) => {
    await ahead.tick({ beat: 0.2, tempoBpm: 120 }, intentOf());
    await ahead.tick({ beat: 0.4, tempoBpm: 120 }, intentOf(wish));
    expect([...store.bars.values()].map((bar) => bar.generation)).toEqual([0, 1, 1, 1]);
  });

  it('a small drift of energy revokes nothing', async () => {
    for (let i = 0; i < 10; i++) {
      await ahead.tick({ beat: 1, tempoBpm: 120 }, intentOf({ energy01: 0.5 + i * 0.01, tempoBpm: 120 + i }));
    }
    expect(ahead.counters().revokedBars).toBe(0);
  });

  it('another wish for the drums is heard in what is not committed', async () => {
    await ahead.tick({ beat: 0.2, tempoBpm: 120 }, intentOf());
    await ahead.tick({ beat: 0.4, tempoBpm: 120 }, intentOf({ drumming: { busy: 0.4, loose: 0 } }));
    expect([...store.bars.values()].map((bar) => bar.generation)).toEqual([0, 0, 1, 1]);
  });

  it('a stop that becomes known is planned for in what is not committed, once it is near', async () => {
    const endingAt = (atBeat: number) => intentOf({ end: { atSeconds: 0, atBeat } });
    await ahead.tick({ beat: 0.2, tempoBpm: 120 }, intentOf());
    await ahead.tick({ beat: 0.3, tempoBpm: 120 }, endingAt(400));
    expect(ahead.counters().revokedBars).toBe(0);
    await ahead.tick({ beat: 0.4, tempoBpm: 120 }, endingAt(12));
    await ahead.tick({ beat: 0.5, tempoBpm: 120 }, endingAt(12.5));
    expect([...store.bars.values()].map((bar) => bar.generation)).toEqual([0, 0, 1, 1]);
    expect([...store.bars.values()].map((bar) => bar.closing)).toEqual([false, false, false, true]);
  });

  it('sends the notes of the bar that the plan echoes', async () => {
    for (let beat = 0; beat <= 120; beat += 1) await ahead.tick({ beat, tempoBpm: 120 }, intentOf());
    const echoing = hands.requests.filter((request) => request.plan.echo !== undefined);
    expect(echoing.length).toBeGreaterThan(0);
    expect(echoing.every((request) => request.echo !== undefined)).toBe(true);
  });

  it('a dead writer is replaced by the fallback composer, bar by bar, and counted', async () => {
    const dead = buildLookAhead({ write: () => Promise.resolve(undefined) }, store, true);
    await dead.tick({ beat: 0, tempoBpm: 120 }, intentOf());
    expect([...store.bars.values()].every((bar) => bar.source === 'fallback')).toBe(true);
    expect(dead.counters().fallbackBars).toBe(store.bars.size);
  });
});

describe('live', () => {
  it('a bar that is late is written by the fallback composer, and the network goes on from it', async () => {
    const store = createStore();
    const { writer, requests, answers } = createWriter(false);
    const ahead = buildLookAhead(writer, store, false);
    void ahead.tick({ beat: -8, tempoBpm: 120 }, intentOf());
    expect(requests.length).toBe(1);
    void ahead.tick({ beat: -1, tempoBpm: 120 }, intentOf());
    expect(store.events).toEqual(['put 0 fallback']);
    await settle();
    expect(requests.length).toBe(2);
    expect(requests[1]?.from).toBeNull();
    expect(requests[1]?.plan.index).toBe(1);
    expect(requests[1]?.before?.notes).toEqual(
      store.bars.get(0)?.notes.map(() => expect.objectContaining({ source: 'fallback' })),
    );
    answers[0]?.(true); // Too late: not taken.
    answers[1]?.(true);
    await settle();
    expect(store.events).toEqual(['put 0 fallback', 'put 1 model']);
  });

  it('an intent that changes while a bar is being written has it written anew at once', async () => {
    const store = createStore();
    const { writer, requests, answers } = createWriter(false);
    const ahead = buildLookAhead(writer, store, false);
    void ahead.tick({ beat: -2, tempoBpm: 120 }, intentOf());
    for (let i = 0; i < 2; i++) {
      answers[i]?.(true);
      await settle();
    }
    expect(requests.length).toBe(3);
    void ahead.tick({ beat: -1.9, tempoBpm: 120 }, intentOf({ energy01: 0.9 }));
    await settle();
    expect(requests.length).toBe(4);
    expect(requests[3]?.plan.index).toBe(2);
    expect(requests[3]?.plan.energy01).toBeGreaterThan(0.8);
    answers[2]?.(true);
    answers[3]?.(true);
    await settle();
    expect(store.bars.get(2)?.generation).toBe(requests[3]?.plan.generation);
  });

  it.each([101, 103])('after a stall of main to beat %i music goes on at a bar line ahead', async (beat) => {
    const store = createStore();
    const { writer, answers } = createWriter(false);
    const ahead = buildLookAhead(writer, store, false);
    void ahead.tick({ beat: 0, tempoBpm: 120 }, intentOf());
    void ahead.tick({ beat, tempoBpm: 120 }, intentOf());
    for (let i = 0; i < 2; i++) {
      answers[i]?.(true); // The first is of the bar that was being written when main stalled.
      await settle();
    }
    expect(ahead.counters().gaps).toBe(1);
    const starts = [...store.bars.values()].map((bar) => bar.startBeat);
    expect(starts.slice(0, 2)).toEqual([0, 104]);
  });

  it('begins with the model, waited for up to two seconds; without it where it is not there', async () => {
    for (const [waitedSeconds, isThere, begun] of [
      [0.1, true, 0],
      [1.9, true, 0],
      [2.1, true, 1],
      [0.1, false, 1],
    ] as const) {
      const store = createStore();
      const { writer, answers } = createWriter(false);
      const ahead = buildLookAhead(writer, store, false);
      void ahead.tick({ beat: 0, tempoBpm: 120, waitedSeconds: 0 }, intentOf());
      if (!isThere) answers[0]?.(false);
      await settle();
      void ahead.tick({ beat: 0, tempoBpm: 120, waitedSeconds }, intentOf());
      expect(ahead.counters().fallbackBars).toBe(begun);
      await settle();
      answers.at(-1)?.(true);
      await settle();
      // And the model goes on, once it is there.
      expect(ahead.counters().modelBars).toBe(1);
    }
  });

  it('goes on from where it is asked to, whatever is being written', async () => {
    const store = createStore();
    const { writer, answers } = createWriter(false);
    const ahead = buildLookAhead(writer, store, false);
    void ahead.tick({ beat: 0, tempoBpm: 120 }, intentOf());
    ahead.restart(5.5);
    void ahead.tick({ beat: 5.5, tempoBpm: 120, waitedSeconds: 0 }, intentOf());
    for (let i = 0; i < 2; i++) {
      answers[i]?.(true);
      await settle();
    }
    expect([...store.bars.values()].map((bar) => bar.startBeat)).toEqual([0, 5.5]);
  });
});
