import { expect, it } from 'vitest';
import { type Gains, isSilent, Mixer, soloOf } from './mixer.ts';

const usual: Gains = { drums: 0, bass: 0, chords: 0, lead: 0, pad: 0 };

it('mutes a part, and gives it back what it had', () => {
  const mixer = new Mixer();
  const gains = { ...usual, lead: -4 };
  expect(mixer.toggleMute(gains, 'lead')).toEqual({ lead: -60 });
  const muted = { ...gains, lead: -60 };
  expect(isSilent(muted, 'lead')).toBe(true);
  expect(mixer.toggleMute(muted, 'lead')).toEqual({ lead: -4 });
  // Muted elsewhere: nobody here knows what it had.
  expect(mixer.toggleMute({ ...usual, pad: -60 }, 'pad')).toEqual({ pad: 0 });
});

it('lets one be heard alone, then another, then all as they were', () => {
  const mixer = new Mixer();
  let gains: Gains = { ...usual, bass: 3, pad: -8 };
  const press = (part: 'bass' | 'lead'): void => {
    gains = { ...gains, ...mixer.toggleSolo(gains, part) };
  };
  press('bass');
  expect(soloOf(gains)).toBe('bass');
  expect(gains.bass).toBe(3);
  press('lead');
  expect(soloOf(gains)).toBe('lead');
  press('lead');
  expect(gains).toEqual({ ...usual, bass: 3, pad: -8 });
  expect(soloOf(gains)).toBeUndefined();
});
