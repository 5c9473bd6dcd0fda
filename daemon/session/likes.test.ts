import { expect, it } from 'vitest';
import type { Bar } from '../score/bar.ts';
import { createLikes } from './likes.ts';

const bar = (index: number): Bar => ({
  ...{ index, generation: 1, startBeat: index * 4, lengthBeats: 4, feel: 'full', section: 'verse' },
  ...{ key: { tonic: 9, mode: 'minor' }, chords: [], source: 'model', notes: [], closing: false },
  instruments: { drums: 0, bass: 0, chords: 0, lead: 0, pad: 0 },
});

it('is of the bar that is heard, not of the one that is on its way to the ear', () => {
  const at = { state: 'playing', tempoBpm: 120, barIndex: 1 } as const;
  // Beat 4.5 is played now and heard in a second, two beats further on.
  const likes = createLikes({
    clock: () => ({ ...at, beat: 4.5, heardAtSeconds: 11 }),
    bars: () => [bar(0), bar(1)],
    seed: 7,
  });
  likes.advance(10);
  expect(likes.heard()).toMatchObject({ atSeconds: 10, barIndex: 0, key: 'A minor', tempoBpm: 120, seed: 7 });
  likes.advance(10.9);
  expect(likes.heard()).toMatchObject({ barIndex: 1 });
});

it('is also of what ended a moment ago, and of nothing before', () => {
  const at = { state: 'playing', tempoBpm: 120, beat: 4.5, heardAtSeconds: 10 } as const;
  let isPlaying = false;
  const likes = createLikes({
    clock: () => ({ ...at, barIndex: isPlaying ? 1 : undefined }),
    bars: () => [bar(0), bar(1)],
    seed: 7,
  });
  likes.advance(9);
  expect(likes.heard()).toBeUndefined();
  isPlaying = true;
  expect(likes.heard()).toMatchObject({ atSeconds: 9, barIndex: 0 });
  likes.advance(10);
  isPlaying = false;
  likes.advance(12);
  expect(likes.heard()).toMatchObject({ atSeconds: 12, barIndex: 1 });
  likes.advance(16);
  expect(likes.heard()).toBeUndefined();
});
