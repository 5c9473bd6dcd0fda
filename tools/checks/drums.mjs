#!/usr/bin/env node
/**
 * Compares the band's drumming with recorded drummers: overlap of the histograms of timing (offset from the grid) and
 * velocity, 0 to 1, and hits a bar by energy. Needs a build (`npm run build`) and groove.jsonl.gz (the Groove MIDI
 * Dataset in our 16th-note format).
 *
 *   node tools/checks/drums.mjs --data groove.jsonl.gz [--split valid] [--dist DIR]
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    split: { type: 'string', default: 'valid' },
    dist: { type: 'string', default: path.join(root, 'dist') },
  },
});
if (values.data === undefined) throw new Error('say where groove.jsonl.gz is: --data FILE');
const load = (file) => import(pathToFileURL(path.join(values.dist, 'daemon', file)).href);
const { createFormPlanner } = await load('composer/form/planner.js');
const { arrange } = await load('band/arrange.js');

const styles = ['chorale', 'folk', 'songbook', 'game', 'electronic', 'ragtime'];
const energies = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9];

function ours() {
  const hits = [];
  const perBar = Object.fromEntries(styles.map((style) => [style, energies.map(() => [0, 0])]));
  for (const style of styles) {
    energies.forEach((energy01, level) => {
      for (const feel of ['half', 'full']) {
        for (let seed = 1; seed <= 12; seed++) {
          const intent = {
            tempoBpm: feel === 'half' ? 170 : 120,
            feel,
            energy01,
            density01: 0.5,
            brightness01: 0.5,
            styleWeights: { [style]: 1 },
            key: { tonic: 0, mode: 'major' },
            section: 'verse',
            seed,
          };
          const planner = createFormPlanner();
          let form = planner.initial(seed);
          for (let bar = 0; bar < 40; bar++) {
            const { plan, state } = planner.plan(intent, form);
            form = state;
            const perStep = plan.lengthBeats / 16;
            const drums = arrange(plan, []).notes.filter((note) => note.part === 'drums');
            if (drums.length > 0) {
              perBar[style][level][0] += drums.length;
              perBar[style][level][1]++;
            }
            for (const note of drums) {
              const steps = (note.atBeat - plan.startBeat) / perStep;
              hits.push({ offset: steps - Math.round(steps), velocity: note.velocity01 * 127 });
            }
          }
        }
      }
    });
  }
  return { hits, perBar };
}

function theirs() {
  const lines = gunzipSync(readFileSync(values.data)).toString('utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line))
    .filter((piece) => piece.split === values.split && piece.tracks[0].kind === 'beat')
    .flatMap((piece) => piece.notes.map((note) => ({ offset: note[5], velocity: note[3] })));
}

/** Shares of the values in equal bins from `low` to `high`. */
function histogram(items, low, high, bins) {
  const counts = new Array(bins).fill(0);
  for (const item of items)
    counts[Math.min(bins - 1, Math.max(0, Math.floor(((item - low) / (high - low)) * bins)))]++;
  return counts.map((count) => count / items.length);
}

const overlap = (a, b) => a.reduce((total, share, index) => total + Math.min(share, b[index]), 0);
const round = (value) => Math.round(value * 1000) / 1000;

const band = ours();
const drummers = theirs();
const compare = (read, low, high, bins) =>
  round(
    overlap(histogram(band.hits.map(read), low, high, bins), histogram(drummers.map(read), low, high, bins)),
  );
console.log(
  JSON.stringify(
    {
      hits: { band: band.hits.length, drummers: drummers.length },
      timingOverlap: compare((hit) => hit.offset, -0.5, 0.5, 20),
      velocityOverlap: compare((hit) => hit.velocity, 1, 128, 16),
      energies,
      hitsPerBar: Object.fromEntries(
        Object.entries(band.perBar).map(([style, levels]) => [
          style,
          levels.map(([hits, bars]) => round(hits / bars)),
        ]),
      ),
    },
    null,
    1,
  ),
);
