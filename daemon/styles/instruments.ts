import { instrumentName } from '../score/instrument.ts';
import { type Part, parts } from '../score/note.ts';
import type { Program } from './style.ts';
import { ourStyles } from './style-book.ts';
import { usual } from './usual.ts';

/** What each part may be given, lowest program first: whatever a style of ours gives it. The SoundFont holds these. */
export const programsOf: Readonly<Record<Part, readonly Program[]>> = everyPart((part) => {
  const chairs = [...ourStyles, usual].flatMap(({ lineups }) => lineups.map((lineup) => lineup[part]));
  const programs = new Set(chairs.flatMap(({ calm, driven }) => [...calm, ...driven]));
  return [...programs].sort((a, b) => a - b);
});

/** The same by name: what a person may wish for. */
export const instrumentsOf: Readonly<Record<Part, readonly string[]>> = everyPart((part) =>
  programsOf[part].map((program) => instrumentName(part, program)),
);

/** The program of this name among those of the part. */
export function programNamed(part: Part, name: string): Program | undefined {
  return programsOf[part][instrumentsOf[part].indexOf(name)];
}

function everyPart<Value>(of: (part: Part) => Value): Readonly<Record<Part, Value>> {
  return Object.fromEntries(parts.map((part) => [part, of(part)])) as Record<Part, Value>;
}
