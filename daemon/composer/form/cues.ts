import type { Cue } from '../../conductor/intent.ts';
import type { Section } from '../../score/bar.ts';
import type { FormState, PendingSection } from './state.ts';

/** What the cues that the form has not heard yet do to it. */
export interface CueEffect {
  readonly closes: boolean;
  readonly newSong: boolean;
  readonly cooling: boolean;
  readonly pending?: PendingSection | undefined;
}

const nothing: CueEffect = { closes: false, newSong: false, cooling: false };

/** In their order: a bar that is written late hears several at once, and none may swallow another. */
export function effectOf(cues: readonly Cue[], state: FormState): CueEffect {
  return cues.reduce((effect, cue) => follow(effect, cue, state), nothing);
}

/** What one more cue does after those before it. */
function follow(effect: CueEffect, cue: Cue, state: FormState): CueEffect {
  const section = effect.newSong ? 'verse' : state.passage?.section;
  const bar = effect.newSong ? 0 : (state.passage?.bar ?? 0);
  const wait = (wished: Section, boundaryBars: PendingSection['boundaryBars']): CueEffect => ({
    ...effect,
    pending: { section: wished, boundaryBars },
  });
  switch (cue.kind) {
    case 'stop':
      return { ...effect, closes: true };
    case 'skip':
      return { ...nothing, newSong: true };
    case 'start':
      if (state.closed) return { ...effect, closes: false, newSong: true };
      // A stop that was not heard is taken back, and so is a red light.
      if (effect.closes) return { ...effect, closes: false };
      if (effect.pending?.section === 'break') return { ...effect, pending: undefined };
      return section === 'break' ? wait('verse', 1) : effect;
    case 'hill':
      return wait('bridge', 4);
    // What has just begun says it already.
    case 'sprint':
      return section === 'chorus' && bar <= 2 ? effect : wait('chorus', 1);
    case 'ease': {
      // A verse begins anew, too: its chorus is not to come while somebody gets his breath back.
      const lets = section === 'chorus' || section === 'bridge' || (section === 'verse' && bar > 2);
      return lets || state.pending?.section === 'chorus' ? wait('verse', 1) : effect;
    }
    case 'redLight':
      return wait('break', 1);
    case 'lap':
      return wait(section === 'chorus' ? 'verse' : 'chorus', 4);
    case 'coolDown':
      return { ...wait('verse', 4), cooling: true };
  }
}

/** What waits to begin once the conductor's wish is heard, too. A break is not taken by who goes on before it begins. */
export function pendingAfter(asked: Section, state: FormState): PendingSection | undefined {
  const { pending, lastAsked } = state;
  const goesOn = lastAsked === 'break' && asked !== 'break' && pending?.section === 'break';
  return askedPending(asked, state) ?? (goesOn ? undefined : pending);
}

/**
 * The conductor's wish for a section counts when it changes: while it stays the same the form goes its own way, or a
 * fast runner would hear nothing but choruses. A break is the exception, it lasts as long as it is asked for.
 */
function askedPending(asked: Section, state: FormState): PendingSection | undefined {
  if (asked === state.lastAsked || state.passage === undefined || asked === state.passage.section)
    return undefined;
  if (state.lastAsked === undefined) return undefined;
  if (asked === 'break') return { section: asked, boundaryBars: 2 };
  // A song that says goodbye is not called back; the next one follows at once.
  if (state.passage.section === 'outro') return undefined;
  if (asked === 'intro' || (asked === 'verse' && state.passage.section === 'intro')) return undefined;
  // Letting go is not urgent: a chorus that has begun is sung to its end.
  return { section: asked, boundaryBars: asked === 'verse' ? 8 : 4 };
}
