import type { Intent } from '../../conductor/intent.ts';

/** What a test asks of the music where it says nothing else. */
export const intentOf = (changes: Partial<Intent> = {}): Intent => ({
  tempoBpm: 120,
  feel: 'full',
  energy01: 0.5,
  density01: 0.5,
  brightness01: 0.5,
  styleWeights: { folk: 1 },
  key: { tonic: 0, mode: 'major' },
  section: 'verse',
  seed: 1,
  ...changes,
});
