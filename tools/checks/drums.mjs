#!/usr/bin/env node
/**
 * Compares the band's drumming with recorded drummers: overlap of the histograms of timing (offset from the grid) and
 * velocity, 0 to 1, and hits a bar by energy; how steady they are: between what the loudness of windows of 3 s lies, 10th to 90th
 * percentile, within the verses, and within the choruses, of a run, of people within a performance. For comparison: what each drummer has in
 * common with the others. Exit status 1 when an overlap is under 0.7, as drummed under 0.8, when in some style the density does not rise with energy, a chorus is
 * softer than the verses, or loudness within sections is wider than 6 dB or than people's. Needs a build (`npm run build`) and
 * groove.jsonl.gz (the Groove MIDI Dataset in our 16th-note format).
 *
 *   node tools/checks/drums.mjs --data groove.jsonl.gz [--split valid] [--bank] [--dist DIR]
 *
 * `--bank`: what is played where there is no drummer's file, recorded bars. `asDrummed`: before strokes are levelled and mixed, and
 * before those that would sound ahead of their bar are brought to its beginning.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { openBuild } from './built.mjs';

const { values, load } = openBuild({
  data: { type: 'string' },
  split: { type: 'string', default: 'valid' },
  bank: { type: 'boolean', default: false },
});
if (values.data === undefined) throw new Error('say where groove.jsonl.gz is: --data FILE');
const { createFormPlanner } = await load('composer/form/planner.js');
const { createArranger } = await load('band/arrange.js');
const { ourStyles } = await load('styles/style-book.js');
const { loudnessDb } = await load('band/groove-levels.js');

const { createStyleBook } = await load('styles/style-book.js');
const { shippedDrummer } = await load('band/drummer/shipped-drummer.js');
const { createRandom } = await load('time/random.js');

const { drummer, fault } = shippedDrummer();
if (fault && !values.bank) throw fault;
/** Strokes as they come from the drummer's hands, before they are levelled and mixed. */
const asDrummed = [];
const listening = {
  play(asked, random) {
    const { wantedDb: _, ...free } = asked;
    const hits = drummer.play(free, createRandom(asDrummed.length));
    asDrummed.push(...hits.map((hit) => ({ offset: hit.offsetSteps, velocity: hit.velocity01 * 127 })));
    return drummer.play(asked, random);
  },
};
const arrange = createArranger(createStyleBook(), values.bank ? null : listening);
const styles = ourStyles.map((style) => style.name);
const energies = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9];

const windowSeconds = 3;

/** Loudness of the windows of a row of strokes, one a second, between its first and its last. */
function windowsOf(strokes) {
  const [from, to] = [strokes[0]?.atSeconds ?? 0, strokes.at(-1)?.atSeconds ?? 0];
  const starts = Array.from(
    { length: Math.max(0, Math.floor(to - from - windowSeconds)) },
    (_, i) => from + i,
  );
  return starts.map((start) =>
    loudnessDb(strokes.filter(({ atSeconds }) => atSeconds >= start && atSeconds < start + windowSeconds)),
  );
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const spreadOf = (windows) => quantile(windows, 0.9) - quantile(windows, 0.1);
const meanDb = (values) =>
  10 * Math.log10(values.reduce((sum, db) => sum + 10 ** (db / 10), 0) / values.length);
const quartersOf = (values) => [0.1, 0.5, 0.9].map((share) => round(quantile(values, share)));

/** How steady the drums of a run are within a section, and how much louder its choruses are than its verses. */
function steadinessOf(strokes) {
  const windows = { verse: [], chorus: [] };
  for (const passage of new Set(strokes.map((stroke) => stroke.passage))) {
    const own = strokes.filter((stroke) => stroke.passage === passage);
    windows[own[0].section]?.push(...windowsOf(own));
  }
  return {
    spreads: Object.values(windows).map(spreadOf),
    chorusDb: meanDb(windows.chorus) - meanDb(windows.verse),
  };
}

function ours() {
  const hits = [];
  const steadiness = Object.fromEntries(styles.map((style) => [style, []]));
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
          const strokes = [];
          let passage = 0;
          let section;
          for (let bar = 0; bar < 40; bar++) {
            const { plan, state } = planner.plan(intent, form);
            form = state;
            const perStep = plan.lengthBeats / 16;
            if (plan.section !== section) passage++;
            section = plan.section;
            const drums = arrange(plan, []).notes.filter((note) => note.part === 'drums');
            if (drums.length > 0) {
              perBar[style][level][0] += drums.length;
              perBar[style][level][1]++;
            }
            for (const note of drums) {
              const steps = (note.atBeat - plan.startBeat) / perStep;
              hits.push({ offset: steps - Math.round(steps), velocity: note.velocity01 * 127 });
              const atSeconds = (note.atBeat * 60) / intent.tempoBpm;
              strokes.push({ section, passage, atSeconds, key: note.pitchMidi, velocity01: note.velocity01 });
            }
          }
          steadiness[style].push(steadinessOf(strokes));
        }
      }
    });
  }
  return { hits, perBar, steadiness };
}

