#!/usr/bin/env node
/**
 * Listens whether the music lifts where the runner does. Every style with ten seeds, with `--simulate intervals`, where nobody knows what comes,
 * and to a workout, which tells it beforehand: how loud two bars are before each change and two bars after it (ffmpeg's `ebur128`), and
 * how many notes begin in a bar; whether anybody changes hands within a song; how loud the whole is. And whether a run begins backwards:
 * energy at 1, 15 and 100 s of `easy`. Exit status 1 when an aim is missed. What is in the folder already is not rendered again, so that it
 * goes on where it was. Needs a build (`npm run build`) and ffmpeg.
 *
 *   node tools/checks/lift.mjs --folder DIR [--styles a,b] [--seeds 10] [--first 1] [--entry bin/tactus.js] [--json]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allStyles, barsOf, readTrace, round } from './rendered.mjs';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    styles: { type: 'string' },
    seeds: { type: 'string', default: '10' },
    first: { type: 'string', default: '1' },
    entry: { type: 'string', default: fileURLToPath(new URL('../../bin/tactus.js', import.meta.url)) },
    json: { type: 'boolean', default: false },
  },
});
if (values.folder === undefined) throw new Error('say where the renders go: --folder DIR');
mkdirSync(values.folder, { recursive: true });
const at = (name) => path.join(values.folder, name);

const aims = {
  /** Into an interval, and out of it: dB between two bars and two bars, as a mean, and at the least one. */
  meanDb: 3,
  leastDb: 2,
  /** Notes that begin in a bar, as a ratio: more of them into an interval, fewer out of it. */
  meanOnsets: 1.3,
  /** Of the whole, LUFS. */
  loudness: [-17.5, -14.5],
  /** Energy at 15 and 100 s is at most so much lower than at 1 s. */
  backwards: 0.05,
  handsChanged: 0,
};

const workoutText = `title: Lift
steps:
  - { warmUp: 40 s }
  - repeat: 2
    steps:
      - { work: 40 s }
      - { rest: 40 s }
`;
/** Of `intervals` (`daemon/sensors/simulate/scenario.ts`): a minute slow, a minute fast. */
const intervalSeconds = 60;
const kinds = {
  intervals: { args: ['--simulate', 'intervals', '--seconds', '200'], seconds: 200 },
  workout: {
    args: ['--simulate', 'easy', '--seconds', '200', '--set', 'conductor.workout=lift'],
    seconds: 200,
  },
};

const env = { ...process.env, STATE_DIRECTORY: path.resolve(at('state')) };
writeFileSync(at('lift.yaml'), workoutText);
const tactus = (...args) => execFileSync(process.execPath, [values.entry, ...args], { stdio: 'pipe', env });
tactus('workouts', 'import', at('lift.yaml'), '--name', 'lift');

/** Renders what is not there yet; a render that is cut short leaves nothing behind. */
function render(name, args, hasSound = true) {
  const [trace, wav] = ['jsonl', 'wav'].map((end) => at(`${name}.${end}`));
  if (!existsSync(trace)) {
    const partly = at(`${name}.partly.jsonl`);
    tactus('render', ...args, '--trace', partly, ...(hasSound ? ['--wav', wav] : []));
    renameSync(partly, trace);
  }
  return { lines: readTrace(readFileSync(trace, 'utf8')), wav };
}

/** Loudness of windows of 0.4 s, ten a second, and of all. */
function hear(wav) {
  const args = ['-hide_banner', '-nostats', '-i', wav, '-af', 'ebur128=framelog=info', '-f', 'null', '-'];
  const said = spawnSync('ffmpeg', args, { encoding: 'utf8', maxBuffer: 1e9 }).stderr;
  const windows = [...said.matchAll(/t:\s*([\d.]+)\s.*?M:\s*(-?[\d.]+)/g)].map(([, end, lufs]) => ({
    middleSeconds: Number(end) - 0.2,
    power: 10 ** (Number(lufs) / 10),
  }));
  const lufs = Number(/I:\s+(-?[\d.]+)/.exec(said.slice(said.lastIndexOf('Summary:')))?.[1]);
  const loudness = (from, to) => {
    const powers = windows.filter(({ middleSeconds: at }) => at >= from && at < to).map(({ power }) => power);
    return 10 * Math.log10(powers.reduce((sum, power) => sum + power, 0) / powers.length);
  };
  return { lufs, loudness };
}

