/**
 * Makes docs/samples: thirty seconds of each style as MP3, its piano roll, and the list of them.
 *
 *   npm run samples -- [--styles folk,game] [--folder docs/samples] [--renders FOLDER]
 *
 * Each is rendered by the daemon's own command from a simulated run, and cut where a verse goes over into its chorus. Needs a build,
 * ffmpeg and Chromium. `--renders`: where whole renders stay; those that are there already are taken. The list is written when all
 * styles are made.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findModel, openBuild } from '../checks/built.mjs';
import { readTrace, round } from '../checks/rendered.mjs';
import { root } from '../page/daemon.mjs';
import { excerptSeconds, findExcerpt } from './excerpt.mjs';
import { loudnessOf, writeMp3, writeSmallPng } from './ffmpeg.mjs';
import { describeSamples } from './list.mjs';
import { pieces } from './pieces.mjs';
import { openRolls } from './roll.mjs';

const { values, load } = openBuild({
  styles: { type: 'string' },
  folder: { type: 'string', default: path.join(root, 'docs/samples') },
  renders: { type: 'string' },
});
const { authorship } = await load('score/authorship.js');
const { parseChordSymbol } = await load('score/chord.js');
const { parseKey } = await load('conductor/options.js');
const { toBarMessage } = await load('panel/protocol/bar-message.js');
const { model, book } = await findModel({ model: 'standard' }, load);

const run = 'easy';
const renderedSeconds = 62;
const size = { width: 1000, height: 300 };

function render({ style, seed }, folder) {
  const [wav, trace] = ['wav', 'jsonl'].map((end) => path.join(folder, `${style}-${seed}.${end}`));
  if (!existsSync(wav)) {
    const what = [
      '--simulate',
      run,
      '--seconds',
      String(renderedSeconds),
      '--style',
      style,
      '--seed',
      String(seed),
    ];
    const args = [path.join(root, 'bin/tactus.js'), 'render', ...what, '--wav', wav, '--trace', trace];
    execFileSync(process.execPath, args, { stdio: 'pipe' });
  }
  return { wav, lines: readTrace(readFileSync(trace, 'utf8')) };
}

/** A bar of a trace as the page is told of it. */
const toMessage = (bar) =>
  toBarMessage({
    ...bar,
    generation: 0,
    key: parseKey(bar.key),
    // Two chords are half a bar each.
    chords: bar.chords.map((symbol, index) => ({
      startStep: (index * 16) / bar.chords.length,
      chord: parseChordSymbol(symbol),
    })),
  });

/** What stands over a bar: its section where that begins, else its number in it. */
function titleOf({ section, place }, index) {
  if (place === 0) return { isSection: true, text: section };
  return { isSection: false, text: index === 0 ? `${section}, bar ${place + 1}` : String(place + 1) };
}

async function make(piece, renders, rolls) {
  const { wav, lines } = render(piece, renders);
  const { fromSeconds, bars, endBeat, tempoBpm } = findExcerpt(lines);
  const [sound, picture] = ['mp3', 'png'].map((end) => path.join(values.folder, `${piece.style}.${end}`));
  writeMp3(wav, { fromSeconds, seconds: excerptSeconds, comment: authorship }, sound);
  const messages = bars.map(toMessage);
  writeSmallPng(await rolls.draw({ ...size, bars: messages, titles: bars.map(titleOf), endBeat }), picture);
  const { key, instruments } = messages[0];
  return {
    ...{
      ...piece,
      ...loudnessOf(sound),
      tempoBpm: Math.round(tempoBpm),
      feel: bars[0].feel,
      key,
      instruments,
    },
    title: book.list.find(({ name }) => name === piece.style).title,
    fromSeconds: round(fromSeconds, 1),
    bytes: statSync(sound).size + statSync(picture).size,
  };
}

mkdirSync(values.folder, { recursive: true });
const renders = values.renders ?? mkdtempSync(path.join(tmpdir(), 'tactus-samples-'));
mkdirSync(renders, { recursive: true });
const rolls = await openRolls();
try {
  const wanted = values.styles?.split(',') ?? pieces.map(({ style }) => style);
  const made = [];
  for (const piece of pieces.filter(({ style }) => wanted.includes(style))) {
    made.push(await make(piece, renders, rolls));
    console.log(JSON.stringify(made.at(-1)));
  }
  if (values.styles === undefined) {
    const { name, version } = model.manifest;
    const list = describeSamples(made, { run, renderedSeconds, model: `${name} ${version}` });
    writeFileSync(path.join(values.folder, 'README.md'), list);
  }
} finally {
  await rolls.close();
  if (values.renders === undefined) rmSync(renders, { recursive: true, force: true });
}