function theirs() {
  const lines = gunzipSync(readFileSync(values.data)).toString('utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line))
    .filter((piece) => piece.split === values.split && piece.tracks[0].kind === 'beat');
}

const hitsOf = (piece) => {
  const drummer = /drummer\d+/.exec(piece.id)?.[0];
  return piece.notes.map((note) => ({ drummer, offset: note[5], velocity: note[3] }));
};

/** Of a performance that is long enough to say something. */
function spreadOfPerformance({ notes, tempo, steps }) {
  const stepSeconds = 60 / tempo / 4;
  if (steps * stepSeconds < 40) return [];
  const strokes = notes.map(([step, key, , velocity]) => ({
    atSeconds: step * stepSeconds,
    key,
    velocity01: velocity / 127,
  }));
  return [spreadOf(windowsOf(strokes))];
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
const performances = theirs();
const drummers = performances.flatMap(hitsOf);
const peopleSpreads = performances.flatMap(spreadOfPerformance);
if (drummers.length === 0) throw new Error(`there are no drummers in the split ${values.split}`);
const report = {
  split: values.split,
  hits: { band: band.hits.length, drummers: drummers.length },
  timingOverlap: round(overlap(timing(band.hits), timing(drummers))),
  velocityOverlap: round(overlap(loudness(band.hits), loudness(drummers))),
  ...(asDrummed.length > 0 && {
    asDrummed: {
      timingOverlap: round(overlap(timing(asDrummed), timing(drummers))),
      velocityOverlap: round(overlap(loudness(asDrummed), loudness(drummers))),
    },
  }),
  drummersAmongThemselves: {
    timing: amongThemselves(drummers, timing),
    velocity: amongThemselves(drummers, loudness),
  },
  /** dB, 10th percentile, median, 90th. */
  spreadDb: {
    drummers: quartersOf(peopleSpreads),
    band: quartersOf(
      Object.values(band.steadiness).flatMap((runs) => runs.flatMap(({ spreads }) => spreads)),
    ),
  },
  steadiness: Object.fromEntries(
    Object.entries(band.steadiness).map(([style, runs]) => [
      style,
      {
        spreadDb: quartersOf(runs.flatMap(({ spreads }) => spreads)),
        widestDb: round(Math.max(...runs.flatMap(({ spreads }) => spreads))),
        chorusAboveVerseDb: quartersOf(runs.map(({ chorusDb }) => chorusDb)),
        leastChorusDb: round(Math.min(...runs.map(({ chorusDb }) => chorusDb))),
      },
    ]),
  ),
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
const steady = Object.values(report.steadiness).every(
  ({ widestDb, spreadDb, leastChorusDb }) =>
    widestDb <= 6 && spreadDb[1] <= report.spreadDb.drummers[1] && leastChorusDb >= 0,
);
console.log(JSON.stringify({ ...report, densityRises: rises, steady }, null, 1));
const drummed = Object.values(report.asDrummed ?? {}).every((share) => share >= 0.8);
process.exit(
  drummed && report.timingOverlap >= 0.7 && report.velocityOverlap >= 0.7 && rises && steady ? 0 : 1,
);