/** The bars that are held against each other, by their places in a row: those before a change and those after it. */
function changesOf(kind, bars) {
  if (kind === 'workout') {
    // Announced for two bars, and there on the bar line.
    return bars.flatMap((bar, i) => {
      const before = bars[i - 1];
      if (i === 0 || bar.workoutStep === before.workoutStep || bar.workoutStep > 4) return [];
      return [{ atSeconds: bar.atSeconds, up: bar.workoutStep % 2 === 1, before: i - 4, after: i }];
    });
  }
  const found = [];
  for (let at = intervalSeconds; at + 12 < kinds.intervals.seconds; at += intervalSeconds) {
    // Two whole bars after the runner's first step at the other pace.
    const next = bars.findIndex(({ atSeconds }) => atSeconds >= at);
    const up = (at / intervalSeconds) % 2 === 1;
    found.push({ atSeconds: at, up, before: next - 3, after: next + 2 });
  }
  return found;
}

function judge(kind, style, seed) {
  const name = `${kind}-${style}-${seed}`;
  const { lines, wav } = render(name, [...kinds[kind].args, '--style', style, '--seed', String(seed)]);
  const bars = barsOf(lines);
  const { lufs, loudness } = hear(wav);
  const both = (first) => {
    const pair = bars.slice(first, first + 2);
    return {
      db: loudness(pair[0].atSeconds, bars[first + 2].atSeconds),
      onsets: (pair[0].notes.length + pair[1].notes.length) / 2,
    };
  };
  const changes = changesOf(kind, bars).map(({ atSeconds, up, before, after }) => {
    const [from, to] = [both(before), both(after)];
    const onsets = up ? to.onsets / from.onsets : from.onsets / to.onsets;
    return {
      ...{ atSeconds: round(atSeconds, 1), up, db: round(up ? to.db - from.db : from.db - to.db, 1) },
      ...{ onsets: round(onsets, 2), section: bars[after].section },
    };
  });
  return { kind, style, seed, lufs, changes, handsChanged: handsChangedIn(lines) };
}

/** How often somebody changed hands in the middle of a song. */
function handsChangedIn(lines) {
  let song;
  let changed = 0;
  for (const bar of lines.filter(({ kind }) => kind === 'bar')) {
    if (bar.instruments !== undefined && bar.song === song) changed++;
    song = bar.song;
  }
  return changed;
}

function beginning(seed) {
  const args = ['--simulate', 'easy', '--seconds', '105', '--seed', String(seed)];
  const { lines } = render(`easy-${seed}`, args, false);
  const energyAt = (seconds) =>
    lines.find(({ kind, atSeconds }) => kind === 'intent' && atSeconds >= seconds).energy01;
  const energies = [1, 15, 100].map((seconds) => round(energyAt(seconds), 2));
  return { seed, energies, ok: Math.min(...energies.slice(1)) >= energies[0] - aims.backwards };
}

const mean = (of) => of.reduce((sum, value) => sum + value, 0) / of.length;

const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.first) + i);
const beginnings = seeds.map(beginning);
const rows = [];
for (const style of values.styles?.split(',') ?? allStyles) {
  for (const kind of Object.keys(kinds)) {
    const runs = seeds.map((seed) => judge(kind, style, seed));
    for (const up of [true, false]) {
      const changes = runs.flatMap((run) => run.changes.filter((change) => change.up === up));
      const db = changes.map((change) => change.db);
      const onsets = changes.map((change) => change.onsets);
      const row = {
        ...{ style, kind, up, changes: changes.length },
        ...{ meanDb: round(mean(db), 1), leastDb: Math.min(...db) },
        ...{ meanOnsets: round(mean(onsets), 2), leastOnsets: Math.min(...onsets) },
        lufs: runs.map((run) => run.lufs),
        handsChanged: runs.reduce((sum, run) => sum + run.handsChanged, 0),
        runs,
      };
      const ok =
        row.meanDb >= aims.meanDb &&
        row.leastDb >= aims.leastDb &&
        row.meanOnsets >= aims.meanOnsets &&
        row.lufs.every((lufs) => lufs >= aims.loudness[0] && lufs <= aims.loudness[1]) &&
        row.handsChanged <= aims.handsChanged;
      rows.push({ ...row, ok });
      if (values.json) continue;
      const shown = [style, kind, up ? 'into' : 'out of', row.meanDb, row.leastDb, row.meanOnsets];
      const range = `${Math.min(...row.lufs)} to ${Math.max(...row.lufs)}`;
      console.log(
        `| ${[...shown, row.leastOnsets, range, row.handsChanged].join(' | ')} |${ok ? '' : ' <- FAIL'}`,
      );
    }
  }
}
const ok = rows.every((row) => row.ok) && beginnings.every((each) => each.ok);
if (values.json) console.log(JSON.stringify({ ok, aims, beginnings, rows }));
else
  for (const { seed, energies, ok } of beginnings)
    console.log(`energy at 1, 15, 100 s, seed ${seed}: ${energies.join(', ')}${ok ? '' : ' <- FAIL'}`);
process.exit(ok ? 0 : 1);
