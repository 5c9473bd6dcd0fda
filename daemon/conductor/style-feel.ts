import type { Feel } from '../score/meter.ts';
import { isFree } from '../styles/free-style.ts';
import { firstStyle } from '../styles/mixture.ts';
import type { StyleBook } from '../styles/style-book.ts';
import { chooseFeel } from './feel.ts';
import type { Intent } from './intent.ts';
import type { ConductorOptions } from './options.ts';

type Weights = Intent['styleWeights'];

/** What is played, and how much of it lies in a beat: as asked, or where the style is left to the band as each song has it. */
export interface StyleFeel {
  at(
    tempoBpm: number,
    settings: Pick<ConductorOptions, 'feel' | 'follow'> & { readonly styleWeights: Weights },
  ): Pick<Intent, 'feel' | 'styleWeights' | 'freeStyles'>;
  /** A bar is heard that was written in these styles. */
  playsIn(weights: Weights): void;
}

/** `styles`: what the model's are. */
export function createStyleFeel(styles: StyleBook): StyleFeel {
  let heard: Weights = { [styles.list[0]?.name ?? firstStyle]: 1 };
  let feel: Feel | undefined;
  let feels: Readonly<Record<string, Feel>> = {};
  return {
    at(tempoBpm, { feel: asked, follow, styleWeights: wanted }) {
      const feelOf = (weights: Weights, before: Feel | undefined): Feel => {
        if (asked !== 'auto') return asked;
        return follow === 'calm' ? 'half' : chooseFeel(tempoBpm, weights, before, styles);
      };
      const free = isFree(wanted);
      const styleWeights = free ? heard : wanted;
      feel = feelOf(styleWeights, feel);
      if (!free) return { feel, styleWeights };
      feels = Object.fromEntries(
        styles.list.map(({ name }) => [name, feelOf({ [name]: 1 }, feels[name])] as const),
      );
      return { feel, styleWeights, freeStyles: feels };
    },
    playsIn(weights) {
      heard = weights;
    },
  };
}
