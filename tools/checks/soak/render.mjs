/** Hours of a simulated body, as fast as they are rendered. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collects, watch } from './family.mjs';

const mostLooks = 200;

export async function render({ dist, hours, intoWav }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-soak-'));
  const seconds = Math.round(hours * 3600);
  const file = intoWav
    ? ['--wav', path.join(folder, 'sound.wav')]
    : ['--trace', path.join(folder, 'trace.jsonl')];
  const begunMs = performance.now();
  const args = [
    'render',
    '--simulate',
    'intervals',
    '--seconds',
    String(seconds),
    '--set',
    'composer.model=small',
  ];
  const child = spawn(process.execPath, [path.join(dist, 'daemon/main.js'), ...args, ...file], {
    env: { ...process.env, ...collects, STATE_DIRECTORY: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said = (said + text).slice(-2000);
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const everySeconds = Math.max(1, (hours * 300) / mostLooks);
    const looks = await watch(
      child.pid,
      everySeconds,
      () => child.exitCode !== null || child.signalCode !== null,
    );
    const code = await ended;
    if (code !== 0) throw new Error(`render ended with ${code}: ${said}`);
    const tookSeconds = (performance.now() - begunMs) / 1000;
    return { looks, hoursOf: hours / tookSeconds, tookSeconds: Math.round(tookSeconds) };
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
