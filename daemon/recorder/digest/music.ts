import type { JournalLine } from '../journal-lines.ts';
import type { Summary } from '../summary.ts';
import { rounded } from './mean.ts';

/** What was heard of the music, counted. */
export interface MusicCount {
  bar(bar: Extract<JournalLine, { kind: 'bar' }>): void;
  beat(tempoBpm: number): void;
  summary(): Pick<Summary, 'tempoMeanBpm' | 'styles' | 'songs' | 'barsHeard'>;
}

export function createMusicCount(): MusicCount {
  const beatsOfStyles = new Map<string, number>();
  let [barsHeard, songs, beats, beatSeconds] = [0, 0, 0, 0];
  let song: number | undefined;
  return {
    bar(bar) {
      barsHeard += 1;
      if (barsHeard === 1 || bar.song !== song) songs += 1;
      song = bar.song;
      for (const [name, weight] of Object.entries(bar.styleWeights ?? {}))
        beatsOfStyles.set(name, (beatsOfStyles.get(name) ?? 0) + weight * bar.lengthBeats);
    },
    beat(tempoBpm) {
      beats += 1;
      beatSeconds += 60 / tempoBpm;
    },
    summary() {
      const all = [...beatsOfStyles.values()].reduce((sum, each) => sum + each, 0);
      const styles = [...beatsOfStyles]
        .map(([name, each]) => ({ name, share01: rounded(each / all, 3) }))
        .filter(({ share01 }) => share01 > 0)
        .sort((one, other) => other.share01 - one.share01);
      return {
        ...(beats > 0 && { tempoMeanBpm: rounded((60 * beats) / beatSeconds) }),
        ...{ styles, songs, barsHeard },
      };
    },
  };
}
