// Runs inside a booted system: freezes a part of the service for real, as a fault in native code or in the kernel would,
// and tells how long it takes until music is heard again. One line of JSON for each time.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

const koffi = createRequire('/usr/lib/tactus/package.json')('koffi');
const libc = koffi.load('libc.so.6');
const ptrace = libc.func('long ptrace(long request, int pid, uintptr address, uintptr data)');
const waitpid = libc.func('int waitpid(int pid, _Out_ int *status, int options)');
/** ptrace(2): attach without a signal, and stop this one thread whatever it does. */
const [seize, interrupt] = [0x4206, 0x4207];
/** waitpid(2): WNOHANG | __WALL. */
const anyAtOnce = 1 | 0x40000000;

const [what = '', times = '3', restSeconds = '0'] = process.argv.slice(2);
const panel = 'http://localhost:7272';
const nowSeconds = () => performance.now() / 1000;

const mainPid = () =>
  Number(execFileSync('systemctl', ['show', '-p', 'MainPID', '--value', 'tactus'], { encoding: 'utf8' }));
const statOf = (path) => {
  const text = readFileSync(`${path}/stat`, 'latin1');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};
const renderThread = (pid) =>
  readdirSync(`/proc/${pid}/task`)
    .map(Number)
    .find((thread) => readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8') === 'tactus-render\n');
const composer = (pid) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((candidate) => {
      try {
        return (
          Number(statOf(`/proc/${candidate}`)[1]) === pid &&
          readFileSync(`/proc/${candidate}/cmdline`, 'latin1').includes('composer.process')
        );
      } catch {
        return false; // It has ended meanwhile.
      }
    });

/** A second of the stream, decoded, is louder than silence. */
async function sounds() {
  try {
    const answer = await fetch(`${panel}/stream.mp3`, { signal: AbortSignal.timeout(3000) });
    const pieces = [];
    let length = 0;
    for await (const piece of answer.body) {
      pieces.push(piece);
      length += piece.length;
      if (length > 24_000) break;
    }
    const heard = spawnSync('ffmpeg', ['-hide_banner', '-i', '-', '-af', 'volumedetect', '-f', 'null', '-'], {
      input: Buffer.concat(pieces),
      encoding: 'utf8',
    }).stderr;
    return Number(/mean_volume: (\S+) dB/.exec(heard)?.[1] ?? Number.NaN) > -50;
  } catch {
    return false; // Nobody there, or nothing flows.
  }
}

async function until(ask, mostSeconds) {
  const from = nowSeconds();
  while (nowSeconds() - from < mostSeconds) {
    if (await ask()) return nowSeconds() - from;
    await sleep(50);
  }
  return undefined;
}

/** Whoever traces hears of deaths first, and has to let go of the dead. */
const reap = setInterval(() => {
  while (waitpid(-1, [0], anyAtOnce) > 0);
}, 50);

const freeze = {
  main: (pid) => freezeThread(pid),
  worker: (pid) => freezeThread(renderThread(pid)),
  composer: (pid) => process.kill(composer(pid), 'SIGSTOP'),
};
function freezeThread(thread) {
  if (ptrace(seize, thread, 0, 0) !== 0 || ptrace(interrupt, thread, 0, 0) !== 0)
    throw new Error(`thread ${thread} cannot be frozen`);
}

for (let time = 0; time < Number(times); time += 1) {
  if ((await until(sounds, 60)) === undefined) throw new Error('nothing sounds before anything is frozen');
  const pid = mainPid();
  const writer = composer(pid);
  await sleep(1000 * Number(restSeconds) + 3000 * Math.random());
  freeze[what](pid);
  const isBack =
    what === 'composer'
      ? async () => mainPid() === pid && ![undefined, writer].includes(composer(pid)) && (await sounds())
      : async () => ![0, pid].includes(mainPid()) && (await sounds());
  const backSeconds = await until(isBack, 60);
  process.stdout.write(`${JSON.stringify({ what, backSeconds: backSeconds ?? null })}\n`);
}
clearInterval(reap);
