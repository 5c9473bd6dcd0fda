import { expect, it } from 'vitest';
import type { BarMessage } from '../../../daemon/panel/protocol/bar-message.ts';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { placeBars } from './bar-places.ts';

const barsOf = (sections: string): Pick<BarMessage, 'index' | 'section'>[] =>
  [...sections].map((letter, index) => ({
    index,
    section: letter === 'v' ? 'verse' : letter === 'c' ? 'chorus' : 'outro',
  }));
const form = (given: Pick<NonNullable<PanelState['form']>, 'section' | 'bar' | 'bars' | 'ahead'>) => given;
const placesIn = (sections: string, heard: number | undefined, told: PanelState['form']) => {
  const bars = barsOf(sections);
  const places = placeBars(bars, heard, told);
  return bars.map(({ index }) => places.get(index));
};

it('counts the bars of a section from where the heard one stands, to both sides', () => {
  const told = form({ section: 'verse', bar: 2, bars: 4, ahead: [{ section: 'chorus', bars: 2 }] });
  expect(placesIn('vvvvcc', 2, told)).toEqual([0, 1, 2, 3, 0, 1]);
  // Two verses after each other.
  const again = form({ section: 'verse', bar: 1, bars: 2, ahead: [{ section: 'verse', bars: 4 }] });
  expect(placesIn('cvvvvo', 2, again)).toEqual([undefined, 0, 1, 0, 1, 0]);
});

it('goes by the names where the form is not known, or comes otherwise than it was told', () => {
  expect(placesIn('vvccv', undefined, undefined)).toEqual([undefined, undefined, 0, undefined, 0]);
  const told = form({ section: 'verse', bar: 0, bars: 8 });
  expect(placesIn('vvcc', 0, told)).toEqual([0, 1, 0, undefined]);
  const open = form({ section: 'verse', bar: 0, bars: 2 });
  expect(placesIn('vvvv', 0, open)).toEqual([0, 1, undefined, undefined]);
});
