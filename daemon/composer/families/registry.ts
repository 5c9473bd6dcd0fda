/** The kinds of composers that there are: one line a family. */
export { biaxial } from './biaxial/family.ts';
export { markov } from './biaxial/markov/family.ts';
