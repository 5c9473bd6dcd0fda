/** What a process and all that it has begun hold: memory of its own, open handles, threads (Linux). */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** For the environment of a process that is looked at. */
export const collects = {
  NODE_OPTIONS: `--import=${pathToFileURL(new URL('./collect.mjs', import.meta.url).pathname).href}`,
};
const settleMs = 700;

/** Until `isOver`, every so many seconds. */
export async function watch(pid, everySeconds, isOver) {
  const looks = [];
  const begunMs = performance.now();
  while (!isOver()) {
    for (const { pid: one, name } of familyOf(pid)) if (name !== 'other') collect(one);
    await sleep(settleMs);
    const processes = {};
    for (const { pid: one, name } of familyOf(pid)) {
      const figures = figuresOf(one);
      if (!figures) continue;
      const { mb, handles, threads } = processes[name] ?? { mb: 0, handles: 0, threads: 0 };
      processes[name] = {
        mb: mb + figures.mb,
        handles: handles + figures.handles,
        threads: threads + figures.threads,
      };
    }
    const atSeconds = (performance.now() - begunMs) / 1000;
    if (processes.main) looks.push({ atSeconds: Math.round(atSeconds), processes });
    for (let waited = 0; waited < everySeconds && !isOver(); waited += 0.25) await sleep(250);
  }
  return looks;
}

function familyOf(pid) {
  const parents = new Map();
  for (const entry of readdirSync('/proc')) {
    const parent = /^\d+$/.test(entry) && /^.*\) \S (\d+)/s.exec(read(`/proc/${entry}/stat`))?.[1];
    if (parent) parents.set(Number(entry), Number(parent));
  }
  const family = [pid];
  for (const member of family)
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  return family.map((one) => ({
    pid: one,
    name:
      one === pid ? 'main' : read(`/proc/${one}/cmdline`).includes('composer.process') ? 'composer' : 'other',
  }));
}

function figuresOf(pid) {
  const rollup = read(`/proc/${pid}/smaps_rollup`);
  // Pages of files are code that others use, too: another Node that ends looks like growth by tens of megabytes.
  const own = [...rollup.matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+) kB/gm)].map(([, kilobytes]) =>
    Number(kilobytes),
  );
  if (own.length === 0) return undefined;
  try {
    const [handles, threads] = ['fd', 'task'].map((kind) => readdirSync(`/proc/${pid}/${kind}`).length);
    return { mb: (own.reduce((sum, kilobytes) => sum + kilobytes, 0) * 1024) / 1e6, handles, threads };
  } catch {
    return undefined;
  }
}

/** Only to whom hears it: SIGUSR2 would end any other. */
function collect(pid) {
  const caught = /^SigCgt:\s+([0-9a-f]+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '0';
  const isHeard = (BigInt(`0x${caught}`) >> 11n) & 1n;
  if (isHeard) process.kill(pid, 'SIGUSR2');
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
