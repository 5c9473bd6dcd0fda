import type { BarPlan } from '../composer/plan.ts';
import { stepsPerBar } from '../score/meter.ts';
import type { Note } from '../score/note.ts';
import { type Register, voiceChord } from '../score/voicing.ts';
import { allOutFromEnergy01, type Ensemble } from './ensemble.ts';
import { doubles, roomFor } from './room.ts';

/** A pad goes no higher than this, whatever the lead sings; and it needs an octave for all its tones. */
const highestPadMidi = 73;
const octave = 12;

/** Below this energy there is room for a pad in every section. */
const padBelowEnergy01 = 0.25;

/** All out it beats with the drums: so long is each of its strokes, and so much of that it sounds. */
const strokeSteps = 4;
const detached = 0.9;

/** The pad holds the chords: where little else sounds, and under a chorus that should lift. */
export function playPad(plan: BarPlan, ensemble: Ensemble, pitched: readonly Note[]): Note[] {
  if (!wantsPad(plan, ensemble, pitched)) return [];
  const beatsPerStep = plan.lengthBeats / stepsPerBar;
  const velocity01 = (0.34 + 0.16 * plan.energy01) * ensemble.style.level;
  const basses = pitched.filter((note) => note.part === 'bass');
  let before: readonly number[] = [];
  return plan.chords.flatMap((placed, index) => {
    const endStep = plan.chords[index + 1]?.startStep ?? stepsPerBar;
    const atBeat = plan.startBeat + placed.startStep * beatsPerStep;
    const durationBeats = (endStep - placed.startStep) * beatsPerStep;
    const room = roomFor({ atBeat, durationBeats }, pitched);
    before = voiceChord(placed.chord, registerOf(room), before);
    // In a tight place it leaves the lead's tone out, where two others stay.
    const under = before.filter((pitchMidi) => pitchMidi <= room.highestMidi);
    const voices = under.length >= 2 ? under : before;
    // At the top it would run in octaves with the bass, which has that tone already.
    const voicing = doubles({ atBeat, pitchMidi: voices.at(-1) ?? 0 }, basses) ? voices.slice(0, -1) : voices;
    return strokesOf(plan, atBeat, durationBeats).flatMap((stroke) =>
      voicing.map((pitchMidi) => ({
        ...stroke,
        part: 'pad' as const,
        pitchMidi,
        velocity01,
        source: 'groove' as const,
      })),
    );
  });
}

type Stroke = Pick<Note, 'atBeat' | 'durationBeats'>;

function strokesOf(plan: BarPlan, atBeat: number, durationBeats: number): readonly Stroke[] {
  if (plan.energy01 < allOutFromEnergy01 || plan.closing) return [{ atBeat, durationBeats }];
  const lengthBeats = (plan.lengthBeats / stepsPerBar) * strokeSteps;
  const count = Math.max(1, Math.floor(durationBeats / lengthBeats));
  const strokeBeats = durationBeats / count;
  return Array.from({ length: count }, (_, index) => ({
    atBeat: atBeat + index * strokeBeats,
    durationBeats: detached * strokeBeats,
  }));
}

function registerOf({ lowestMidi, highestMidi }: Register): Register {
  const highest = Math.min(highestPadMidi, highestMidi);
  return { lowestMidi, highestMidi: Math.max(lowestMidi + octave - 1, highest) };
}

function wantsPad(plan: BarPlan, ensemble: Ensemble, pitched: readonly Note[]): boolean {
  const { bass, chords, lead } = plan.density01;
  if (bass === null && chords === null && lead === null && !plan.drums) return false;
  if (plan.closing || plan.section === 'break' || plan.section === 'intro') return true;
  if (chords === null || pitched.length === 0 || plan.energy01 < padBelowEnergy01) return true;
  return plan.section === 'chorus' && plan.energy01 >= ensemble.style.padChorusFrom01;
}
