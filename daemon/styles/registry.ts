/** Every style that we know, a line each. */
export { chorale } from './chorale.ts';
export { electronic } from './electronic.ts';
export { folk } from './folk.ts';
export { game } from './game.ts';
export { ragtime } from './ragtime.ts';
export { songbook } from './songbook.ts';
