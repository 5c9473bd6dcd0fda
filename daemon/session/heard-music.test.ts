import { describe, expect, it } from 'vitest';
import { testBar } from '../player/testing/bars.ts';
import type { Bar, Outlook, Section } from '../score/bar.ts';
import { heardForm, heardParts } from './heard-music.ts';

const auto = { drums: 'auto', bass: 'auto', chords: 'auto', lead: 'auto', pad: 'auto' };

describe('who plays', () => {
  it('is told by name, with what was wished for and may be', () => {
    const parts = heardParts(testBar({ index: 3 }), { ...auto, lead: 'violin' });
    expect(parts.lead).toMatchObject({ instrument: 'flute', wished: 'violin' });
    expect(parts.drums).toMatchObject({ instrument: 'standardKit', wished: 'auto' });
    expect(parts.lead.choices).toContain('violin');
    expect(heardParts(undefined, auto).bass).toEqual({ wished: 'auto', choices: parts.bass.choices });
  });
});

describe('where the song is', () => {
  const barOf = (index: number, section: Section, outlook: Outlook | undefined, song = 1): Bar =>
    testBar({ index, section, song, outlook });
  const ahead = [
    { section: 'chorus', bars: 8 },
    { section: 'outro', bars: 4 },
  ] as const;

  it('is the bar that is heard, and what was in mind when the last bar was planned', () => {
    const bars = [5, 6, 7].map((bar) => barOf(10 + bar, 'verse', { bar, bars: 8, ahead }));
    expect(heardForm(bars[0], bars)).toEqual({
      ...{ song: 1, section: 'verse', bar: 5, bars: 8 },
      ...{ ahead, barsLeft: 2 + 12 },
    });
  });

  it('changes with what is written, also where a section is cut short', () => {
    const bars = [
      barOf(10, 'verse', { bar: 2, bars: 8, ahead }),
      barOf(11, 'verse', { bar: 3, bars: 4, ahead: [{ section: 'bridge', bars: 8 }, ...ahead] }),
      barOf(12, 'bridge', { bar: 0, bars: 8, ahead }),
    ];
    expect(heardForm(bars[0], bars)).toMatchObject({
      ...{ bar: 2, bars: 4, barsLeft: 1 + 8 + 12 },
      ahead: [{ section: 'bridge', bars: 8 }, ...ahead],
    });
    const style = [bars[0]!, barOf(11, 'chorus', { bar: 0, bars: 8, ahead: [] })];
    expect(heardForm(style[0], style)).toMatchObject({ bars: 3, ahead: [{ section: 'chorus', bars: 8 }] });
  });

  it('ends where another song begins, and is not known where the music ends or waits', () => {
    const heard = barOf(10, 'verse', { bar: 2, bars: 8, ahead });
    const skipped = [heard, barOf(11, 'verse', { bar: 0, bars: 8, ahead }, 2)];
    expect(heardForm(heard, skipped)).toMatchObject({ bars: 3, ahead: [], barsLeft: 0 });
    const closes = heardForm(heard, [heard, barOf(11, 'outro', undefined)]);
    expect(closes).toEqual({ song: 1, section: 'verse', bar: 2, bars: 3 });
    const waits = barOf(10, 'break', { bar: 2, bars: 4 });
    expect(heardForm(waits, [waits])).toEqual({ song: 1, section: 'break', bar: 2, bars: 4 });
    expect(heardForm(undefined, [waits])).toBeUndefined();
  });
});
