/** What a process and all that it has begun hold: memory, open handles, threads (Linux). */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** Where each process that is looked at tells what it holds. */
const told = mkdtempSync(path.join(tmpdir(), 'tactus-soak-held-'));
process.once('exit', () => rmSync(told, { recursive: true, force: true }));

/** For the environment of a process that is looked at. */
export const collects = {
  NODE_OPTIONS: `--import=${pathToFileURL(new URL('./collect.mjs', import.meta.url).pathname).href}`,
  SOAK_HELD: told,
  // What a thread keeps for itself of what it gave back would count as given.
  GLIBC_TUNABLES: 'glibc.malloc.tcache_count=0',
};
/** One that is asked answers after a second; who has more to do is looked at the next time. */
const patienceMs = 5000;

/** Until `isOver`, every so many seconds. */
export async function watch(pid, everySeconds, isOver) {
  const looks = [];
  const begunMs = performance.now();
  while (!isOver()) {
    await collectAll(familyOf(pid).filter(({ name }) => name !== 'other'));
    const processes = {};
    for (const { pid: one, name } of familyOf(pid)) {
      const figures = figuresOf(one, name);
      if (!figures) continue;
      const before = processes[name] ?? {};
      const sums = Object.entries(figures).map(([kind, value]) => [kind, (before[kind] ?? 0) + value]);
      processes[name] = Object.fromEntries(sums);
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

/** What is held is known of those that collect; of others what is theirs counts, resident as it is. */
function figuresOf(pid, name) {
  const rollup = read(`/proc/${pid}/smaps_rollup`);
  // Pages of files are code that others use, too: another Node that ends looks like growth by tens of megabytes.
  const own = [...rollup.matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+) kB/gm)].map(([, kilobytes]) =>
    Number(kilobytes),
  );
  const residentMb = (own.reduce((sum, kilobytes) => sum + kilobytes, 0) * 1024) / 1e6;
  const held = read(path.join(told, String(pid)));
  if (own.length === 0 || (name !== 'other' && held === '')) return undefined;
  const { mainMb, workersMb, mallocMb } =
    held === '' ? { mainMb: residentMb, workersMb: 0, mallocMb: 0 } : JSON.parse(held);
  const mb = mainMb + workersMb + mallocMb;
  try {
    const [handles, threads] = ['fd', 'task'].map((kind) => readdirSync(`/proc/${pid}/${kind}`).length);
    return { mb, mainMb, workersMb, mallocMb, residentMb, handles, threads };
  } catch {
    return undefined;
  }
}

/** Waits until each has told what it holds. */
async function collectAll(family) {
  const asked = family.filter(({ pid }) => {
    rmSync(path.join(told, String(pid)), { force: true });
    // Only who hears it: SIGUSR2 would end any other.
    const caught = /^SigCgt:\s+([0-9a-f]+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '0';
    const isHeard = ((BigInt(`0x${caught}`) >> 11n) & 1n) === 1n;
    if (isHeard) process.kill(pid, 'SIGUSR2');
    return isHeard;
  });
  const untilMs = performance.now() + patienceMs;
  while (performance.now() < untilMs && asked.some(({ pid }) => read(path.join(told, String(pid))) === ''))
    await sleep(50);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
