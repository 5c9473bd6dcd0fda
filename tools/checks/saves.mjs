/**
 * Whether settings outlive a kill (`kill -9`) while they are saved: old or new, never broken, and how soon the music is back.
 *
 *   node tools/checks/saves.mjs [--kills 1000] [--daemons 100] [--report FILE] [--dist DIR]
 *
 * `--kills`: so many processes that save settings and wishes, one version after the other, are killed at random moments; after each
 * the file must hold the last version that was saved or the one that was being saved, with all its comments. `--daemons`: so many whole
 * daemons are killed while their settings are changed over the API, and started again: the time from the start of the process to the
 * first beat that is heard. `left`: what kills left of files that were being written, `leftAfterStart` the same once a daemon has
 * started again; nothing may be left then. What is done is written into the report at once; the same command goes on where it was ended.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openBuild } from './built.mjs';
import { startToBeat } from './start-to-beat.mjs';

const { values, load } = openBuild({
  kills: { type: 'string', default: '100' },
  daemons: { type: 'string', default: '3' },
  report: { type: 'string' },
});
const { dist } = values;
const saver = fileURLToPath(new URL('./saves/saver.process.mjs', import.meta.url));
const { configurationSchema } = await load('configuration.js');
const { loadConfiguration } = await load('system/config/config-file.js');
const { readWithLastGood } = await load('system/files/atomic-file.js');

const report =
  values.report !== undefined && existsSync(values.report)
    ? JSON.parse(readFileSync(values.report, 'utf8'))
    : {
        beganAt: new Date().toISOString(),
        kills: 0,
        whileSaving: 0,
        untold: 0,
        startSeconds: [],
        faults: [],
      };
const save = () => {
  report.endedAt = new Date().toISOString();
  if (values.report === undefined) return;
  writeFileSync(`${values.report}.new`, `${JSON.stringify(report, null, 2)}\n`);
  renameSync(`${values.report}.new`, values.report);
};

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-saves-'));
const file = path.join(folder, 'etc/tactus.yaml');
const state = path.join(folder, 'state');
const shipped = fileURLToPath(new URL('../../config/tactus.yaml', import.meta.url));
for (const made of [path.dirname(file), state]) mkdirSync(made, { mode: 0o700 });
copyFileSync(shipped, file);
const withoutSeed = (text) => text.replace(/^( {2}seed:) \d+$/m, '$1');

/** What is there now must be `saved`, or what came after it, with all comments. */
async function judge(saved, begun) {
  const fault = (what) => report.faults.push(`kill ${report.kills}: ${what}`);
  try {
    const { seed } = (await loadConfiguration(configurationSchema, { file })).conductor;
    if (seed !== saved && seed !== saved + 1) fault(`${saved} was saved, ${seed} is there`);
    if (begun > saved) report.whileSaving += 1;
    if (seed > saved) report.untold += 1;
    if (withoutSeed(readFileSync(file, 'utf8')) !== withoutSeed(readFileSync(shipped, 'utf8')))
      fault('the rest of the file is another');
  } catch (error) {
    fault(`the configuration cannot be read: ${error.message}`);
  }
}

async function judgeWishes(saved) {
  const read = await readWithLastGood(path.join(state, 'wishes.json'), JSON.parse, (error) =>
    report.faults.push(`kill ${report.kills}: wishes are broken: ${error}`),
  );
  if (read === undefined)
    report.faults.push(`kill ${report.kills}: wishes ${saved} were saved, none are there`);
  else if (read.version !== saved && read.version !== saved + 1)
    report.faults.push(`kill ${report.kills}: wishes ${saved} were saved, ${read.version} are there`);
}

/** What is not whole yet, wherever settings and wishes are kept. */
const temporaries = () =>
  [path.dirname(file), state].flatMap((each) =>
    readdirSync(each, { recursive: true }).filter((name) => /\.(tmp|part)$/.test(name)),
  );

async function killSaver() {
  const child = spawn(process.execPath, [saver, dist, file, state], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  const last = (word) => Number([...said.matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0);
  const exited = once(child, 'close');
  while (last('done') === 0) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the saver ended by itself');
    await sleep(5);
  }
  await sleep(60 * Math.random());
  child.kill('SIGKILL');
  await exited;
  report.kills += 1;
  await judge(last('done'), last('begin'));
  await judgeWishes(last('done'));
}

async function killDaemon() {
  const { seconds, url, end } = await startToBeat(dist, state, ['--config', file]);
  report.startSeconds.push(Math.round(seconds * 1000) / 1000);
  let saved = (await loadConfiguration(configurationSchema, { file })).conductor.seed;
  let isOver = false;
  const changing = (async () => {
    while (!isOver) {
      const answer = await fetch(`${url}/api/v1/config`, {
        method: 'PATCH',
        headers: { origin: url, 'content-type': 'application/json' },
        body: JSON.stringify({ conductor: { seed: saved + 1 } }),
      }).catch(() => undefined); // It is dead.
      if (answer?.ok) saved += 1;
      else if (!isOver) await sleep(20);
    }
  })();
  await sleep(300 + 400 * Math.random());
  await end();
  isOver = true;
  await changing;
  report.kills += 1;
  await judge(saved, saved + 1);
}

try {
  while (report.kills - report.startSeconds.length < Number(values.kills)) {
    await killSaver();
    save();
  }
  while (report.startSeconds.length < Number(values.daemons)) {
    await killDaemon();
    save();
  }
  report.left = temporaries().length;
  const { end } = await startToBeat(dist, state, ['--config', file]);
  await end('SIGTERM');
  const left = temporaries();
  report.leftAfterStart = left.length;
  if (left.length > 0) report.faults.push(`after a start there is still ${left.join(', ')}`);
  save();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const sorted = report.startSeconds.toSorted((a, b) => a - b);
const quantile = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
console.log(
  JSON.stringify({
    ...{
      kills: report.kills,
      whileSaving: report.whileSaving,
      untold: report.untold,
      left: report.left,
      leftAfterStart: report.leftAfterStart,
      faults: report.faults,
    },
    ...{ medianSeconds: quantile(0.5), p95Seconds: quantile(0.95) },
  }),
);
process.exitCode = report.faults.length > 0 ? 1 : 0;
