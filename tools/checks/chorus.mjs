#!/usr/bin/env node
/**
 * Listens to five minutes of every style, rendered with the real command from a simulated run, and asks of what was
 * heard (the trace, after band and hands): is the chorus known again, is it not the verse, is each bar in its key, does
 * any voice lie under the bass, do the outer voices move in parallel octaves. Exit status 1 when an aim is missed. Needs
 * a build (`npm run build`).
 *
 *   node tools/checks/chorus.mjs [--styles a,b] [--seeds 1,2,...] [--simulate easy] [--seconds 300] [--json]
 */
import { parseArgs } from 'node:util';
import { allStyles, barsOf, passagesOf, renderTrace, round } from './rendered.mjs';

const { values } = parseArgs({
  options: {
    styles: { type: 'string' },
    seeds: { type: 'string', default: '1,2,3,4,5,6,7,8,9,10' },
    simulate: { type: 'string', default: 'easy' },
    seconds: { type: 'string', default: '300' },
    json: { type: 'boolean', default: false },
  },
});
const styles = values.styles?.split(',') ?? allStyles;
const seeds = values.seeds.split(',');

const pitched = new Set(['bass', 'chords', 'lead']);
const mean = (items) => (items.length === 0 ? Number.NaN : items.reduce((a, b) => a + b, 0) / items.length);

/** F1 of the struck notes of two bars: equal part, pitch and 16th step. */
function overlap(a, b) {
  const names = (bar) =>
    new Set(
      bar.notes
        .filter(({ part }) => pitched.has(part))
        .map(({ part, pitchMidi, step }) => `${part} ${pitchMidi} ${step}`),
    );
  const [ofA, ofB] = [names(a), names(b)];
  if (ofA.size + ofB.size === 0) return 1;
  return (2 * [...ofA].filter((name) => ofB.has(name)).length) / (ofA.size + ofB.size);
}

function recognition(bars) {
  const passages = passagesOf(bars);
  const again = [];
  const verse = [];
  const aligned = (a, b) => a.bars.slice(0, b.bars.length).map((bar, i) => overlap(bar, b.bars[i]));
  for (const song of new Set(passages.map((passage) => passage.song))) {
    const of = (section) =>
      passages.filter((passage) => passage.song === song && passage.section === section);
    const [first, ...later] = of('chorus');
    if (first === undefined) continue;
    again.push(...later.map((passage) => mean(aligned(first, passage))));
    verse.push(...of('verse').map((passage) => mean(aligned(first, passage))));
  }
  return { choruses: again.length + 1, again: mean(again), worst: Math.min(...again), verse: mean(verse) };
}

const names = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];
const modes = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
};
const qualities = {
  '': [0, 4, 7],
  m: [0, 3, 7],
  dim: [0, 3, 6],
  7: [0, 4, 7, 10],
  m7: [0, 3, 7, 10],
  maj7: [0, 4, 7, 11],
  sus4: [0, 5, 7],
  aug: [0, 4, 8],
  m7b5: [0, 3, 6, 10],
  dim7: [0, 3, 6, 9],
};

/** Pitch classes that belong into a bar: its scale and its chords. */
function atHome(bar) {
  const [tonic, mode] = bar.key.split(' ');
  const scale = modes[mode].map((step) => (names.indexOf(tonic) + step) % 12);
  const tones = bar.chords.flatMap((symbol) => {
    const [, root, quality] = /^([A-G]#?)(.*)$/.exec(symbol);
    return qualities[quality].map((step) => (names.indexOf(root) + step) % 12);
  });
  return new Set([...scale, ...tones]);
}

function inKey(bars) {
  const all = bars.flatMap((bar) => {
    const home = atHome(bar);
    return bar.notes.filter(({ part }) => part !== 'drums').map(({ pitchMidi }) => home.has(pitchMidi % 12));
  });
  return all.filter(Boolean).length / all.length;
}

/** In each half of a bar: the bass among the rest, and where a chord begins the lowest and the highest that sounds. */
function voices(bars) {
  const notes = bars.flatMap((bar) => bar.notes).filter(({ part }) => part !== 'drums');
  const outer = [];
  let under = 0;
  let moments = 0;
  for (const bar of bars) {
    for (let half = 0; half < 2; half++) {
      // A little after the line: hands are not machines.
      const beat = bar.startBeat + (half * bar.lengthBeats) / 2 + 0.2;
      const now = notes.filter((note) => note.atBeat <= beat && note.atBeat + note.durationBeats > beat);
      const bass = now.filter(({ part }) => part === 'bass').map(({ pitchMidi }) => pitchMidi);
      const above = now.filter(({ part }) => part !== 'bass').map(({ pitchMidi }) => pitchMidi);
      if (bass.length === 0 || above.length === 0) continue;
      moments++;
      if (Math.min(...above) < Math.min(...bass)) under++;
      if (half === 0 || bar.chords.length > 1)
        outer.push({ low: Math.min(...bass), high: Math.max(...above) });
    }
  }
  const moves = outer.slice(1).map((to, i) => ({ from: outer[i], to }));
  const parallel = moves.filter(
    ({ from, to }) =>
      to.low !== from.low && to.high - from.high === to.low - from.low && (from.high - from.low) % 12 === 0,
  );
  return { underBass: under / moments, parallel: parallel.length, moves: moves.length };
}

const results = [];
for (const style of styles) {
  const rendered = seeds.map((seed) =>
    barsOf(
      renderTrace([
        '--simulate',
        values.simulate,
        '--seconds',
        values.seconds,
        '--seed',
        seed,
        '--style',
        style,
      ]),
    ),
  );
  const known = rendered.map(recognition);
  const led = rendered.map(voices);
  const result = {
    style,
    choruses: known.reduce((sum, { choruses }) => sum + choruses, 0),
    chorusAgain: round(mean(known.map(({ again }) => again))),
    worstChorus: round(Math.min(...known.map(({ worst }) => worst))),
    chorusAndVerse: round(mean(known.map(({ verse }) => verse))),
    inKey: round(mean(rendered.map(inKey))),
    underBass: round(mean(led.map(({ underBass }) => underBass))),
    parallelOctaves: led.reduce((sum, { parallel }) => sum + parallel, 0),
    moves: led.reduce((sum, { moves }) => sum + moves, 0),
  };
  const ok =
    result.chorusAgain >= 0.5 &&
    result.chorusAndVerse <= 0.3 &&
    result.inKey >= 0.98 &&
    result.underBass === 0 &&
    // One in five minutes is more than nothing and says nothing.
    result.parallelOctaves <= Math.max(1, 0.01 * result.moves);
  results.push({ ...result, ok });
  if (!values.json) {
    const words = Object.entries(result).map(([name, value]) => `${name} ${value}`);
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${words.join('  ')}`);
  }
}
if (values.json) console.log(JSON.stringify({ ...values, results }));
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
