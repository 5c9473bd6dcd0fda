import { expect, it } from 'vitest';
import { parseJournalLine } from '../read-journal.ts';
import { createDigest } from './digest.ts';

const heard = {
  ...{ barIndex: 40, song: 1, section: 'chorus', key: 'A minor', chords: ['Am', 'F'], tempoBpm: 168 },
  styleWeights: { game: 1 },
} as const;

it('keeps what was heard when somebody liked it, and when somebody wanted something else', () => {
  const digest = createDigest();
  for (const line of [
    { kind: 'command', atSeconds: 20, command: { cue: 'skip' } },
    { kind: 'skip', atSeconds: 20, ...heard },
    { kind: 'like', atSeconds: 90, ...heard, barIndex: 80 },
    // Nothing was heard then.
    { kind: 'command', atSeconds: 100, command: { cue: 'skip' } },
  ])
    for (const read of parseJournalLine(JSON.stringify(line))) digest.hear(read);
  const { likes, skips } = digest.details();
  expect(skips).toEqual([{ atSeconds: 20, ...heard }]);
  expect(likes).toEqual([{ atSeconds: 90, ...heard, barIndex: 80 }]);
});
