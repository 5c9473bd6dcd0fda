/**
 * The long run: whether the daemon holds as much memory, as many handles and as many threads at its end as soon after its
 * beginning.
 *
 *   node tools/checks/soak.mjs [--report FILE] [--minutes 110] [--hours 8] [--wav-hours 8] [--dist DIR]
 *
 * Three parts, each in processes of its own: `house` plays in real time to all outputs at once (ALSA through a PipeWire of its
 * own, the stream with a listener, WAV, null, OSC and lights with somebody who hears them, MIDI where there is a sequencer; MQTT
 * through a mosquitto of its own; an OSC sensor; a page that looks on), and fails where one of them is not well in the end, or
 * not heard any more; `null` and `wav` render hours of a simulated body as fast as they can, without sound and into a WAV file. What is done is written
 * into the report at once, and a part that stands there is not done again: the same command goes on where it was ended.
 *
 * Before each look every thread collects its garbage. What *is held* then decides: what lies in the heaps of all threads, and what
 * `malloc` has given and not got back. Beside it stands what is *resident*: also what V8 and `malloc` keep to give it again, and what has
 * come since. The slope is the least squares' through the least of each tenth of the second half (the first warms up: code is compiled,
 * and the last 1024 bars are kept, which are 50 minutes), megabytes an hour (`house`: of the clock; else: of the music). It GROWS
 * where what is held is above the most by more than chance can make of what scatters (two standard errors), and is *unclear* where
 * as much as the most would be lost in that: such a run is too short. Exit code 1: something grows, or a part did not go well; 2:
 * something is unclear.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { openBuild } from './built.mjs';
import { playHouse } from './soak/house.mjs';
import { judge, mostMbAnHour } from './soak/judge.mjs';
import { render } from './soak/render.mjs';

const { values, load } = openBuild({
  report: { type: 'string', default: 'soak.json' },
  minutes: { type: 'string', default: '110' },
  hours: { type: 'string', default: '8' },
  'wav-hours': { type: 'string', default: '8' },
});
const wanted = {
  house: { minutes: Number(values.minutes) },
  null: { hours: Number(values.hours) },
  wav: { hours: Number(values['wav-hours']) },
};
const run = {
  house: () => playHouse({ dist: values.dist, seconds: wanted.house.minutes * 60 }),
  null: () => render({ dist: values.dist, hours: wanted.null.hours, intoWav: false }),
  wav: () => render({ dist: values.dist, hours: wanted.wav.hours, intoWav: true }),
};

const report = existsSync(values.report) ? JSON.parse(readFileSync(values.report, 'utf8')) : { parts: {} };
const { packageVersion } = await load('system/files/package-root.js');
report.machine ??= {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  memoryMb: Math.round(totalmem() / 1e6),
  node: process.version,
};

for (const [name, part] of Object.entries(run)) {
  const length = Object.values(wanted[name])[0];
  const done = report.parts[name];
  if (length === 0 || (done && Object.values(done.wanted)[0] === length)) continue;
  console.log(`${name}: ${JSON.stringify(wanted[name])}`);
  const { looks, hoursOf, ...told } = await part();
  report.parts[name] = {
    wanted: wanted[name],
    endedAt: new Date().toISOString(),
    tactus: packageVersion,
    ...told,
    processes: judge(looks, hoursOf),
    looks,
  };
  keep();
}

/** A report of before what is held was told shows nothing. */
function verdictOf({ held, verdict }) {
  return held === undefined ? 'unclear' : verdict;
}

function keep() {
  writeFileSync(`${values.report}.tmp`, JSON.stringify(report, null, 1));
  renameSync(`${values.report}.tmp`, values.report);
  writeFileSync(values.report.replace(/(\.json)?$/, '.md'), asTable());
}

function asTable() {
  const rows = Object.entries(report.parts).flatMap(([part, { endedAt, wanted: length, processes }]) =>
    processes.map((process) =>
      [
        '',
        part,
        Object.entries(length).flat().reverse().join(' '),
        process.name,
        ...[process.held, process.resident].flatMap(({ mb, mbAnHour, error } = {}) => [
          mb ?? '?',
          `${mbAnHour ?? '?'} ± ${error ?? '?'}`,
        ]),
        process.handles.join(' to '),
        process.threads.join(' to '),
        verdictOf(process) === 'grows' ? 'GROWS' : verdictOf(process),
        endedAt.slice(0, 16),
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  );
  const head =
    '| part | length | process | held, MB | an hour | resident, MB | an hour | handles | threads | | ended |';
  return [
    `Memory (its own, without the pages of files), handles and threads; at most ${mostMbAnHour} MB an hour.`,
    '',
    head,
    head.replace(/[^|]+/g, '---'),
    ...rows,
    '',
    ...Object.entries(report.parts).flatMap(([part, { faults = [] }]) =>
      faults.map((fault) => `- ${part}: ${fault}`),
    ),
  ].join('\n');
}

console.log(asTable());
const parts = Object.values(report.parts);
const verdicts = parts.flatMap(({ processes }) => processes.map(verdictOf));
const goesWrong = verdicts.includes('grows') || parts.some(({ faults = [] }) => faults.length > 0);
process.exitCode = goesWrong ? 1 : verdicts.includes('unclear') ? 2 : 0;
