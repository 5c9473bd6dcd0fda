import { describe, expect, it } from 'vitest';
import { createWaitingCues } from './waiting-cue.ts';

const clock = { state: 'playing', barIndex: 3, beat: 13, heardAtSeconds: 100, tempoBpm: 120 } as const;
/** Four beats each; from the bar of this index on they answer the cue of this id. */
const bars = (answersFrom: number, id = 7) =>
  [2, 3, 4, 5, 6].map((index) => ({
    index,
    startBeat: 4 * index,
    answeredCueId: index >= answersFrom ? id : 6,
  }));

function stage() {
  const cues = createWaitingCues();
  cues.advance(99.5);
  cues.give('lap', 7);
  return cues;
}

describe('a cue that was given', () => {
  it('waits, explains itself, and says when it will be heard once that is written', () => {
    const cues = stage();
    const heard = { kind: 'lap', atSeconds: 99.5, explanation: expect.stringContaining('chorus') };
    expect(cues.waiting(clock, bars(9))).toEqual(heard);
    expect(cues.waiting(clock, [])).toEqual(heard);
    expect(cues.waiting(clock, bars(5))).toEqual({ ...heard, soundsAtSeconds: 103.5 });
  });

  it('waits no more once its bar plays, or nothing plays', () => {
    const cues = stage();
    expect(cues.waiting({ ...clock, barIndex: 5 }, bars(5))).toBeUndefined();
    expect(cues.waiting(clock, bars(9))).toBeUndefined();
    const others = stage();
    expect(others.waiting({ ...clock, state: 'stopped', barIndex: undefined }, [])).toBeUndefined();
  });

  it('gives way to the next, and is none when it does not count', () => {
    const cues = stage();
    cues.give('skip', undefined);
    expect(cues.waiting(clock, bars(9))?.kind).toBe('lap');
    cues.give('skip', 8);
    expect(cues.waiting(clock, bars(5))?.kind).toBe('skip');
  });
});
