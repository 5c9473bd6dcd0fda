import { expect, it } from 'vitest';
import { FormBook } from './form-book.ts';

it('remembers what was heard of a song, and forgets it with the next', () => {
  const book = new FormBook();
  const ahead = [{ section: 'chorus', bars: 8 }] as const;
  expect(book.observe({ song: 0, section: 'verse', bar: 3, bars: 4, ahead })).toEqual({
    heard: [],
    now: { section: 'verse', bars: 4 },
    ahead,
  });
  expect(book.observe({ song: 0, section: 'chorus', bar: 0, bars: 8 })).toEqual({
    heard: [{ section: 'verse', bars: 4 }],
    now: { section: 'chorus', bars: 8 },
    ahead: [],
  });
  book.observe({ song: 0, section: 'chorus', bar: 1, bars: 8 });
  // Skipped: the same section again.
  const { heard } = book.observe({ song: 0, section: 'chorus', bar: 0, bars: 8 });
  expect(heard).toEqual([
    { section: 'verse', bars: 4 },
    { section: 'chorus', bars: 2 },
  ]);
  expect(book.observe({ song: 1, section: 'intro', bar: 0, bars: 2 }).heard).toEqual([]);
});
