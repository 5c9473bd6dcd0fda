#!/usr/bin/env node
/**
 * Lets a model write music over our own form, as the daemon does, and measures it: key, chords, leaps, repetition,
 * silence, parallel octaves, self-similarity, whether the chorus is known again. Needs a build (`npm run build`).
 *
 *   node tools/checks/music.mjs [--model standard] [--precision int8] [--seeds 3] [--bars 64] [--styles a,b] [--json]
 *                               [--fallback] [--energy 0.6] [--density 0.5] [--dist DIR]
 */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'standard' },
    precision: { type: 'string', default: 'int8' },
    seeds: { type: 'string', default: '3' },
    bars: { type: 'string', default: '64' },
    styles: { type: 'string' },
    energy: { type: 'string', default: '0.6' },
    density: { type: 'string', default: '0.5' },
    json: { type: 'boolean', default: false },
    fallback: { type: 'boolean', default: false },
    dist: { type: 'string', default: path.join(root, 'dist') },
  },
});
const load = (file) => import(pathToFileURL(path.join(values.dist, 'daemon/composer', file)).href);
const { createFormPlanner } = await load('form/planner.js');
const { composeFallbackGrid } = await load('fallback/compose.js');
const { composePiece } = await load('piece/compose-piece.js');
const { measurePiece, ratio, sum } = await load('measure/measures.js');
const { measureRecognition, similarityAtLag } = await load('piece/likeness.js');
const { createModelStore } = await load('model/store.js');
const { createBarWriter } = await load('writer/bar-writer.js');
const { loadNetwork } = await load('model/network.js');

const folder = path.join(root, 'models');
const model = createModelStore({ package: folder, imported: folder }).find(values.model);
const writer = values.fallback ? undefined : createBarWriter(await loadNetwork(model, values.precision));
const styles = values.styles?.split(',') ?? model.manifest.styles.map((style) => style.name);

/** A runner at 170 a minute; odd seeds in minor. */
function plansOf(style, seed) {
  const intent = {
    tempoBpm: 170,
    feel: 'half',
    energy01: Number(values.energy),
    density01: Number(values.density),
    brightness01: 0.5,
    styleWeights: { [style]: 1 },
    key: { tonic: (seed * 5) % 12, mode: seed % 2 ? 'minor' : 'major' },
    section: 'verse',
    seed,
  };
  const planner = createFormPlanner({ songMinutes: 4 });
  const plans = [];
  for (let form = planner.initial(seed); plans.length < Number(values.bars); ) {
    const { plan, state } = planner.plan(intent, form);
    plans.push(plan);
    form = state;
  }
  return plans;
}

async function compose(plans) {
  if (writer !== undefined) return composePiece(writer, plans);
  const written = [];
  for (const plan of plans) {
    written.push({ plan, notes: composeFallbackGrid(plan, { notesOf: (index) => written[index]?.notes }) });
  }
  return written;
}

const mean = (items) => {
  const known = items.filter((item) => !Number.isNaN(item));
  return known.length === 0 ? Number.NaN : known.reduce((total, item) => total + item, 0) / known.length;
};
const round = (value) => Math.round(value * 1000) / 1000;

const results = [];
for (const style of styles) {
  const pieces = [];
  for (let seed = 1; seed <= Number(values.seeds); seed++) pieces.push(await compose(plansOf(style, seed)));
  const measured = pieces.map(measurePiece);
  const share = (read) => round(ratio(sum(measured.map(read))));
  const likeness = (read) => round(mean(pieces.map(read)));
  results.push({
    style,
    inScale: share((m) => m.inScale),
    bassChordTones: share((m) => m.chordTones.bass),
    chordsChordTones: share((m) => m.chordTones.chords),
    leadChordTones: share((m) => m.chordTones.lead),
    leadLeaps: share((m) => m.leadLeaps),
    parallelOctaves: share((m) => m.parallelOctaves),
    silentBars: sum(measured.map((m) => m.silentBars)).hits,
    longestRepeat: Math.max(...measured.map((m) => m.longestRepeat)),
    onsetsPerBar: ['bass', 'chords', 'lead'].map((role) => share((m) => m.onsets[role])),
    lag4: likeness((bars) => similarityAtLag(bars, 4)),
    lag8: likeness((bars) => similarityAtLag(bars, 8)),
    chorusAgain: likeness((bars) => measureRecognition(bars).chorusAgain),
    chorusAndVerse: likeness((bars) => measureRecognition(bars).chorusAndVerse),
  });
  if (!values.json) {
    const words = Object.entries(results.at(-1)).map(([name, value]) => `${name} ${value}`);
    console.log(words.join('  '));
  }
}
if (values.json) {
  const { model: name, precision, seeds, bars } = values;
  console.log(JSON.stringify({ model: name, precision, seeds: Number(seeds), bars: Number(bars), results }));
}
process.exit(0);
