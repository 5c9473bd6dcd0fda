import type { followModes } from '../../conductor/plain-schemas.ts';
import type { Mode } from '../../score/key.ts';
import type { Part } from '../../score/note.ts';
import type { Command } from '../command.ts';

export const languages = ['en', 'pt', 'de'] as const;
export type Language = (typeof languages)[number];

/** What can be turned up and down. */
export type Dial = 'energy' | 'density' | 'volume' | 'tempo';

/** What a word, or a few in a row, stand for. */
export type Meaning =
  /** Says nothing by itself. */
  | { readonly is: 'filler' }
  /** What comes is another thought: a comma, "and". */
  | { readonly is: 'break' }
  | { readonly is: 'and' }
  /** How much: 0.5 for "a bit", 2 for "much". */
  | { readonly is: 'degree'; readonly factor: number }
  /** More (1) or less (-1) of what stands beside it. */
  | { readonly is: 'change'; readonly by: 1 | -1 }
  /** Without what stands beside it; before a word that says something, its contrary. */
  | { readonly is: 'without' }
  | { readonly is: 'off' }
  | { readonly is: 'only' }
  /** As usual again. */
  | { readonly is: 'usual' }
  | { readonly is: 'dial'; readonly dial: Dial }
  /** "faster" is more tempo in one word; "louder" is of a part where one stands beside it. */
  | { readonly is: 'turn'; readonly dial: Dial; readonly by: 1 | -1 }
  | { readonly is: 'part'; readonly part: Part }
  | { readonly is: 'instrument'; readonly instrument: string }
  | { readonly is: 'style'; readonly style: string }
  | { readonly is: 'scene'; readonly scene: string }
  | { readonly is: 'sceneNoun' }
  | { readonly is: 'keyNoun' }
  | { readonly is: 'key'; readonly tonic: number | undefined; readonly mode: Mode | undefined }
  | { readonly is: 'follow'; readonly follow: (typeof followModes)[number] }
  | { readonly is: 'share'; readonly share01: number }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'wish'; readonly wish: Command; readonly contrary?: Command };

/** A meaning, and the words that it was said in. */
export interface Heard {
  readonly meaning: Meaning;
  readonly words: string;
}
