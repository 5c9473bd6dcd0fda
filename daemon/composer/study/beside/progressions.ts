import { chordTones } from '../../../score/chord.ts';
import { pitchClassOf } from '../../../score/pitch.ts';
import { beatsPerGridBar, type Song } from './songs.ts';

/** How many different harmonies an hour of music has. */
interface HourOfHarmony {
  /** Different progressions of four bars. */
  readonly distinct: number;
  /** Entropy of all its progressions. */
  readonly entropyBits: number;
}

const barsPerProgression = 4;

/** Every four bars, the chords that begin them, seen from the tonic: roots, and whether their thirds are minor. */
function progressionsOf(song: Song): readonly string[] {
  const names = song.keys.map(({ tonic }, bar) => {
    const chord = song.chords[bar * beatsPerGridBar];
    if (chord === undefined) return '-';
    const isMinor = chordTones(chord).includes(pitchClassOf(chord.root + 3));
    return `${pitchClassOf(chord.root - tonic)}${isMinor ? 'm' : ''}`;
  });
  return Array.from({ length: Math.floor(song.bars / barsPerProgression) }, (_, i) =>
    names.slice(i * barsPerProgression, (i + 1) * barsPerProgression).join(' '),
  );
}

/** One song after the other, cut into whole hours; what is less than one counts as one. */
export function hoursOfHarmony(songs: readonly Song[], barsPerHour: number): readonly HourOfHarmony[] {
  const all = songs.flatMap(progressionsOf);
  const each = Math.round(barsPerHour / barsPerProgression);
  const hours = Math.max(Math.min(1, all.length), Math.floor(all.length / each));
  return Array.from({ length: hours }, (_, hour) => {
    const progressions = all.slice(hour * each, (hour + 1) * each);
    const counts = new Map<string, number>();
    for (const progression of progressions) counts.set(progression, (counts.get(progression) ?? 0) + 1);
    const shares = [...counts.values()].map((count) => count / progressions.length);
    return {
      distinct: counts.size,
      entropyBits: shares.reduce((bits, share) => bits - share * Math.log2(share), 0),
    };
  });
}
