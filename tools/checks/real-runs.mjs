#!/usr/bin/env node
/**
 * Recorded runs through the body, as `--replay` plays them: the way gone against what the watch itself says, activities,
 * what was held back of the heart, effort. Needs a build (`npm run build`). Fails when a way is more than 2 % (and more
 * than 10 m) wrong, or no recording could be read.
 *
 *   node tools/checks/real-runs.mjs FOLDER|FILE ... [--json]
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import FitParser from 'fit-file-parser';
import { openBuild } from './built.mjs';

const { values, positionals, load } = openBuild(
  { json: { type: 'boolean', default: false } },
  { allowPositionals: true },
);
const { openRecording } = await load('sensors/replay/recording.js');
const { createBody } = await load('body/body.js');

const files = positionals.flatMap((name) =>
  statSync(name).isDirectory()
    ? readdirSync(name)
        .filter((file) => /\.(fit|gpx)$/i.test(file))
        .map((file) => path.join(name, file))
    : [name],
);
const results = [];
for (const file of files) results.push(await measure(file));
process.stdout.write(
  values.json
    ? `${JSON.stringify(results, null, 2)}\n`
    : `${results.map(({ file, ...found }) => `${file}: ${JSON.stringify(found)}`).join('\n')}\n`,
);
const isWrong = ({ meters, watchMeters = meters }) =>
  Math.abs(meters - watchMeters) > Math.max(10, 0.02 * watchMeters);
const noneWasRead = results.every(({ refused }) => refused !== undefined);
if (noneWasRead) console.error('no recording was read');
if (noneWasRead || results.some(isWrong)) process.exitCode = 1;

async function measure(file) {
  let recording;
  try {
    recording = await openRecording(file);
  } catch (error) {
    return { file: path.basename(file), refused: error.message };
  }
  const body = createBody();
  const activities = {};
  const sources = {};
  let efforts = 0;
  let told = 0;
  let heldBack = 0;
  let ticks = 0;
  const readings = [...recording.readings];
  let next = 0;
  let state = body.stateAt(0);
  for (let at = 0; at <= recording.durationSeconds; at += 1) {
    for (; (readings[next]?.atSeconds ?? Number.POSITIVE_INFINITY) <= at; next += 1) {
      const reading = readings[next];
      body.accept(reading);
      if (reading.kind !== 'heartRate') continue;
      told += 1;
      if (Math.abs((body.stateAt(reading.atSeconds).heartRateBpm ?? 0) - reading.heartRateBpm) > 8)
        heldBack += 1;
    }
    state = body.stateAt(at);
    activities[state.activity] = (activities[state.activity] ?? 0) + 1;
    for (const [quantity, id] of Object.entries(state.sources)) {
      const name = `${quantity}: ${id}`;
      sources[name] = (sources[name] ?? 0) + 1;
    }
    efforts += state.effort01;
    ticks += 1;
  }
  const ownMeters = /\.fit$/i.test(file) ? await watchMeters(file) : undefined;
  const share = (counts) =>
    Object.fromEntries(
      Object.entries(counts).map(([name, count]) => [name, Math.round((1000 * count) / ticks) / 1000]),
    );
  const meters = state.distanceMeters ?? 0;
  const placed = createBody();
  const places = readings.filter(({ kind }) => kind === 'position');
  for (const reading of places) placed.accept(reading);
  const metersByPlaces = placed.stateAt(places.at(-1)?.atSeconds ?? 0).distanceMeters;
  return {
    file: path.basename(file),
    minutes: Math.round(recording.durationSeconds / 6) / 10,
    meters: Math.round(meters),
    ...(ownMeters !== undefined && {
      watchMeters: Math.round(ownMeters),
      distanceOff: Math.round((meters / ownMeters - 1) * 10_000) / 10_000,
    }),
    ...(metersByPlaces !== undefined && { metersByPlaces: Math.round(metersByPlaces) }),
    activities: share(activities),
    sources: share(sources),
    heartRates: told,
    heartRatesHeldBack: heldBack,
    meanEffort: Math.round((1000 * efforts) / ticks) / 1000,
  };
}

/** What the watch counted itself: the distance of its last record. */
async function watchMeters(file) {
  const parser = new FitParser({ mode: 'list', speedUnit: 'm/s', lengthUnit: 'm' });
  const { records = [], sessions = [] } = await parser.parseAsync(readFileSync(file));
  return sessions[0]?.total_distance ?? records.findLast(({ distance }) => distance !== undefined)?.distance;
}
