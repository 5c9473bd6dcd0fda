import { describe, expect, it } from 'vitest';
import { electronic } from './electronic.ts';
import { folk } from './folk.ts';
import { createStyleBook } from './style-book.ts';
import { usual } from './usual.ts';

describe('a style book', () => {
  const book = createStyleBook([
    { name: 'techno', like: 'electronic' },
    { name: 'folk' },
    { name: 'gamelan' },
  ]);

  it("plays a maker's style like the one it is like, ours as itself, a stranger the usual way", () => {
    expect(book.styleOf('techno')).toBe(electronic);
    expect(book.styleOf('folk')).toBe(folk);
    expect(book.styleOf('gamelan')).toBe(usual);
    expect(book.unknown).toEqual(['gamelan']);
  });

  it('lists what can be chosen, in order', () => {
    expect(book.list).toEqual([
      { name: 'techno', title: 'Techno', likesTempoBpm: electronic.likesTempoBpm },
      { name: 'folk', title: 'Folk', likesTempoBpm: folk.likesTempoBpm },
      { name: 'gamelan', title: 'Gamelan', likesTempoBpm: usual.likesTempoBpm },
    ]);
  });

  it('believes what a model says of a style of our own name', () => {
    expect(createStyleBook([{ name: 'folk', like: 'electronic' }]).styleOf('folk')).toBe(electronic);
  });

  it('knows our own where no model is asked', () => {
    expect(createStyleBook().unknown).toEqual([]);
    expect(createStyleBook().styleOf('folk')).toBe(folk);
  });
});
