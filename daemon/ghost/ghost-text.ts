import type { Along } from './along.ts';

/** How somebody runs along, a line for people. */
export function standingText({
  id,
  standing,
  leadSeconds,
}: Pick<Along, 'id' | 'standing' | 'leadSeconds'>): string {
  switch (standing) {
    case 'along':
      return `${id} runs along, ${leadText(leadSeconds ?? 0)}`;
    case 'lost':
      return `${id} waits: nobody tells how far the run is`;
    case 'elsewhere':
      return `${id} waits: the run goes another way`;
    case 'over':
      return `${id} is at its end; there it was ${leadText(leadSeconds ?? 0)}`;
  }
}

function leadText(leadSeconds: number): string {
  const seconds = Math.round(leadSeconds);
  if (seconds === 0) return 'level';
  return `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}`;
}

/** Why nobody runs along. */
export function nobodyText(wish: string, hasStart: boolean): string {
  if (wish !== 'last' && wish !== 'best') return `${wish} tells of no way: nobody runs along`;
  return hasStart
    ? 'nobody runs along: no earlier session of this way is kept'
    : 'nobody runs along: no earlier session with a distance is kept';
}
