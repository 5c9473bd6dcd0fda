import { stepsPerBar } from '../../score/meter.ts';
import type { MelodyNote } from './melody.ts';
import type { Voice } from './voice.ts';

/** Fewer notes than this are no melody. */
const fewestNotes = 3;

/**
 * The voice that a listener would hum: the one that is called melody, else sung, else lead; among several of these, or
 * when none is called so, the likeliest by how it moves. Undefined when no voice has enough notes.
 */
export function likeliestMelody(voices: readonly Voice[]): Voice | undefined {
  const melodies = voices.filter((voice) => voice.notes.length >= fewestNotes);
  const called = callings
    .map((calling) => melodies.filter(({ trackName }) => isCalled(trackName, calling)))
    .find((found) => found.length > 0);
  const highest = highestAt(melodies);
  const bars = Math.ceil(highest.length / stepsPerBar);
  let best: { readonly voice: Voice; readonly likelihood: number } | undefined;
  for (const voice of called ?? melodies) {
    const likelihood = likelihoodOf(voice.notes, highest, bars);
    if (best === undefined || likelihood > best.likelihood) best = { voice, likelihood };
  }
  return best?.voice;
}

/** Words that call a track the melody, and those beside which they mean something else. */
interface Calling {
  readonly words: RegExp;
  readonly not: RegExp;
}

const accompanies = /^(back|bg|counter|contra|gegen|neben|harmony|support|2nd|second|zweite)/;
const callings: readonly Calling[] = [
  {
    words: /melod|mélod|^(tune$|theme$|thema$|tema$|cantus|dallam|мелод|μελωδ|主旋律|旋律|メロディ|멜로디)/,
    not: accompanies,
  },
  {
    words:
      /^(vocals?$|vox$|voice$|voices$|singer|singing|sung$|gesang|singstimme|stimme$|chant$|chanteu|voix$|canto$|cantante|cantor|voce$|voz$|vokal|wokal|zang$|sång|sang$|laulu|ének|śpiew|zpěv|вокал|голос|φωνή|ボーカル|ヴォーカル|歌|人声|보컬)/,
    not: new RegExp(`${accompanies.source}|^(choir|chor$|chorus|coro$|chœur|choeur|oohs?$|aahs?$|synth)`),
  },
  {
    words: /^(lead$|leads$|solo$|soloist|solist)/,
    not: new RegExp(
      `${accompanies.source}|^(bass|guitar|gtr|git|rhythm|square|saw|sawtooth|charang|calliope|chiff|fifths|pad)`,
    ),
  },
];

function isCalled(trackName: string, { words, not }: Calling): boolean {
  const said = trackName.toLowerCase().match(/[\p{L}\p{M}\p{N}ー]+/gu) ?? [];
  const plain = said.map((word) => word.replace(/\d+$/, ''));
  return plain.some((word) => words.test(word)) && !said.some((word) => not.test(word));
}

/** The highest pitch that sounds at each step, of all voices. */
function highestAt(voices: readonly Voice[]): Uint8Array {
  const notes = voices.flatMap((voice) => voice.notes);
  const steps = notes.reduce((most, note) => Math.max(most, note.startStep + 1), 0);
  const highest = new Uint8Array(steps);
  for (const { startStep, lengthSteps, pitchMidi } of notes) {
    const end = Math.min(steps, startStep + lengthSteps);
    for (let step = startStep; step < end; step += 1) highest[step] = Math.max(highest[step]!, pitchMidi);
  }
  return highest;
}

/**
 * What tells a melody from accompaniment (Rizo et al. 2006, Friberg and Ahlbäck 2009, Uitdenbogerd and Zobel 1998). The
 * weights were fitted, softmax over the voices of a piece, to 1,600 arrangements whose melody is known.
 */
const weights = {
  /** Share of its onsets that are one note. */
  oneVoice: 3.7,
  /** Share of its onsets above which nothing sounds. */
  onTop: 3.5,
  /** Share of its intervals of one or two semitones: chords that are broken have none. */
  steps: 4.6,
  /** Share of the bars in which it begins a note. */
  present: 1.5,
  /** How much its rhythm varies, bits an onset. */
  rhythm: 0.4,
  /** Octaves under the G below the middle: a bass. */
  octavesLow: -1.25,
  /** Onsets a bar beyond eight, and below two. */
  busy: -0.28,
  idle: -1.7,
} as const;
const bassBelow = 55;

function likelihoodOf(notes: readonly MelodyNote[], highest: Uint8Array, bars: number): number {
  const line = new Map<number, number>();
  for (const { startStep, pitchMidi } of notes) {
    line.set(startStep, Math.max(line.get(startStep) ?? 0, pitchMidi));
  }
  const onsets = [...line].sort(([a], [b]) => a - b);
  const count = onsets.length;
  const between = onsets.slice(1).map(([step, pitch], index) => ({
    waits: Math.min(2 * stepsPerBar, step - onsets[index]![0]),
    leap: Math.abs(pitch - onsets[index]![1]),
  }));
  const stepwise = between.filter(({ leap }) => leap === 1 || leap === 2).length;
  const barsWithIt = new Set(onsets.map(([step]) => Math.floor(step / stepsPerBar))).size;
  const onsetsPerBar = count / barsWithIt;
  const meanPitch = onsets.reduce((sum, [, pitch]) => sum + pitch, 0) / count;
  return (
    weights.oneVoice * (count / notes.length) +
    weights.onTop * (onsets.filter(([step, pitch]) => pitch >= highest[step]!).length / count) +
    weights.steps * (stepwise / Math.max(1, between.length)) +
    weights.present * (barsWithIt / bars) +
    weights.rhythm * bitsOf(between.map(({ waits }) => waits)) +
    weights.octavesLow * (Math.max(0, bassBelow - meanPitch) / 12) +
    weights.busy * Math.max(0, onsetsPerBar - 8) +
    weights.idle * Math.max(0, 2 - onsetsPerBar)
  );
}

/** Shannon's entropy. */
function bitsOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => {
    const share = count / values.length;
    return bits - share * Math.log2(share);
  }, 0);
}
