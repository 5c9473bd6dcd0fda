#!/usr/bin/env node
/**
 * Listens to renders of every style walking, running and in intervals, and two as they come, with ffmpeg: loudness, range,
 * true peak, of the MP3 too, how far each octave is from the shape of real masters, what mono loses, how wide it is (side beside
 * middle, dB), silence; and to four that are all out,
 * whose loudness has no aim. Exit status 1 when an aim is missed. What is in the folder already is not rendered again, so that it goes on where it was. Needs a build (`npm run build`) and ffmpeg.
 *
 *   node tools/checks/mix.mjs --folder DIR [--only folk-easy,usual-town] [--seconds 60] [--seed 7] [--entry bin/tactus.js] [--json]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allStyles, round } from './rendered.mjs';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    only: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '7' },
    entry: { type: 'string', default: fileURLToPath(new URL('../../bin/tactus.js', import.meta.url)) },
    json: { type: 'boolean', default: false },
  },
});
if (values.folder === undefined) throw new Error('say where the renders go: --folder DIR');
mkdirSync(values.folder, { recursive: true });

/**
 * Octave bands of real masters, dB against 125 Hz. Spectra of popular recordings are flat to about 100 Hz, fall by some 5 dB an
 * octave to 4 kHz and faster above (Pestana et al., "Spectral Characteristics of Popular Commercial Recordings 1950-2010", AES 135,
 * 2013; the same slope from 12,345 tracks: Elowsson and Friberg, AES 142, 2017). Their spectra are densities: an octave band is
 * 3 dB wider than the one below, which leaves -2 dB an octave, and -4 above 4 kHz.
 */
const shape = { 63: -2, 125: 0, 250: -2, 500: -4, 1000: -6, 2000: -8, 4000: -10, 8000: -14 };
const bands = Object.keys(shape).map(Number);
const aims = {
  run: [-17.5, -14.5],
  walk: [-18.5, -14.5],
  truePeakDb: -1,
  // Of an encoder nobody knows how high it goes: there is room left.
  mp3TruePeakDb: -1.2,
  octaveDb: 8,
  monoDb: 1.5,
};

const jobs = [
  ...allStyles.flatMap((style) => ['walk', 'easy', 'intervals'].map((simulate) => ({ style, simulate }))),
  { simulate: 'town' },
  { simulate: 'race' },
  ...['electronic', 'folk', 'game', 'ragtime'].map((style) => ({ style, simulate: 'race', allOut: true })),
];

const nameOf = ({ style, simulate, allOut }) => `${style ?? 'usual'}-${simulate}${allOut ? '-all-out' : ''}`;
const wanted = values.only?.split(',') ?? jobs.map(nameOf);
const unknown = wanted.filter((name) => !jobs.some((job) => nameOf(job) === name));
if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}: ${jobs.map(nameOf).join(', ')}`);

/** Renders what is not there yet; a render that is cut short leaves nothing behind. */
function render(job) {
  const { style, simulate, allOut } = job;
  const name = nameOf(job);
  const [wav, mp3] = ['wav', 'mp3'].map((end) => path.join(values.folder, `${name}.${end}`));
  if (!existsSync(wav)) {
    const partly = `${wav}.partly.wav`;
    const { seconds, seed } = values;
    const args = [
      'render',
      '--simulate',
      simulate,
      '--seconds',
      seconds,
      '--seed',
      seed,
      '--wav',
      partly,
      '--mp3',
      mp3,
    ];
    if (style) args.push('--style', style);
    if (allOut) args.push('--set', 'conductor.energyBias=0.5');
    execFileSync(process.execPath, [values.entry, ...args], { stdio: 'pipe' });
    renameSync(partly, wav);
  }
  return { name, wav, mp3 };
}

/** What ffmpeg's filters say of a file. */
function hear(file, filters) {
  const args = ['-hide_banner', '-nostats', '-i', file, '-af', filters, '-f', 'null', '-'];
  return spawnSync('ffmpeg', args, { encoding: 'utf8', maxBuffer: 1e9 }).stderr;
}

function loudnessOf(file) {
  const said = hear(file, 'ebur128=peak=true');
  const summary = said.slice(said.lastIndexOf('Summary:'));
  const number = (name) => Number(new RegExp(`${name}:\\s+(-?[\\d.]+)`).exec(summary)?.[1]);
  return { lufs: number('I'), rangeLu: number('LRA'), truePeakDb: number('Peak') };
}

/** Power of a file behind filters, both channels together, dB. */
function powerDb(file, filters) {
  const said = hear(
    file,
    `${filters}${filters && ','}astats=measure_perchannel=none:measure_overall=RMS_level`,
  );
  return Number(/RMS level dB: (-?[\d.]+)/.exec(said)?.[1]);
}

function octaves(file) {
  const levels = bands.map((hz) => {
    const [low, high] = [hz / Math.SQRT2, hz * Math.SQRT2];
    // Twice the second order each way: 24 dB an octave.
    const edge = `highpass=f=${low},highpass=f=${low},lowpass=f=${high},lowpass=f=${high}`;
    return powerDb(file, edge) - shape[hz];
  });
  const mean = levels.reduce((a, b) => a + b, 0) / levels.length;
  return Object.fromEntries(bands.map((hz, i) => [hz, round(levels[i] - mean, 1)]));
}

const middle = 'pan=mono|c0=0.5*c0+0.5*c1';
const side = 'pan=mono|c0=0.5*c0-0.5*c1';

function judge(job) {
  const { name, wav, mp3 } = render(job);
  const off = octaves(wav);
  const result = {
    name,
    ...loudnessOf(wav),
    mp3TruePeakDb: loudnessOf(mp3).truePeakDb,
    mostOffDb: Math.max(...Object.values(off).map(Math.abs)),
    off,
    monoLossDb: round(powerDb(wav, '') - powerDb(wav, middle), 2),
    sideDb: round(powerDb(wav, side) - powerDb(wav, middle), 1),
    silences: (hear(wav, 'silencedetect=noise=-50dB:d=0.5').match(/silence_start: (?!0\b)/g) ?? []).length,
  };
  const [softest, loudest] = job.simulate === 'walk' ? aims.walk : aims.run;
  const ok =
    (job.allOut || (result.lufs >= softest && result.lufs <= loudest)) &&
    result.truePeakDb <= aims.truePeakDb &&
    result.mp3TruePeakDb <= aims.mp3TruePeakDb &&
    result.mostOffDb <= aims.octaveDb &&
    result.monoLossDb <= aims.monoDb &&
    result.silences === 0;
  return { ...result, ok };
}

const results = [];
for (const job of jobs.filter((each) => wanted.includes(nameOf(each)))) {
  const result = judge(job);
  results.push(result);
  if (values.json) continue;
  const { name, lufs, rangeLu, truePeakDb, mp3TruePeakDb, mostOffDb, off, monoLossDb, sideDb, silences, ok } =
    result;
  const shown = [
    name,
    lufs,
    rangeLu,
    truePeakDb,
    mp3TruePeakDb,
    mostOffDb,
    ...Object.values(off),
    monoLossDb,
    sideDb,
    silences,
  ];
  console.log(`| ${shown.join(' | ')} |${ok ? '' : ' <- FAIL'}`);
}
if (values.json) console.log(JSON.stringify({ ...values, aims, results }));
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
