import type { Section } from '../../score/bar.ts';
import type { Loop } from '../../styles/style.ts';
import type { ChordChain } from './chord-bank.ts';
import { harmonyIn } from './modes.ts';
import { chanceOf, type Ending, type Phrases, type SongHarmony, tonicOf, unlike } from './phrases.ts';
import { type PhraseEnd, type PhraseLaw, proposePhrase } from './proposal.ts';
import { parseRoman } from './roman.ts';

/** Of so many proposals the one is taken that is least like the chorus, or that first ends otherwise than usual. */
const candidates = 4;

/** Who says a phrase again does so up to its ending, or else half of it. */
const parallelBars = [3, 2];

/** Who ends in another way begins the answer as usual, and so its tune, up to its last two bars. */
const endingBars = 2;

/** Sections whose second half begins as the first whatever was learnt: who comes or goes does it with what is known. */
const beginsAgain: ReadonlySet<Section> = new Set<Section>(['intro', 'break', 'outro']);

/**
 * Phrases that a chain proposes under the law of the form. Where it proposes nothing that keeps the law, `tables` speaks:
 * its cadences say, too, which chords lead home and on which a phrase stays open.
 */
export function learntPhrases(chain: ChordChain, song: SongHarmony, tables: Phrases): Phrases {
  const { cadence, halfCadence } = harmonyIn(song.mode, song.style);
  const tonic = tonicOf(song.mode);
  const leadsHome = rootsOf(cadence.map(([bar]) => bar));
  const staysOpen = rootsOf(halfCadence);
  const propose = (law: Omit<PhraseLaw, 'mode'>, ...label: readonly (string | number)[]): Loop | undefined =>
    proposePhrase(chain, { ...law, mode: song.mode }, song.temperature, chanceOf(song, ...label));
  const proposeUnlike = (chorus: Loop, law: Omit<PhraseLaw, 'mode'>, label: string): Loop | undefined =>
    unlike(
      Array.from({ length: candidates }, (_, candidate) => propose(law, label, candidate)).filter(
        (loop) => loop !== undefined,
      ),
      chorus,
    )[0];
  return {
    chorus: () => propose({}, 'chorus') ?? tables.chorus(),
    verse: (chorus) => proposeUnlike(chorus, {}, 'verse') ?? tables.verse(chorus),
    bridge: (chorus) =>
      proposeUnlike(chorus, { after: chorus, beginsNotOn: [tonic] }, 'bridge') ?? tables.bridge(chorus),
    answer(first, section, ending, time = 0) {
      const usual = usualAnswer(first, section, ending);
      if (time === 0) return usual;
      const law = { after: first, given: usual.slice(0, endingBars), ends: endingLaw(ending) };
      for (let candidate = 0; candidate < candidates; candidate++) {
        const other = propose(law, section, ending, time, candidate);
        if (other !== undefined && other.join() !== usual.join()) return other;
      }
      return usual;
    },
  };

  function usualAnswer(first: Loop, section: Section, ending: Ending): Loop {
    // Counted anywhere in a piece; where its phrases begin, people say the half of one again about as often as this.
    const again = chanceOf(song, section, 'again', 0).next() < Math.sqrt(chain.repeats01);
    const ends = endingLaw(ending);
    for (const bars of again ? parallelBars : beginsAgain.has(section) ? [2] : [0]) {
      const answer = propose({ after: first, given: first.slice(0, bars), ends }, section, ending, 0);
      if (answer !== undefined) return answer;
    }
    return tables.answer(first, section, ending);
  }

  function endingLaw(ending: Ending): PhraseEnd {
    return ending === 'open' ? { on: staysOpen } : { at: tonic, after: leadsHome };
  }
}

/** Semitones above the tonic of the last chord of each bar. */
function rootsOf(bars: readonly string[]): readonly number[] {
  return bars.map((bar) => parseRoman(bar.split(' ').at(-1)!).semitones);
}
