/** Thirty seconds of a rendered run: the end of a verse, the chorus after it, and what there is room for of what follows. */
import { barsOf, passagesOf } from '../checks/rendered.mjs';

export const excerptSeconds = 30;
/** Bars of the verse: as many as leave room for the whole chorus. */
const verseBars = { least: 2, most: 4 };

/**
 * The first such place of a trace: `fromSeconds`, where a bar begins, and the `bars` that are heard from there on, each with its
 * place in its section and who plays.
 */
export function findExcerpt(lines) {
  const bars = barsOf(lines);
  let who;
  for (const bar of bars) {
    who = bar.instruments ?? who;
    bar.instruments = who;
  }
  const passages = passagesOf(bars);
  for (const passage of passages) for (const [place, bar] of passage.bars.entries()) bar.place = place;
  const at = passages.findIndex(
    ({ section, song }, index) =>
      section === 'chorus' &&
      index + 1 < passages.length &&
      passages[index - 1]?.section === 'verse' &&
      passages[index - 1].song === song,
  );
  if (at < 0) throw new Error('no chorus comes out of a verse and ends: render more of the run');
  const end = passages[at + 1].bars[0].atSeconds;
  const candidates = passages[at - 1].bars.slice(-verseBars.most);
  const first =
    candidates.find((bar) => bar.atSeconds + excerptSeconds >= end) ?? candidates.at(-verseBars.least);
  const fromSeconds = first.atSeconds;
  const heard = bars.filter(
    (bar) => bar.atSeconds >= fromSeconds && bar.atSeconds < fromSeconds + excerptSeconds,
  );
  const last = lines.findLast(
    ({ kind, atSeconds }) => kind === 'beat' && atSeconds <= fromSeconds + excerptSeconds,
  );
  return { fromSeconds, bars: heard, endBeat: last.beat, tempoBpm: last.tempoBpm };
}
