import type { Loop } from '../../styles/style.ts';
import type { Random } from '../../time/random.ts';
import { harmonyIn } from './modes.ts';
import { chanceOf, type Phrases, type SongHarmony, unlike } from './phrases.ts';

/** The phrases that stand in a style's own tables. */
export function tabledPhrases(song: SongHarmony): Phrases {
  const harmony = harmonyIn(song.mode, song.style);
  return {
    chorus: () => pick(harmony.chorus, chanceOf(song, 'chorus')),
    verse: (chorus) => pick(unlike(harmony.verse, chorus), chanceOf(song, 'verse')),
    bridge: () => pick(harmony.bridge, chanceOf(song, 'bridge')),
    answer(first, section, ending) {
      const loops = section === 'chorus' ? harmony.chorus : harmony.verse;
      const walksOn = harmony.walksOn === true && (section === 'verse' || section === 'chorus');
      const again = walksOn ? pick(others(loops, first), chanceOf(song, `${section}-answer`)) : first;
      if (ending === 'open')
        return [again[0], again[1], again[2], pick(harmony.halfCadence, chanceOf(song, `${section}-open`))];
      return [again[0], again[1], ...pick(harmony.cadence, chanceOf(song, `${section}-home`))];
    },
  };
}

function others(loops: readonly Loop[], one: Loop): readonly Loop[] {
  const left = loops.filter((loop) => loop !== one);
  return left.length > 0 ? left : loops;
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[random.index(items.length)];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}
