/** Every style that we know, a line each. */
export { afro } from './afro.ts';
export { bossa } from './bossa.ts';
export { chorale } from './chorale.ts';
export { country } from './country.ts';
export { dance } from './dance.ts';
export { electronic } from './electronic.ts';
export { folk } from './folk.ts';
export { funk } from './funk.ts';
export { game } from './game.ts';
export { latin } from './latin.ts';
export { pop } from './pop.ts';
export { ragtime } from './ragtime.ts';
export { reggae } from './reggae.ts';
export { rock } from './rock.ts';
export { session } from './session.ts';
export { songbook } from './songbook.ts';
