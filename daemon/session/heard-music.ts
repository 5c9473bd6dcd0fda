import type { ConductorSettings } from '../conductor/conductor.ts';
import type { Bar, PassageAhead, Section } from '../score/bar.ts';
import { instrumentName } from '../score/instrument.ts';
import { type Part, parts } from '../score/note.ts';
import { instrumentsOf } from '../styles/instruments.ts';

/** Who plays a part. */
export interface HeardPart {
  /** By name; absent while nothing plays. */
  readonly instrument?: string;
  /** What somebody asked for, or `auto`. */
  readonly wished: string;
  readonly choices: readonly string[];
}

/** Where the music is in its song. */
export interface HeardForm {
  readonly song?: number;
  readonly section: Section;
  /** The bar that is heard, 0 for the section's first. */
  readonly bar: number;
  readonly bars: number;
  /** The sections after it to the end of the song; absent where that is not known. */
  readonly ahead?: readonly PassageAhead[];
  /** Bars of the song after this one. */
  readonly barsLeft?: number;
}

/** `bar`: the one that is heard. */
export function heardParts(
  bar: Pick<Bar, 'instruments'> | undefined,
  wished: ConductorSettings['instruments'],
): Record<Part, HeardPart> {
  const heard = parts.map((part): [Part, HeardPart] => {
    const instrument = bar && instrumentName(part, bar.instruments[part]);
    const choices = instrumentsOf[part];
    return [part, { ...(instrument !== undefined && { instrument }), wished: wished[part], choices }];
  });
  return Object.fromEntries(heard) as Record<Part, HeardPart>;
}

/** `bars`: all that are known, in order. What is written already counts, and what was known when its last was planned. */
export function heardForm(bar: Bar | undefined, bars: readonly Bar[]): HeardForm | undefined {
  if (bar?.outlook === undefined) return undefined;
  let last = bar.outlook;
  let rest = last.ahead;
  const passages: PassageAhead[] = [{ section: bar.section, bars: last.bars }];
  for (const next of bars.filter(({ index }) => index > bar.index)) {
    const isSameSong = next.song === bar.song && next.outlook !== undefined;
    const goesOn = isSameSong && next.outlook.bar > 0;
    // What another section follows had as many bars as were played of it, whatever was meant before.
    const { section } = passages.pop()!;
    passages.push({ section, bars: goesOn ? next.outlook.bars : last.bar + 1 });
    // The music ends here, or the song does.
    rest = next.outlook && (isSameSong ? next.outlook.ahead : []);
    if (!isSameSong) break;
    if (!goesOn) passages.push({ section: next.section, bars: next.outlook.bars });
    last = next.outlook;
  }
  const [{ bars: length } = last, ...coming] = passages;
  const ahead = rest && [...coming, ...rest];
  const place = { section: bar.section, bar: bar.outlook.bar, bars: length };
  return {
    ...(bar.song !== undefined && { song: bar.song }),
    ...place,
    ...(ahead && {
      ahead,
      barsLeft: ahead.reduce((sum, passage) => sum + passage.bars, place.bars - place.bar - 1),
    }),
  };
}
