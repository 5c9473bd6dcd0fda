#!/usr/bin/env node
/**
 * Listens whether a run moves the music: renders the simulated run `town` (red light, hill, sprint, lap and skip buttons,
 * the walk home, stop) with the real command and looks in its trace for what each event should do, and when. A second
 * render ends songs by distance. Exit status 1 when something is missing. Needs a build (`npm run build`).
 *
 *   node tools/checks/form.mjs [--styles a,b] [--seed 4] [--json]
 */
import { parseArgs } from 'node:util';
import { allStyles, barsOf, renderTrace, round } from './rendered.mjs';

const { values } = parseArgs({
  options: {
    styles: { type: 'string' },
    seed: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
});
const styles = values.styles?.split(',') ?? allStyles;

/** What must begin after an event, and in which bar after it at the latest (1: the next bar line). */
const answers = {
  start: { within: 2, is: (bar) => bar.section === 'intro' || bar.section === 'verse' },
  redLight: { within: 2, is: (bar) => bar.section === 'break' },
  hill: { within: 5, is: (bar) => bar.section === 'bridge' },
  sprint: { within: 2, is: (bar) => bar.section === 'chorus' },
  ease: { within: 2, is: (bar) => bar.section !== 'chorus' && bar.section !== 'bridge' },
  lap: { within: 5, is: (bar, before) => bar.section !== before.section },
  skip: { within: 2, is: (bar, before) => bar.key !== before.key },
  coolDown: { within: 5, is: (bar) => bar.section === 'verse' },
  stop: { within: 2, is: (bar) => bar.section === 'outro' },
};

const cuesOf = (lines) => {
  let last;
  return lines.filter((line) => {
    if (line.kind !== 'intent' || line.cueId === last) return false;
    last = line.cueId;
    return line.cue !== undefined;
  });
};

function checkTown(style) {
  const lines = renderTrace([
    '--simulate',
    'town',
    '--seconds',
    '600',
    '--seed',
    values.seed,
    '--style',
    style,
  ]);
  const bars = barsOf(lines);
  const results = cuesOf(lines).map(({ cue, atSeconds }) => {
    const { within, is } = answers[cue];
    const first = bars.findIndex((bar) => bar.atSeconds > atSeconds);
    const before = bars[Math.max(0, first - 1)];
    // Whoever is where the event would lead to stays there.
    const found = is(before, before) ? first - 1 : bars.findIndex((bar, i) => i >= first && is(bar, before));
    const bar = bars[found];
    const inBars = found < 0 ? Number.POSITIVE_INFINITY : Math.max(0, found - first + 1);
    const seconds = bar === undefined ? Number.POSITIVE_INFINITY : Math.max(0, bar.atSeconds - atSeconds);
    return {
      cue,
      atSeconds,
      section: bar?.section,
      inBars,
      seconds: round(seconds, 1),
      ok: inBars <= within,
    };
  });
  const stop = results.find(({ cue }) => cue === 'stop');
  const restart = results.find(({ cue, atSeconds }) => cue === 'start' && atSeconds > stop.atSeconds);
  // In bars: each is as long as the foot makes it.
  const closing = bars.filter(({ atSeconds }) => atSeconds > stop.atSeconds && atSeconds < restart.atSeconds);
  const { atSeconds } = closing.at(-1) ?? stop;
  const seconds = round(atSeconds - stop.atSeconds, 1);
  results.push({ cue: 'the last bar after stop', inBars: closing.length, seconds, ok: closing.length <= 2 });
  const told = new Set(results.map(({ cue }) => cue));
  for (const cue of Object.keys(answers)) if (!told.has(cue)) results.push({ cue, ok: false });
  return results;
}

/** Songs of half a kilometre: a song ends with the chorus after it, and beats go on without a gap. */
function checkDistance() {
  const lines = renderTrace([
    ...['--simulate', 'easy', '--seconds', '800', '--seed', values.seed],
    ...['--set', 'composer.songKilometers=0.5'],
  ]);
  const bars = barsOf(lines);
  const speed = lines.filter((line) => line.kind === 'body' && line.speedMps !== undefined);
  const metersBetween = (from, to) =>
    speed
      .slice(1)
      .map((line, i) => ({ line, seconds: line.atSeconds - speed[i].atSeconds }))
      .filter(({ line }) => line.atSeconds > from && line.atSeconds <= to)
      .reduce((sum, { line, seconds }) => sum + line.speedMps * seconds, 0);
  const starts = bars.filter((bar, i) => bar.section === 'intro' && bars[i - 1]?.section !== 'intro');
  const songs = starts.slice(1).map((next, i) => ({
    meters: Math.round(metersBetween(starts[i].atSeconds, next.atSeconds)),
    key: starts[i].key,
    nextKey: next.key,
  }));
  const gap = bars.slice(1).find((bar, i) => bar.startBeat !== bars[i].endBeat);
  const ok =
    gap === undefined &&
    songs.length >= 2 &&
    songs.every(({ meters, key, nextKey }) => meters >= 500 && meters < 950 && key !== nextKey);
  return { songs, ok };
}

const report = { styles: {}, distance: checkDistance() };
for (const style of styles) report.styles[style] = checkTown(style);
const allOk =
  report.distance.ok && Object.values(report.styles).every((results) => results.every(({ ok }) => ok));
if (values.json) console.log(JSON.stringify({ ok: allOk, ...report }));
else {
  for (const [style, results] of Object.entries(report.styles)) {
    console.log(style);
    for (const { cue, section = '', inBars, seconds, ok } of results) {
      const when = inBars === undefined ? '' : `in bar ${inBars}, `;
      console.log(`  ${ok ? 'ok  ' : 'FAIL'} ${cue.padEnd(18)} ${section.padEnd(7)} ${when}${seconds} s`);
    }
  }
  const songs = report.distance.songs.map(({ meters, key, nextKey }) => `${meters} m (${key} to ${nextKey})`);
  console.log(`${report.distance.ok ? 'ok  ' : 'FAIL'} songs of half a kilometre: ${songs.join(', ')}`);
}
process.exit(allOk ? 0 : 1);
