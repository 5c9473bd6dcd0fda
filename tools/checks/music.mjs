#!/usr/bin/env node
/**
 * Lets a model write music over our own form, as the daemon does, and measures it: key, chords, leaps, repetition,
 * silence, parallel octaves, self-similarity beside that of real pieces, whether the chorus is known again, and how
 * loud and soft the notes are before and after the band; and what the band then plays beside people's music: returns,
 * rhythms, harmony, register, borrowing. Needs a build (`npm run build`).
 *
 *   node tools/checks/music.mjs [--model standard] [--precision int8] [--seeds 3] [--bars 64] [--styles a,b] [--json]
 *                               [--pieces FILE.jsonl.gz]... [--jobs 1] [--fallback] [--energy 0.6] [--density 0.5]
 *                               [--hours 0] [--chart FILE.svg] [--dist DIR]
 *
 * With `--hours N`, the first and the last ten minutes of N hours are written, too, and what they have in common is told.
 *
 * Songs are in minor as often as people's pieces are. Prints Markdown tables and what misses its aim; ends with 1 when
 * something does. With pieces (those whose `split` is `valid` are held out) the second table is: ours / people's (the middle
 * 95 % of their pieces).
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { findModel, modelOptions, openBuild } from './built.mjs';

const { values, load } = openBuild({
  ...modelOptions,
  seeds: { type: 'string', default: '3' },
  bars: { type: 'string', default: '64' },
  pieces: { type: 'string', multiple: true, default: [] },
  energy: { type: 'string', default: '0.6' },
  density: { type: 'string', default: '0.5' },
  hours: { type: 'string', default: '0' },
  jobs: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
  fallback: { type: 'boolean', default: false },
  chart: { type: 'string' },
});
const { createArranger } = await load('band/arrange.js');
const { readPieces } = await load('composer/study/evaluate/read-pieces.js');
const { createFormPlanner } = await load('composer/form/planner.js');
const { composeFallbackGrid } = await load('composer/fallback/compose.js');
const { composePiece } = await load('composer/study/piece/compose-piece.js');
const { measurePiece, ratio, sum } = await load('composer/study/figures/measures.js');
const { describeRealPieces, deviation } = await load('composer/study/figures/real-pieces.js');
const { measureRecognition, similarityAtLag } = await load('composer/study/piece/likeness.js');
const { besidePeople } = await load('composer/study/beside/compare.js');
const { besideChart } = await load('composer/study/beside/beside-chart.js');
const { gatherPeoplesMusic } = await load('composer/study/beside/people.js');
const { playedSong } = await load('composer/study/beside/songs.js');
const { laneLayout } = await load('composer/lanes.js');
const { toNotes } = await load('composer/grid-note.js');
const { openModel } = await load('composer/models/open-model.js');

/** What must hold for every style: at least, or at most. */
const aims = {
  inScale: { least: 0.98 },
  'chordTones.bass': { least: 0.85 },
  'chordTones.chords': { least: 0.8 },
  'chordTones.lead': { least: 0.75 },
  leadLeaps: { most: 0.03 },
  parallelOctaves: { most: 0.01 },
  silentBars: { most: 0 },
  longestRepeat: { most: 3 },
  chorusAgain: { least: 0.5 },
  chorusAndVerse: { most: 0.3 },
};

/** Bossa as it was taught has 0.73 of its chords' tones in the chords: sevenths, ninths and sixths, which are not in their names. */
const aimsOfStyle = { bossa: { 'chordTones.chords': { least: 0.65 } } };

const tempoBpm = 170;
/** In half feel, where a bar is eight beats. */
const barsPerHour = (60 * tempoBpm) / 8;

const { model, book, styles } = await findModel(values, load);
const arrange = createArranger(book);
const results = Number(values.jobs) > 1 ? await measureInProcesses() : await measureHere();
if (values.json) {
  const { model: name, precision, seeds, bars } = values;
  console.log(JSON.stringify({ model: name, precision, seeds: Number(seeds), bars: Number(bars), results }));
  process.exit(0);
}
printTable(results);
printBeside(results);
if (values.chart !== undefined) writeFileSync(values.chart, besideChart(results));
const misses = results.flatMap(missesOf);
console.log(misses.length === 0 ? '\neverything keeps its aim' : `\n${misses.join('\n')}`);
process.exit(misses.length === 0 ? 0 : 1);

async function measureHere() {
  const { writer, roles } = await openModel(model, { precision: values.precision });
  const pieces = values.pieces.flatMap(readPieces);
  const real = describeRealPieces(model.manifest, laneLayout(roles), pieces);
  const people = gatherPeoplesMusic(model.manifest, laneLayout(roles), pieces);
  const measured = [];
  for (const style of styles) {
    measured.push(await measureStyle(values.fallback ? undefined : writer, style, real.get(style), people));
    if (process.stderr.isTTY) console.error(`${style} is measured`);
  }
  return measured;
}

