import type { Cue } from '../../conductor/intent.ts';
import type { Section } from '../../score/bar.ts';
import type { FormState, PendingSection } from './state.ts';

/** What a cue does to the form. */
export type CueEffect =
  | { readonly kind: 'none' }
  | { readonly kind: 'close' }
  | { readonly kind: 'newSong' }
  | { readonly kind: 'pending'; readonly pending: PendingSection; readonly cooling?: true };

const none: CueEffect = { kind: 'none' };

export function cueEffect(cue: Cue, state: FormState): CueEffect {
  const section = state.place?.section;
  switch (cue.kind) {
    case 'stop':
      return { kind: 'close' };
    case 'skip':
      return { kind: 'newSong' };
    case 'start':
      if (state.closed) return { kind: 'newSong' };
      return section === 'break' ? pending('verse', 1) : none;
    case 'hill':
      return pending('bridge', 4);
    case 'sprint':
      return section === 'chorus' ? none : pending('chorus', 2);
    case 'redLight':
      return pending('break', 1);
    case 'lap':
      return pending(section === 'chorus' ? 'verse' : 'chorus', 4);
    case 'coolDown':
      return { ...pending('verse', 4), cooling: true };
  }
}

function pending(
  section: Section,
  boundaryBars: PendingSection['boundaryBars'],
): CueEffect & { kind: 'pending' } {
  return { kind: 'pending', pending: { section, boundaryBars } };
}

/**
 * The conductor's wish for a section counts when it changes: while it stays the same the form goes its own way, or a
 * fast runner would hear nothing but choruses. A break is the exception, it lasts as long as it is asked for.
 */
export function askedPending(asked: Section, state: FormState): PendingSection | undefined {
  if (asked === state.lastAsked || state.place === undefined || asked === state.place.section)
    return undefined;
  if (state.lastAsked === undefined) return undefined;
  if (asked === 'break') return { section: asked, boundaryBars: 2 };
  // A song that says goodbye is not called back; the next one follows at once.
  if (state.place.section === 'outro') return undefined;
  if (asked === 'intro' || (asked === 'verse' && state.place.section === 'intro')) return undefined;
  // Letting go is not urgent: a chorus that has begun is sung to its end.
  return { section: asked, boundaryBars: asked === 'verse' ? 8 : 4 };
}
