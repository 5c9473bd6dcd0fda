#!/usr/bin/env node
/**
 * Compares the band's drumming with recorded drummers: overlap of the histograms of timing (offset from the grid) and
 * velocity, 0 to 1, and hits a bar by energy. For comparison: what each drummer has in common with the others. Exit
 * status 1 when an overlap is under 0.7 or the density does not rise with energy in every style. Needs a build (`npm run build`) and groove.jsonl.gz (the Groove MIDI
 * Dataset in our 16th-note format).
 *
 *   node tools/checks/drums.mjs --data groove.jsonl.gz [--split valid] [--dist DIR]
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { openBuild } from './built.mjs';

const { values, load } = openBuild({
  data: { type: 'string' },
  split: { type: 'string', default: 'valid' },
});
if (values.data === undefined) throw new Error('say where groove.jsonl.gz is: --data FILE');
const { createFormPlanner } = await load('composer/form/planner.js');
const { createArranger } = await load('band/arrange.js');
const { ourStyles } = await load('styles/style-book.js');

const arrange = createArranger();
const styles = ourStyles.map((style) => style.name);
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
    .flatMap((piece) => {
      const drummer = /drummer\d+/.exec(piece.id)?.[0];
      return piece.notes.map((note) => ({ drummer, offset: note[5], velocity: note[3] }));
    });
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

const timing = (hits) =>
  histogram(
    hits.map(({ offset }) => offset),
    -0.5,
    0.5,
    20,
  );
const loudness = (hits) =>
  histogram(
    hits.map(({ velocity }) => velocity),
    1,
    128,
    16,
  );

/** The mean over drummers of what each has in common with all the others. */
function amongThemselves(hits, shape) {
  const names = [...new Set(hits.map(({ drummer }) => drummer))];
  const each = names.map((name) =>
    overlap(
      shape(hits.filter(({ drummer }) => drummer === name)),
      shape(hits.filter(({ drummer }) => drummer !== name)),
    ),
  );
  return round(each.reduce((sum, value) => sum + value, 0) / each.length);
}

const band = ours();
const drummers = theirs();
if (drummers.length === 0) throw new Error(`there are no drummers in the split ${values.split}`);
const report = {
  split: values.split,
  hits: { band: band.hits.length, drummers: drummers.length },
  timingOverlap: round(overlap(timing(band.hits), timing(drummers))),
  velocityOverlap: round(overlap(loudness(band.hits), loudness(drummers))),
  drummersAmongThemselves: {
    timing: amongThemselves(drummers, timing),
    velocity: amongThemselves(drummers, loudness),
  },
  energies,
  hitsPerBar: Object.fromEntries(
    Object.entries(band.perBar).map(([style, levels]) => [
      style,
      levels.map(([hits, bars]) => round(hits / bars)),
    ]),
  ),
};
const rises = Object.values(report.hitsPerBar).every((levels) =>
  levels.slice(1).every((hits, i) => hits > levels[i]),
);
console.log(JSON.stringify({ ...report, densityRises: rises }, null, 1));
process.exit(report.timingOverlap >= 0.7 && report.velocityOverlap >= 0.7 && rises ? 0 : 1);
