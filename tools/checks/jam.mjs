#!/usr/bin/env node
/**
 * Somebody plays along: broken triads (C-E-G, then others of the key) on a keyboard, each for some bars, through the
 * look-ahead as it runs live. Counts how many of the other parts' notes on the beats belong to the triad that is being
 * played, in the bar after its first and later; and, as a control, how many belong to the triad of another bar. Needs a
 * build (`npm run build`).
 *
 *   node tools/checks/jam.mjs [--model standard] [--precision int8] [--bars 32] [--hold 4] [--styles a,b] [--json] [--dist DIR]
 *
 * Ends with 1 when less than 65 % belong to what is played, or more than 45 % to the control.
 */
import { findModel, modelOptions, openBuild } from './built.mjs';

const { values, load } = openBuild({
  ...modelOptions,
  bars: { type: 'string', default: '32' },
  hold: { type: 'string', default: '4' },
  json: { type: 'boolean', default: false },
});
const { createArranger } = await load('band/arrange.js');
const { composeFallbackGrid } = await load('composer/fallback/compose.js');
const { createFormPlanner } = await load('composer/form/planner.js');
const { createLookAhead } = await load('composer/look-ahead/look-ahead.js');
const { openModel } = await load('composer/models/open-model.js');
const { createBarService } = await load('composer/process/serve.js');

const tempoBpm = 120;
const barBeats = 4;
const tickSeconds = 0.1;
/** Triads of C major, C-E-G first; neighbours share one tone or none. */
const triads = [
  [60, 64, 67],
  [65, 69, 72],
  [67, 71, 74],
  [62, 65, 69],
  [64, 67, 71],
  [57, 60, 64],
];
const hold = Number(values.hold);
const triadOfBar = (bar) => triads[Math.floor(bar / hold) % triads.length];

const { model, book, styles } = await findModel(values, load);
const { writer: barWriter } = await openModel(model, { precision: values.precision });

/** The bars as they were heard, from one style, with somebody playing from the third bar on. */
async function play(style) {
  const waiting = new Map();
  const service = createBarService(barWriter, { nowSeconds: () => 0 }, (answer) => {
    waiting.get(answer.requestId)?.(answer.kind === 'written' ? answer : undefined);
  });
  let requests = 0;
  const writer = {
    write: (request) =>
      new Promise((resolve) => {
        waiting.set(++requests, resolve);
        service.write(requests, request);
      }),
  };
  const bars = new Map();
  const lookAhead = createLookAhead({
    planner: createFormPlanner({}, { styles: book }),
    writer,
    fallback: composeFallbackGrid,
    arrange: createArranger(book),
    sink: {
      put: (bar) => bars.set(bar.index, bar),
      revokeFrom: (index) => {
        for (const known of bars.keys()) if (known >= index) bars.delete(known);
      },
    },
    options: { horizonSeconds: 6, lateSeconds: 0.75, waitsForWriter: true, seed: 1, jamRole: 'lead' },
  });
  const intent = {
    tempoBpm,
    feel: 'full',
    energy01: 0.5,
    density01: 0.5,
    brightness01: 0.5,
    styleWeights: { [style]: 1 },
    key: { tonic: 0, mode: 'major' },
    section: 'verse',
    seed: 1,
  };
  const count = Number(values.bars);
  const eighths = keysOf(count);
  for (let tick = 0; ; tick++) {
    const beat = (tick * tickSeconds * tempoBpm) / 60;
    if (beat >= (count + firstBar) * barBeats) break;
    while (eighths.length > 0 && eighths[0].atBeat <= beat) lookAhead.hear(eighths.shift());
    await lookAhead.tick({ beat, tempoBpm }, intent);
  }
  return { bars: [...bars.values()], answers: lookAhead.counters().answers };
}

/** Somebody listens for two bars first. */
const firstBar = 2;

/** Up and down the triad in eighths. */
function keysOf(count) {
  const keys = [];
  for (let bar = 0; bar < count; bar++) {
    const [low, middle, high] = triadOfBar(bar);
    [low, middle, high, middle, low, middle, high, middle].forEach((pitchMidi, i) => {
      const atBeat = (bar + firstBar) * barBeats + i / 2;
      keys.push({ pitchMidi, velocity01: 0.8, on: true, atBeat });
      keys.push({ pitchMidi, velocity01: 0, on: false, atBeat: atBeat + 0.45 });
    });
  }
  return keys.sort((a, b) => a.atBeat - b.atBeat);
}

/** Share of the pitched notes that sound on the beats of a bar and belong to a triad: [hits, all]. */
function belonging(bar, triad) {
  const tones = triad.map((pitch) => pitch % 12);
  const near = (bar.lengthBeats / 16) * 0.6;
  const sounding = [0, 1, 2, 3].flatMap((beat) =>
    bar.notes.filter(
      (note) =>
        ['bass', 'chords'].includes(note.part) &&
        note.atBeat <= bar.startBeat + beat + near &&
        note.atBeat + note.durationBeats > bar.startBeat + beat + near,
    ),
  );
  return [sounding.filter((note) => tones.includes(note.pitchMidi % 12)).length, sounding.length];
}

const share = (counts) => {
  const [hits, all] = counts.reduce(([a, b], [hit, of]) => [a + hit, b + of], [0, 0]);
  return all === 0 ? Number.NaN : hits / all;
};

const heard = [];
const results = [];
for (const style of styles) {
  const { bars, answers } = await play(style);
  // The answer to a bar is the next one: the first bar of all has none before it.
  const own = bars
    .map((bar) => ({ bar, played: bar.index - firstBar }))
    .filter(({ played }) => played > 0 && played < Number(values.bars))
    .map(({ bar, played }) => ({
      bar,
      triad: triadOfBar(played),
      first: played % hold === 1,
      fresh: played % hold === 0,
    }));
  // The bar in which the triad changes was written before anybody could know.
  const answered = own.filter(({ fresh }) => !fresh);
  heard.push(...answered);
  results.push({
    style,
    answers,
    played: share(answered.map(({ bar, triad }) => belonging(bar, triad))),
    playedWithinOneBar: share(
      answered.filter(({ first }) => first).map(({ bar, triad }) => belonging(bar, triad)),
    ),
    control: control(answered),
  });
}
results.push({
  style: 'all',
  answers: results.reduce((total, { answers }) => total + answers, 0),
  played: share(heard.map(({ bar, triad }) => belonging(bar, triad))),
  playedWithinOneBar: share(
    heard.filter(({ first }) => first).map(({ bar, triad }) => belonging(bar, triad)),
  ),
  control: control(heard),
});

/** The same notes against what was played in all the bars with another triad: every shuffle at once. */
function control(answered) {
  return share(
    answered.flatMap(({ bar, triad }) =>
      triads.filter((other) => other !== triad).map((other) => belonging(bar, other)),
    ),
  );
}

if (values.json) console.log(JSON.stringify({ model: values.model, precision: values.precision, results }));
else {
  for (const { style, answers, played, playedWithinOneBar, control: other } of results) {
    const [all, first, against] = [played, playedWithinOneBar, other].map(
      (value) => `${(100 * value).toFixed(0)} %`,
    );
    console.log(
      `${style.padEnd(12)} ${answers} bars answered; in the triad ${all} (one bar after it began ${first}), control ${against}`,
    );
  }
}
const { played, playedWithinOneBar, control: other } = results.at(-1);
process.exit(played >= 0.65 && playedWithinOneBar >= 0.65 && other <= 0.45 ? 0 : 1);
