import { oneLine } from '../system/refusals.ts';
import { RecentMap } from '../time/recent-map.ts';
import type { Vitals } from './vitals.ts';

const mostSenders = 4;
const longestName = 80;

/** Tells who spoke lately, the last one first. Gives what is to be called whenever somebody does. */
export function tellSenders(vitals: Pick<Vitals, 'text'>): (from: string) => void {
  const senders = new RecentMap<string, true>(mostSenders);
  let last: string | undefined;
  return (from) => {
    if (from === last) return;
    last = from;
    senders.set(oneLine(from, longestName), true);
    vitals.text('lastSenders', [...senders.keys()].reverse().join(', '));
  };
}
