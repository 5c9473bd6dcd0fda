/**
 * Whether journals outlive what may happen to a box, and what they cost.
 *
 *   node tools/checks/journals.mjs [--kills 1000] [--disks] [--clock] [--hours 8 --minutes 5] [--report FILE] [--dist DIR]
 *
 * `--kills`: so many processes that write journals are killed (`kill -9`) at random moments; after each all sessions must be
 * listed, and every journal be readable but for its last two seconds. One in fifty is a whole daemon; the others are recorders
 * that are told in real time what the first daemon's was (`--lanes`: so many at a time), half of them while sessions are ended,
 * removed and brought from elsewhere. `--disks`: a disk that is full, read-only, and well again (a small one in memory: it needs
 * root; in trouble for `--trouble-seconds 12` each time). `--clock`: the wall clock is set back. `--hours`: the journal of so much of a run (the hours pass as fast as
 * the disk takes them), beside the minutes of a daemon in real time. With none of them named: 100 kills, disks, clock.
 *
 * What is done is written into the report at once, and dated; kills are added up, so that the same command goes on where it was
 * ended. Exit code 1 where something was lost.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { openBuild } from './built.mjs';

const { values, load } = openBuild({
  kills: { type: 'string' },
  lanes: { type: 'string', default: '6' },
  seed: { type: 'string', default: '1' },
  disks: { type: 'boolean', default: false },
  'trouble-seconds': { type: 'string', default: '12' },
  clock: { type: 'boolean', default: false },
  hours: { type: 'string' },
  minutes: { type: 'string', default: '5' },
  report: { type: 'string' },
});
const { dist } = values;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
const isAny = values.kills !== undefined || values.hours !== undefined || values.disks || values.clock;
const kills = Number(values.kills ?? (isAny ? 0 : 100));
const report =
  values.report !== undefined && existsSync(values.report)
    ? JSON.parse(readFileSync(values.report, 'utf8'))
    : { parts: {} };
report.machine ??= {
  processor: cpus()[0]?.model,
  cores: cpus().length,
  memoryMb: Math.round(totalmem() / 1e6),
  node: process.version,
};
const save = () => {
  if (values.report === undefined) return;
  writeFileSync(`${values.report}.new`, `${JSON.stringify(report, null, 2)}\n`);
  renameSync(`${values.report}.new`, values.report);
};
const now = () => new Date().toISOString();
const failures = [];
const fault = (part, what) => {
  failures.push(what);
  report.parts[part].faults ??= [];
  report.parts[part].faults.push(what);
  console.log(`${part}: ${what}`);
};

if (kills > 0) await killAll();
for (const [name, isWanted, open] of [
  ['disks', values.disks || !isAny, () => import('./journals/disks.mjs')],
  ['clock', values.clock || !isAny, () => import('./journals/clock.mjs')],
  ['hours', values.hours !== undefined, () => import('./journals/hours.mjs')],
]) {
  if (!isWanted) continue;
  const { check } = await open();
  const { faults, ...told } = await check({
    ...{ dist, load, hours: Number(values.hours), minutes: Number(values.minutes) },
    troubleSeconds: Number(values['trouble-seconds']),
  });
  report.parts[name] = { endedAt: now(), ...told };
  for (const each of faults) fault(name, each);
  save();
  console.log(`${name}: ${JSON.stringify(told)}`);
}
process.exitCode = failures.length > 0 ? 1 : 0;

async function killAll() {
  const { killMany } = await import('./journals/kills.mjs');
  report.parts.kills ??= { beganAt: now(), done: 0, kinds: {}, heldUp: 0 };
  const part = report.parts.kills;
  const left = kills - part.done;
  if (left <= 0) return;
  const found = await killMany({
    ...{ dist, load, kills: left, seed: Number(values.seed) + part.done, lanes: Number(values.lanes) },
    onKill({ kind, lostSeconds, heldUp, faults, blocks = 0, lateBlocks = 0 }) {
      part.done += 1;
      part.endedAt = now();
      part.heldUp += heldUp;
      part.kinds[kind] ??= { kills: 0, lostSecondsMost: 0, lostSecondsSum: 0 };
      const own = part.kinds[kind];
      own.kills += 1;
      own.lostSecondsMost = Math.max(own.lostSecondsMost, lostSeconds);
      own.lostSecondsSum += lostSeconds;
      if (blocks > 0) own.blocks = (own.blocks ?? 0) + blocks;
      if (blocks > 0) own.lateBlocks = (own.lateBlocks ?? 0) + lateBlocks;
      for (const each of faults) fault('kills', `${kind}: ${each}`);
      if (part.done % 10 === 0) save();
      if (part.done % 100 === 0) console.log(`${part.done} kills, ${failures.length} faults`);
    },
  });
  for (const each of found) fault('kills', each);
  save();
  for (const [kind, { kills: count, lostSecondsMost, lostSecondsSum, ...more }] of Object.entries(part.kinds))
    console.log(
      `${kind}: ${count} kills, ${(lostSecondsSum / count).toFixed(2)} s lost in the mean, ${lostSecondsMost.toFixed(2)} s at most ${JSON.stringify(more)}`,
    );
  if (part.heldUp > 0)
    console.log(`${part.heldUp} times the machine held up the write itself, and more was lost`);
}
