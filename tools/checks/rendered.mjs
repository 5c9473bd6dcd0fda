/** What the checks that listen share: they render with the real command and read its trace. Needs a build. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const entry = path.join(root, 'bin/tactus.js');

/** What the model that ships was taught. */
export const allStyles = JSON.parse(
  readFileSync(path.join(root, 'models/standard/manifest.json'), 'utf8'),
).styles.map(({ name }) => name);

/** Runs `tactus render ARGS --trace` and gives the trace's lines. */
export function renderTrace(args) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-check-'));
  try {
    const file = path.join(folder, 'trace.jsonl');
    execFileSync(process.execPath, [entry, 'render', ...args, '--trace', file], { stdio: 'pipe' });
    return readTrace(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const readTrace = (text) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** The bars of a trace in order, each with the notes that begin in it. `step`: 0-15, rounded to the grid. */
export function barsOf(lines) {
  const bars = lines
    .filter((line) => line.kind === 'bar')
    .map((bar) => ({ ...bar, endBeat: bar.startBeat + bar.lengthBeats, notes: [] }));
  let at = 0;
  for (const note of lines.filter((line) => line.kind === 'note').sort((a, b) => a.atBeat - b.atBeat)) {
    // Hands may be early by a little.
    while (at + 1 < bars.length && note.atBeat >= bars[at + 1].startBeat - 0.1) at++;
    const bar = bars[at];
    const step = Math.max(0, Math.round(((note.atBeat - bar.startBeat) / bar.lengthBeats) * 16));
    bar.notes.push({ ...note, step });
  }
  return bars;
}

/** Bars in a row of one section; a song begins with its intro, or where `isNewSong` says so. */
export function passagesOf(bars, isNewSong = () => false) {
  const passages = [];
  let song = 0;
  for (const bar of bars) {
    const last = passages.at(-1);
    const begins = last !== undefined && bar.section !== last.section;
    if ((begins && bar.section === 'intro') || isNewSong(bar)) song++;
    if (last !== undefined && last.section === bar.section && last.song === song) last.bars.push(bar);
    else passages.push({ song, section: bar.section, bars: [bar] });
  }
  return passages;
}

export const round = (value, places = 3) => Math.round(value * 10 ** places) / 10 ** places;
