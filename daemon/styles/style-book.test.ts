import { describe, expect, it } from 'vitest';
import { electronic } from './electronic.ts';
import { folk } from './folk.ts';
import { createStyleBook } from './style-book.ts';
import { unknownStyles } from './unknown-styles.ts';
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

it('a style of which nothing is known is told with what to do', () => {
  const styles = [{ name: 'techno' }, { name: 'dub', like: 'electronic' }, { name: 'folk' }];
  expect(unknownStyles(styles)).toEqual([
    {
      style: 'techno',
      message: 'Nothing is known of the style "techno": the usual band plays it, with pop harmony.',
      fix: expect.stringMatching(/manifest\.json.*"electronic"/),
    },
  ]);
});
