import { expect, it } from 'vitest';
import { intentOf } from '../testing/intent.ts';
import { buildLookAhead, createStore, createWriter, settle } from '../testing/look-ahead.ts';

it('the coming bar is written anew with what is played, and with its harmony', async () => {
  const store = createStore();
  const hands = createWriter(true);
  const ahead = buildLookAhead(hands.writer, store, true);
  const play = (pitchMidi: number, atBeat: number): void => {
    ahead.hear({ pitchMidi, velocity01: 0.8, on: true, atBeat });
    ahead.hear({ pitchMidi, velocity01: 0, on: false, atBeat: atBeat + 0.5 });
  };
  await ahead.tick({ beat: 8, tempoBpm: 120 }, intentOf());
  const melody = [62, 65, 69, 62];
  for (let i = 0; i <= 40; i++) {
    const beat = 8 + i / 10;
    if (i % 10 === 0 && i < 40) play(melody[i / 10]!, beat);
    await ahead.tick({ beat, tempoBpm: 120 }, intentOf());
  }
  const answer = hands.requests.find((request) => request.given !== undefined);
  expect(answer?.plan.startBeat).toBe(12);
  // It is asked for a second (two beats) before the bar begins: of the third beat on nothing is known yet.
  expect(answer?.given?.notes.map(({ pitchMidi, startStep }) => [pitchMidi, startStep])).toEqual([
    [62, 0],
    [65, 4],
    [69, 8],
  ]);
  expect(answer?.plan.chords).toEqual([{ startStep: 0, chord: { root: 2, quality: 'min' } }]);
  expect(store.bars.get(answer!.plan.index)?.generation).toBe(answer?.plan.generation);
  expect([...store.bars.values()].filter(({ answersJam }) => answersJam).map(({ index }) => index)).toEqual([
    answer?.plan.index,
  ]);
  expect(ahead.counters().answers).toBe(1);
  expect([...store.bars.keys()]).toEqual(Array.from({ length: store.bars.size }, (_, i) => i));
});

it('what was played while no music was there is not answered', async () => {
  const hands = createWriter(true);
  const ahead = buildLookAhead(hands.writer, createStore(), true);
  for (const atBeat of [0, 0, 0]) ahead.hear({ pitchMidi: 62, velocity01: 0.8, on: true, atBeat });
  await ahead.tick({ beat: 0, tempoBpm: 120, waitedSeconds: 0 }, intentOf());
  for (let i = 0; i <= 40; i++) await ahead.tick({ beat: i / 10, tempoBpm: 120 }, intentOf());
  expect(ahead.counters().answers).toBe(0);
});

it.each([
  { writingSeconds: 0.4, least: 9, fallbackBars: 0 },
  { writingSeconds: 0.9, least: 9, fallbackBars: 0 },
  // An answer is written beside the bar that it takes the place of: there is not time for all of them.
  { writingSeconds: 1.1, least: 6, fallbackBars: 0 },
  { writingSeconds: 1.4, least: 3, fallbackBars: 1 },
])('bars of 2 s that take $writingSeconds s to be written answer', async (slow) => {
  const { writingSeconds, least, fallbackBars } = slow;
  const store = createStore();
  const { writer, requests, answers } = createWriter(false);
  const ahead = buildLookAhead(writer, store, false);
  const askedAt: number[] = [];
  for (let tick = 0; tick <= 300; tick++) {
    const beat = -8 + tick / 5;
    if (tick % 5 === 0) ahead.hear({ pitchMidi: 60 + (tick % 12), velocity01: 0.8, on: true, atBeat: beat });
    void ahead.tick({ beat, tempoBpm: 120 }, intentOf());
    await settle();
    while (askedAt.length < requests.length) askedAt.push(tick);
    // As the process does: the newest request wins.
    for (const [i, asked] of askedAt.entries()) {
      if (i < askedAt.length - 1) answers[i]?.(false);
      else if (tick - asked >= writingSeconds * 10) answers[i]?.(true);
    }
    await settle();
  }
  const heard = [...store.bars.values()].filter(({ startBeat }) => startBeat > 12 && startBeat < 52);
  expect(heard.length).toBe(9);
  expect(heard.filter(({ answersJam }) => answersJam).length).toBeGreaterThanOrEqual(least);
  expect(ahead.counters()).toMatchObject({ fallbackBars, gaps: 0 });
});

it('what comes too late is not taken', async () => {
  const store = createStore();
  const { writer, answers } = createWriter(false);
  const ahead = buildLookAhead(writer, store, false);
  void ahead.tick({ beat: -2, tempoBpm: 120 }, intentOf());
  for (let i = 0; i < 3; i++) {
    answers[i]?.(true);
    await settle();
  }
  void ahead.tick({ beat: 2.5, tempoBpm: 120 }, intentOf());
  await settle();
  answers[3]?.(true);
  await settle();
  ahead.hear({ pitchMidi: 62, velocity01: 0.8, on: true, atBeat: 2.6 });
  void ahead.tick({ beat: 2.7, tempoBpm: 120 }, intentOf());
  await settle();
  const before = store.bars.get(1);
  void ahead.tick({ beat: 4.1, tempoBpm: 120 }, intentOf());
  answers[4]?.(true);
  await settle();
  expect(store.bars.get(1)).toBe(before);
  expect(ahead.counters().answers).toBe(0);
});
