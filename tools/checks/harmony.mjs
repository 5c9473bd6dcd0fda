#!/usr/bin/env node
/**
 * Counts the chord progressions of an hour of every style, as the tables have them and as learnt, beside people's: how
 * many stretches of four bars are different (chords by half bars, above the tonic), how evenly they are spread (entropy,
 * bits), what share of them people have, too, and what share of the songs has eight bars in a row in common with one of
 * the pieces that the chords were learnt from. No network, no sound; needs a build (`npm run build`).
 *
 *   node tools/checks/harmony.mjs --people FILE.jsonl [--seeds 4] [--tempo 170] [--feel half] [--styles a,b] [--dist DIR]
 *
 * FILE: what `tactus_training progressions --list FILE` read in people's pieces.
 */
import { readFileSync } from 'node:fs';
import { openBuild } from './built.mjs';

const { values, load } = openBuild({
  people: { type: 'string' },
  seeds: { type: 'string', default: '4' },
  tempo: { type: 'string', default: '170' },
  feel: { type: 'string', default: 'half' },
  styles: { type: 'string' },
});
const { createFormPlanner } = await load('composer/form/planner.js');
const { createChordBank } = await load('composer/harmony/chord-bank.js');
const { parseRoman } = await load('composer/harmony/roman.js');
const { beatsPerBar } = await load('score/meter.js');
const { ourStyles } = await load('styles/style-book.js');
const { createRandom } = await load('time/random.js');

const halvesPerBar = 2;
const barsPerStretch = 4;
const quotedBars = 8;

/** People's pieces: `bars` has two chords a bar, `undefined` between stretches that do not follow each other. */
const people = readFileSync(values.people, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .map(({ style, split, windows }) => ({
    style,
    split,
    stretches: windows.map(([, , window]) => held(window.map((name) => name && nameOf(parseRoman(name))))),
  }));

console.log(
  '| | different, an hour | entropy | people have, too | songs with eight bars of a piece |\n|---|---|---|---|---|',
);
const styles = values.styles?.split(',') ?? ourStyles.map(({ name }) => name);
for (const style of styles) {
  const own = people.filter((piece) => piece.style === style);
  const learntFrom = own.filter(({ split }) => split === 'train');
  const others = own.filter(({ split }) => split === 'valid');
  const known = new Set(own.flatMap(({ stretches }) => stretches.map(faceOf)));
  const quotable = new Set(learntFrom.flatMap(rowsOf));
  const rows = {
    tables: hoursOf(style, createChordBank('')),
    learnt: hoursOf(style, createChordBank()),
  };
  const stretchesAnHour = rows.tables[0].flatMap(({ stretches }) => stretches).length;
  rows.people = Array.from({ length: Number(values.seeds) }, (_, seed) =>
    hourOfPeople(others, learntFrom, stretchesAnHour, seed),
  );
  const elsewhere = new Set(learntFrom.flatMap(({ stretches }) => stretches.map(faceOf)));
  for (const [who, hours] of Object.entries(rows)) {
    const alone = who === 'people' ? elsewhere : known;
    const judged = who === 'people' ? [others] : hours;
    const cells = [
      mean(hours.map((hour) => new Set(facesOf(hour)).size)).toFixed(0),
      mean(hours.map((hour) => entropyOf(facesOf(hour)))).toFixed(1),
      mean(judged.map((hour) => share(facesOf(hour), (face) => alone.has(face)))).toFixed(2),
      mean(
        judged.map((hour) => share(hour, (song) => rowsOf(song).some((row) => quotable.has(row)))),
      ).toFixed(2),
    ];
    console.log(`| ${style}, ${who} | ${cells.join(' | ')} |`);
  }
}

/** An hour of songs for each seed; odd seeds in minor. */
function hoursOf(style, chords) {
  return Array.from({ length: Number(values.seeds) }, (_, seed) => {
    const intent = {
      tempoBpm: Number(values.tempo),
      feel: values.feel,
      energy01: 0.6,
      density01: 0.5,
      brightness01: 0.5,
      styleWeights: { [style]: 1 },
      key: { tonic: 0, mode: seed % 2 ? 'minor' : 'major' },
      section: 'verse',
      seed,
    };
    const planner = createFormPlanner({}, { chords });
    const bars = Math.round((60 * intent.tempoBpm) / beatsPerBar(intent.feel));
    const songs = [];
    for (let form = planner.initial(seed), bar = 0; bar < bars; bar++) {
      const { plan, state } = planner.plan(intent, form);
      form = state;
      const song = songs[plan.song] ?? { stretches: [] };
      songs[plan.song] = song;
      if (plan.barInPhrase % barsPerStretch === 0) song.stretches.push([]);
      const above = ({ chord: { root, quality } }) =>
        nameOf({ semitones: (root - plan.key.tonic + 12) % 12, quality });
      const halves = Array.from({ length: halvesPerBar });
      for (const placed of plan.chords) halves[placed.startStep / 8] = above(placed);
      song.stretches.at(-1).push(...held(halves));
    }
    return songs;
  });
}

/** As many stretches of people's pieces, in a drawn order, those first that nothing was learnt from. */
function hourOfPeople(others, learntFrom, stretches, seed) {
  const random = createRandom(seed);
  const shuffled = (items) =>
    items
      .map((item) => ({ item, place: random.next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  const hour = [];
  let left = stretches;
  for (const piece of [...shuffled(others), ...shuffled(learntFrom)]) {
    if (left <= 0) break;
    hour.push({ stretches: piece.stretches.slice(0, left) });
    left -= piece.stretches.length;
  }
  return hour;
}

function nameOf({ semitones, quality }) {
  return `${semitones}${quality}`;
}

/** Every half bar with the chord that sounds in it. */
function held(halves) {
  let sounding;
  return halves.map((chord) => {
    sounding = chord ?? sounding;
    return sounding;
  });
}

function faceOf(stretch) {
  return stretch.join(' ');
}

function facesOf(songs) {
  return songs.flatMap(({ stretches }) => stretches.map(faceOf));
}

/** Every eight bars in a row. */
function rowsOf({ stretches }) {
  const halves = stretches.flat();
  const length = quotedBars * halvesPerBar;
  return halves.slice(length - 1).map((_, first) => halves.slice(first, first + length).join(' '));
}

function entropyOf(faces) {
  const counts = new Map();
  for (const face of faces) counts.set(face, (counts.get(face) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / faces.length) * Math.log2(n / faces.length), 0);
}

function share(items, is) {
  return items.filter(is).length / items.length;
}

function mean(items) {
  return items.reduce((a, b) => a + b, 0) / items.length;
}
