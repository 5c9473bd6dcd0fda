import { recall, remember } from './kept.ts';

const kept = 'tactus-visited';

/** Whether nobody was ever shown round in this browser. */
export function isFirstVisit(): boolean {
  return recall(kept) === undefined;
}

/** It is shown once, however far one goes. */
export function endFirstVisit(): void {
  remember(kept, 'yes');
}
