import type { Key, Mode } from '../../score/key.ts';
import { modeSteps } from '../../score/key.ts';
import { pitchClassOf } from '../../score/pitch.ts';
import type { Random } from '../../time/random.ts';

/** Modes with a minor third take the minor progressions. */
export function isMinorLike(mode: Mode): boolean {
  return (modeSteps[mode] as readonly number[]).includes(3);
}

/** The key with the same notes and the other third: C major and A minor. Modal keys answer with their parent scale. */
export function relativeKey(key: Key): Key {
  switch (key.mode) {
    case 'major':
      return { tonic: pitchClassOf(key.tonic - 3), mode: 'minor' };
    case 'minor':
      return { tonic: pitchClassOf(key.tonic + 3), mode: 'major' };
    case 'dorian':
      return { tonic: pitchClassOf(key.tonic - 2), mode: 'major' };
    case 'mixolydian':
      return { tonic: pitchClassOf(key.tonic + 2), mode: 'minor' };
  }
}

/** Keys that share six or seven notes with this one: a fifth up, a fifth down, and the relative. */
export function neighbourKeys(key: Key): readonly Key[] {
  return [
    { tonic: pitchClassOf(key.tonic + 7), mode: key.mode },
    { tonic: pitchClassOf(key.tonic + 5), mode: key.mode },
    relativeKey(key),
  ];
}

/**
 * The key of the next song: a neighbour of the last one that has not strayed from home by more than a fifth, so that
 * an hour wanders and still comes back.
 */
export function nextSongKey(last: Key, home: Key, random: Random): Key {
  const allowed = [home, ...neighbourKeys(home)];
  const candidates = allowed.filter((key) => !sameKey(key, last));
  return candidates[random.index(candidates.length)]!;
}

export function sameKey(a: Key, b: Key): boolean {
  return a.tonic === b.tonic && a.mode === b.mode;
}

/** The key nearest to this one that is major or minor: itself, the same tonic, or the relative. */
export function keyInMode(key: Key, mode: 'major' | 'minor'): Key {
  if (key.mode === mode) return key;
  return isMinorLike(key.mode) === (mode === 'minor')
    ? { tonic: key.tonic, mode }
    : keyInMode(relativeKey(key), mode);
}
