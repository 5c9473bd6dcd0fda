/** Half of the window through which a straight line is laid. */
const halfWindowSeconds = 3;
/** Neighbours farther away than this say nothing about the speed here. */
const longestGapSeconds = 60;
/** Farther away than this they are asked only where nobody is nearer: there may be a pause between. */
const pauseSeconds = 30;
/** Nobody records more often than 16 times a second: what does is damaged. */
const mostToASide = 50;

/**
 * What is known around each sample of a track in order of time: all samples within 3 s, at least the neighbour on either
 * side within 30 s, or 60 s if there is none.
 */
export function mapWindows<T extends { readonly timeSeconds: number }, R>(
  track: readonly T[],
  toResult: (here: T, window: readonly T[]) => R,
): R[] {
  let from = 0;
  let to = 0;
  return track.map((here, index) => {
    while ((track[from]?.timeSeconds ?? 0) < here.timeSeconds - halfWindowSeconds) from += 1;
    if (to < index) to = index;
    while ((track[to + 1]?.timeSeconds ?? Number.POSITIVE_INFINITY) <= here.timeSeconds + halfWindowSeconds) {
      to += 1;
    }
    const reaching = (farthestSeconds: number): [first: number, last: number] => [
      from === index ? neighbour(track, index, -1, farthestSeconds) : Math.max(from, index - mostToASide),
      to === index ? neighbour(track, index, +1, farthestSeconds) : Math.min(to, index + mostToASide),
    ];
    const near = reaching(pauseSeconds);
    const [first, last] = near[0] < near[1] ? near : reaching(longestGapSeconds);
    return toResult(here, track.slice(first, last + 1));
  });
}

function neighbour(
  track: readonly { readonly timeSeconds: number }[],
  index: number,
  side: -1 | 1,
  farthestSeconds: number,
): number {
  const here = track[index];
  const there = track[index + side];
  if (!here || !there) return index;
  return Math.abs(there.timeSeconds - here.timeSeconds) <= farthestSeconds ? index + side : index;
}
