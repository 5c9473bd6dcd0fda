/** What ffmpeg does for the samples. */
import { execFileSync, spawnSync } from 'node:child_process';

/**
 * All samples together are to stay below 2.5 MB. By itself LAME would leave out all above 8 kHz here; up to 10 kHz costs what lies below
 * next to nothing (0.2 dB of noise to mask).
 */
const mp3 = ['-c:a', 'libmp3lame', '-abr', '1', '-b:a', '34k', '-ar', '24000', '-cutoff', '10000'];
const fade = { inSeconds: 0.05, outSeconds: 1.5 };
const colours = 24;

const run = (args, input) => execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args], { input });

/** Seconds of a WAV file as a small MP3, faded. */
export function writeMp3(wav, { fromSeconds, seconds, comment }, file) {
  const fades = `afade=t=in:d=${fade.inSeconds},afade=t=out:st=${seconds - fade.outSeconds}:d=${fade.outSeconds}`;
  const cut = ['-ss', String(fromSeconds), '-t', String(seconds), '-i', wav, '-af', fades];
  run([
    ...cut,
    ...mp3,
    '-compression_level',
    '0',
    '-map_metadata',
    '-1',
    '-metadata',
    `comment=${comment}`,
    file,
  ]);
}

/** A PNG of few colours, which takes a fifth of the bytes. */
export function writeSmallPng(png, file) {
  const few = `split[a][b];[a]palettegen=max_colors=${colours}[p];[b][p]paletteuse=dither=none`;
  run(['-f', 'png_pipe', '-i', '-', '-vf', few, '-frames:v', '1', '-compression_level', '9', file], png);
}

/** Integrated loudness and true peak. */
export function loudnessOf(file) {
  const args = ['-hide_banner', '-nostats', '-i', file, '-af', 'ebur128=peak=true', '-f', 'null', '-'];
  const said = spawnSync('ffmpeg', ['-nostdin', ...args], { encoding: 'utf8' }).stderr;
  const summary = said.slice(said.lastIndexOf('Summary:'));
  const number = (name) => Number(new RegExp(`${name}:\\s+(-?[\\d.]+)`).exec(summary)?.[1]);
  return { lufs: number('I'), truePeakDb: number('Peak') };
}