/** One style a process, so many at a time. */
async function measureInProcesses() {
  const waiting = [...styles];
  const found = new Map();
  const worker = async () => {
    for (let style = waiting.shift(); style !== undefined; style = waiting.shift()) {
      const own = process.argv.slice(2).filter((argument) => argument !== '--json');
      const more = ['--jobs', '1', '--json', '--styles', style];
      const { stdout } = await promisify(execFile)(process.execPath, [process.argv[1], ...own, ...more]);
      found.set(style, JSON.parse(stdout).results[0]);
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, worker));
  return styles.map((style) => found.get(style));
}

async function measureStyle(writer, style, real, people) {
  const minorShare = minorShareOf(people.byStyle.get(style)?.compared);
  const pieces = [];
  for (let seed = 1; seed <= Number(values.seeds); seed++)
    pieces.push(await compose(writer, plansOf(style, seed, minorShare)));
  const measured = pieces.map(measurePiece);
  const share = (read) => ratio(sum(measured.map(read)));
  const likeness = (read) => mean(pieces.map(read));
  const heard = pieces.map(playedBars);
  const played = heard.map(struckNotes);
  const harmony = [1, 2].map((seed) =>
    plansOf(style, seed, minorShare, barsPerHour).map((plan) => ({ plan, notes: [] })),
  );
  const own = {
    songs: heard.map(playedSong),
    harmony: harmony.map(playedSong),
    barsPerHour,
    hours: await endsOfHours(writer, style, minorShare),
  };
  const loudness = played.map((notes) => deviation(notes.map((note) => note.velocity01)));
  return {
    style,
    inScale: share((m) => m.inScale),
    'chordTones.bass': share((m) => m.chordTones.bass),
    'chordTones.chords': share((m) => m.chordTones.chords),
    'chordTones.lead': share((m) => m.chordTones.lead),
    leadLeaps: share((m) => m.leadLeaps),
    parallelOctaves: share((m) => m.parallelOctaves),
    silentBars: sum(measured.map((m) => m.silentBars)).hits,
    longestRepeat: Math.max(...measured.map((m) => m.longestRepeat)),
    'onsetsPerBar.bass': share((m) => m.onsets.bass),
    'onsetsPerBar.chords': share((m) => m.onsets.chords),
    'onsetsPerBar.lead': share((m) => m.onsets.lead),
    lag4: likeness((bars) => similarityAtLag(bars, 4)),
    ...(real === undefined ? {} : { 'lag4.real': real.lag4 }),
    lag8: likeness((bars) => similarityAtLag(bars, 8)),
    ...(real === undefined ? {} : { 'lag8.real': real.lag8 }),
    chorusAgain: likeness((bars) => measureRecognition(bars).chorusAgain),
    chorusAndVerse: likeness((bars) => measureRecognition(bars).chorusAndVerse),
    'velocitySd.written': mean(measured.map((m) => deviation(m.velocities))),
    'velocitySd.played': mean(loudness),
    ...(real === undefined ? {} : { 'velocitySd.real': real.velocitySd }),
    'accent.played': mean(played.map(accentOf)),
    'clipped.played': mean(
      played.map((notes) => mean(notes.map(({ velocity01: v }) => (v > 0.1 && v < 1 ? 0 : 1)))),
    ),
    beside: besidePeople(own, people, style),
  };
}

/** The first and the last ten minutes of hours; what lies between is planned, not written. */
async function endsOfHours(writer, style, minorShare) {
  const ends = [];
  for (let seed = 1; seed <= Number(values.hours); seed++) {
    const plans = plansOf(style, seed, minorShare, barsPerHour);
    const written = async (some) => playedSong(playedBars(await compose(writer, some)));
    ends.push({
      first: await written(plans.slice(0, barsPerHour / 6)),
      last: await written(plans.slice(-barsPerHour / 6)),
    });
  }
  return ends;
}

/** Of people's pieces, the share in minor; half, where there are none. */
function minorShareOf(songs = []) {
  return songs.length === 0 ? 0.5 : mean(songs.map(({ keys }) => (keys[0].mode === 'minor' ? 1 : 0)));
}

