import { expect, it } from 'vitest';
import type { JournalLine } from '../journal-lines.ts';
import { createSoundKept } from './sound-kept.ts';

const born = (atSeconds: number): JournalLine => ({
  kind: 'sound',
  atSeconds,
  to: 0,
  events: [[0, 0, 48_000]],
});
const told: JournalLine = { kind: 'sound', atSeconds: 3, to: 900, events: [[12, 3, 1, 40, 90]] };
const keptOf = (...lines: readonly JournalLine[]) => {
  const sound = createSoundKept();
  for (const line of lines) sound.hear(line);
  return sound.kept;
};

it('a sound is kept from where it was born, unless something of it is missing', () => {
  expect(keptOf(born(1), told)).toBe('wholly');
  // A start that took long: until then all waited.
  expect(keptOf(born(9), told)).toBe('wholly');
  expect(keptOf(told, born(80), told, born(200))).toBe('partly');
  expect(keptOf(told)).toBeUndefined();
  expect(keptOf(born(1), { ...told, lost: 3 })).toBeUndefined();
  expect(keptOf(born(1), { kind: 'lost', atSeconds: 2, lines: 1 }, told)).toBeUndefined();
});
