import { chordAt } from '../../../score/bar.ts';
import { chordTones } from '../../../score/chord.ts';
import { scalePitchClasses } from '../../../score/key.ts';
import { type Role, roles } from '../../../score/note.ts';
import { pitchClassOf } from '../../../score/pitch.ts';
import type { GridNote } from '../../grid-note.ts';
import type { RememberedBar } from '../../look-ahead/bar-memory.ts';
import { movesInOctaves } from '../../rules/outer-voices.ts';

/** How music keeps what was asked of it. Shares are counts, so that pieces can be added up before dividing. */
export interface Share {
  readonly hits: number;
  readonly of: number;
}

export interface PieceMeasures {
  /** Of the notes sounding on a beat, by role: in the planned chord. */
  readonly chordTones: Readonly<Record<Role, Share>>;
  /** Of all onsets: in the key. */
  readonly inScale: Share;
  /** Of the bars with a bass on the first beat: it is the chord's root. */
  readonly bassRoot: Share;
  /** Of the bars that ask for a lead: it sounds. */
  readonly leadSounds: Share;
  /** Of the lead's moves: wider than an octave. */
  readonly leadLeaps: Share;
  /** Onset steps, and bars that asked for the role. */
  readonly onsets: Readonly<Record<Role, Share>>;
  /** Of the bars: nothing sounds though something was asked for. */
  readonly silentBars: Share;
  /** The longest run of bars in which every role repeats the bar before. */
  readonly longestRepeat: number;
  /** Of the chord changes: bass and lead move in the same direction from octave to octave. */
  readonly parallelOctaves: Share;
  /** Of the notes, velocities at the ends of what is allowed. */
  readonly velocitiesClipped: Share;
  readonly velocities: readonly number[];
}

export function measurePiece(bars: readonly RememberedBar[]): PieceMeasures {
  const onsetSteps = (notes: readonly GridNote[]): number =>
    new Set(notes.filter((note) => !note.tied).map((note) => note.startStep)).size;
  const struck = bars.flatMap(({ plan, notes }) =>
    notes.filter((note) => !note.tied).map((note) => ({ plan, note })),
  );
  const asks = bars.filter(({ plan }) => roles.some((role) => plan.density01[role] !== null));
  return {
    chordTones: byRole((role) =>
      sum(
        bars.map(({ plan, notes }) =>
          sum(
            [0, 4, 8, 12].map((step) => {
              const placed = chordAt(plan.chords, step);
              const tones = placed === undefined ? [] : chordTones(placed.chord);
              return count(soundingAt(notes, role, step), (note) =>
                tones.includes(pitchClassOf(note.pitchMidi)),
              );
            }),
          ),
        ),
      ),
    ),
    inScale: count(struck, ({ plan, note }) =>
      scalePitchClasses(plan.key).includes(pitchClassOf(note.pitchMidi)),
    ),
    bassRoot: sum(
      bars.map(({ plan, notes }) =>
        count(
          soundingAt(notes, 'bass', 0),
          (note) => pitchClassOf(note.pitchMidi) === chordAt(plan.chords, 0)?.chord.root,
        ),
      ),
    ),
    leadSounds: count(
      bars.filter(({ plan }) => plan.density01.lead !== null),
      ({ notes }) => notes.some((note) => note.role === 'lead'),
    ),
    leadLeaps: leaps(struck.filter(({ note }) => note.role === 'lead').map(({ note }) => note.pitchMidi)),
    onsets: byRole((role) => {
      const asked = bars.filter(({ plan }) => plan.density01[role] !== null);
      return {
        hits: asked.reduce(
          (total, { notes }) => total + onsetSteps(notes.filter((note) => note.role === role)),
          0,
        ),
        of: asked.length,
      };
    }),
    silentBars: count(asks, ({ notes }) => notes.length === 0),
    longestRepeat: longestRepeat(bars),
    parallelOctaves: parallelOctaves(bars),
    velocitiesClipped: count(struck, ({ note }) => note.velocity01 >= 0.999 || note.velocity01 <= 0.101),
    velocities: struck.map(({ note }) => note.velocity01),
  };
}

export function ratio(share: Share): number {
  return share.of === 0 ? Number.NaN : share.hits / share.of;
}

export function sum(shares: readonly Share[]): Share {
  return shares.reduce((a, b) => ({ hits: a.hits + b.hits, of: a.of + b.of }), { hits: 0, of: 0 });
}

function count<T>(items: readonly T[], is: (item: T) => boolean): Share {
  return { hits: items.filter(is).length, of: items.length };
}

function byRole(measure: (role: Role) => Share): Readonly<Record<Role, Share>> {
  return { bass: measure('bass'), chords: measure('chords'), lead: measure('lead') };
}

function soundingAt(notes: readonly GridNote[], role: Role, step: number): GridNote[] {
  return notes.filter(
    (note) => note.role === role && note.startStep <= step && step < note.startStep + note.lengthSteps,
  );
}

function leaps(pitches: readonly number[]): Share {
  const moves = pitches.slice(1).map((pitch, i) => Math.abs(pitch - pitches[i]!));
  return count(moves, (semitones) => semitones > 12);
}

function longestRepeat(bars: readonly RememberedBar[]): number {
  const face = ({ notes }: RememberedBar): string =>
    notes.map((note) => `${note.role} ${note.pitchMidi} ${note.startStep} ${note.lengthSteps}`).join();
  let longest = 1;
  let run = 1;
  for (let i = 1; i < bars.length; i++) {
    run = bars[i]!.notes.length > 0 && face(bars[i]!) === face(bars[i - 1]!) ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

function parallelOctaves(bars: readonly RememberedBar[]): Share {
  const outer = bars.flatMap(({ plan, notes }) =>
    plan.chords.flatMap(({ startStep }) => {
      const bass = soundingAt(notes, 'bass', startStep).map((note) => note.pitchMidi);
      const lead = soundingAt(notes, 'lead', startStep).map((note) => note.pitchMidi);
      return bass.length > 0 && lead.length > 0 ? [{ bass: Math.min(...bass), lead: Math.max(...lead) }] : [];
    }),
  );
  const moves = outer.slice(1).map((to, i) => ({ from: outer[i]!, to }));
  return count(moves, ({ from, to }) => movesInOctaves(from, to));
}