/** A runner at 170 a minute; of the seeds in a row as many are in minor as people's pieces are. */
function plansOf(style, seed, minorShare, bars = Number(values.bars)) {
  const isMinor = Math.round(seed * minorShare) > Math.round((seed - 1) * minorShare);
  const intent = {
    tempoBpm,
    feel: 'half',
    energy01: Number(values.energy),
    density01: Number(values.density),
    brightness01: 0.5,
    styleWeights: { [style]: 1 },
    key: { tonic: (seed * 5) % 12, mode: isMinor ? 'minor' : 'major' },
    section: 'verse',
    seed,
  };
  const planner = createFormPlanner({ songMinutes: 4 }, { styles: book });
  const plans = [];
  for (let form = planner.initial(seed); plans.length < bars; ) {
    const { plan, state } = planner.plan(intent, form);
    plans.push(plan);
    form = state;
  }
  return plans;
}

async function compose(writer, plans) {
  if (writer !== undefined) return composePiece(writer, plans);
  const written = [];
  for (const plan of plans) {
    written.push({
      plan,
      notes: composeFallbackGrid(plan, { notesOf: ({ index }) => written[index]?.notes }),
    });
  }
  return written;
}

/** What the band makes of the bars that are written. */
function playedBars(bars) {
  return bars.map(({ plan, notes }) => ({ plan, notes: arrange(plan, toNotes(plan, notes)).notes }));
}

/** The notes of a model's parts that are struck, with their step in the bar. */
function struckNotes(bars) {
  return bars.flatMap(({ plan, notes }) =>
    notes
      .filter((note) => !note.tied && ['bass', 'chords', 'lead'].includes(note.part))
      .map((note) => ({
        ...note,
        step: Math.round(((note.atBeat - plan.startBeat) * 16) / plan.lengthBeats),
      })),
  );
}

/** How much louder the notes on the beats are than those between, of one part: parts differ in loudness and in where they play. */
function accentOf(notes) {
  const loudness = (chosen) => mean(chosen.map((note) => note.velocity01));
  const byPart = ['bass', 'chords', 'lead'].map((part) => notes.filter((note) => note.part === part));
  return mean(
    byPart.map(
      (own) =>
        loudness(own.filter(({ step }) => step % 4 === 0)) -
        loudness(own.filter(({ step }) => step % 4 !== 0)),
    ),
  );
}

function mean(items) {
  const known = items.filter((item) => !Number.isNaN(item));
  return known.length === 0 ? Number.NaN : known.reduce((total, item) => total + item, 0) / known.length;
}

function printTable(rows) {
  const text = (value) =>
    Array.isArray(value)
      ? value.map((bound) => bound.toFixed(2)).join('-')
      : Number.isInteger(value)
        ? `${value}`
        : (value?.toFixed(3) ?? '');
  console.log(
    `| | aim | ${rows.map(({ style }) => style).join(' | ')} |\n|---|---|${'---|'.repeat(rows.length)}`,
  );
  for (const figure of Object.keys(rows[0]).filter((name) => !['style', 'beside'].includes(name))) {
    const { least, most } = aims[figure] ?? {};
    const aim = least !== undefined ? `≥ ${least}` : most !== undefined ? `≤ ${most}` : '';
    console.log(`| ${figure} | ${aim} | ${rows.map((row) => text(row[figure])).join(' | ')} |`);
  }
}

function printBeside(rows) {
  const text = (value) => value?.toFixed(Math.abs(value) < 10 ? 2 : 0) ?? '';
  const cell = ({ ours, people }) =>
    people === undefined
      ? text(ours)
      : `${text(ours)} / ${text(people.mean)} (${text(people.low)}-${text(people.high)})`;
  const head = rows.map(({ style }) => style).join(' | ');
  console.log(`\n| as played / people's | ${head} |\n|---|${'---|'.repeat(rows.length)}`);
  rows[0].beside.forEach(({ what }, i) => {
    console.log(`| ${what} | ${rows.map(({ beside }) => cell(beside[i])).join(' | ')} |`);
  });
}

/** A figure that nothing was found for (no chorus returned in so few bars) keeps no aim. */
function missesOf(row) {
  const said = (value) => (Number.isNaN(value) ? 'not measured: ask for more --bars' : value.toFixed(3));
  const missed = (figure, is) => (is ? [] : [`${row.style}: ${figure} is ${said(row[figure])}`]);
  const within = (figure) => {
    const range = row[`${figure}.real`];
    return range === undefined || (row[figure] >= range[0] && row[figure] <= range[1]);
  };
  return [
    ...Object.entries({ ...aims, ...aimsOfStyle[row.style] }).flatMap(
      ([figure, { least = -Infinity, most = Infinity }]) =>
        missed(figure, row[figure] >= least && row[figure] <= most),
    ),
    ...['lag4', 'lag8'].flatMap((figure) => missed(figure, within(figure))),
  ];
}
