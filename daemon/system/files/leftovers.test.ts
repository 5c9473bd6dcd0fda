import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutTornLine } from '../../live/live-trace.ts';
import { samplesOf } from '../../outputs/wav/wav-chunks.ts';
import { WavFile } from '../../outputs/wav/wav-file.ts';
import { wavHeaderBytes } from '../../outputs/wav/wav-header.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { createGrowingFile } from './growing-file.ts';
import { isHeld, keepEarlier, sweepTemporaries, sweepUnfinished } from './leftovers.ts';
import { packageRoot } from './package-root.ts';

let folder = '';
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-left-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Begins files in a process of its own, in the built package, and leaves it waiting. */
async function begin(script: string): Promise<ChildProcess> {
  const at = (file: string) => pathToFileURL(join(packageRoot, 'dist/daemon', file)).href;
  const program = `
    import { createGrowingFile } from '${at('system/files/growing-file.js')}';
    import { WavFile } from '${at('outputs/wav/wav-file.js')}';
    ${script}
    console.log('waiting');
    setInterval(() => {}, 1000);`;
  child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

async function kill(process: ChildProcess): Promise<void> {
  const exited = once(process, 'exit');
  process.kill('SIGKILL');
  await exited;
}

const wavOptions = { sampleRateHz: 48_000, format: 'pcm16' } as const;
const tenSeconds = `
    const wav = new WavFile('a.wav', ${JSON.stringify(wavOptions)});
    const block = new Float32Array(4800).fill(0.5);
    for (let i = 0; i < 100; i += 1) wav.write(block, block);`;

it('a WAV file that was killed is found by the next of its name, playable', async () => {
  await kill(await begin(tenSeconds));
  const next = new WavFile(join(folder, 'a.wav'), wavOptions);
  const block = new Float32Array(480);
  next.write(block, block);
  next.finish();
  expect(readdirSync(folder).sort()).toEqual(['a.recovered.wav', 'a.wav']);
  const bytes = readFileSync(join(folder, 'a.recovered.wav'));
  // All but the last 256 KiB (1.4 s), which were still gathered.
  const samples = samplesOf(bytes);
  expect(samples.length / (48_000 * 4)).toBeGreaterThan(8);
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  expect(bytes.length - samples.length).toBe(wavHeaderBytes);
  expect(samples.readInt16LE(1000) / 32767).toBeCloseTo(0.5, 3);
});

it('a WAV file says its length on the disk while it is written', async () => {
  await kill(await begin(`${tenSeconds} wav.sync();`));
  const [left] = readdirSync(folder);
  expect(samplesOf(readFileSync(join(folder, left!))).length).toBe(10 * 48_000 * 4);
});

it('a trace that was killed ends with a whole line', async () => {
  const line = `${'x'.repeat(99)}\n`;
  await kill(
    await begin(`
    const file = createGrowingFile('a.jsonl');
    for (let i = 0; i < 5; i += 1) file.append(${JSON.stringify(line)});
    file.append('torn');
    file.sync('soon');`),
  );
  const next = createGrowingFile(join(folder, 'a.jsonl'), cutTornLine);
  next.discard();
  expect(next.recovered).toEqual([join(folder, 'a.recovered.jsonl')]);
  expect(readFileSync(join(folder, 'a.recovered.jsonl'), 'utf8')).toBe(line.repeat(5));
});

it('what is still written is left alone, what is empty removed, and nothing replaced', async () => {
  writeFileSync(join(folder, 'a.recovered.wav'), 'mine');
  const writing = await begin(`${tenSeconds} new WavFile('empty.wav', ${JSON.stringify(wavOptions)});`);
  new WavFile(join(folder, 'a.wav'), wavOptions).abort();
  expect(readdirSync(folder)).toHaveLength(3);
  await kill(writing);
  for (const name of ['a.wav', 'empty.wav', 'b.wav']) new WavFile(join(folder, name), wavOptions).abort();
  expect(readdirSync(folder).sort()).toEqual(['a.recovered-2.wav', 'a.recovered.wav']);
  expect(readFileSync(join(folder, 'a.recovered.wav'), 'utf8')).toBe('mine');
});

it('what stands under a name is kept beside what is written under it next', () => {
  const path = join(folder, 'run.jsonl');
  for (const content of ['first', 'second']) {
    writeFileSync(path, content);
    keepEarlier(path);
  }
  keepEarlier(path);
  keepEarlier(folder);
  expect(readdirSync(folder).sort()).toEqual(['run.earlier-2.jsonl', 'run.earlier.jsonl']);
  expect(readFileSync(join(folder, 'run.earlier.jsonl'), 'utf8')).toBe('first');
});

it('a file is held while somebody has it open, and not because another is called like it, with its folder', () => {
  const [one, other] = ['one', 'other'].map((where) => {
    mkdirSync(join(folder, where, 'run'), { recursive: true });
    const path = join(folder, where, 'run', 'journal');
    writeFileSync(path, where);
    return path;
  }) as [string, string];
  const descriptor = openSync(one, 'r');
  expect([isHeld(one), isHeld(other), isHeld(join(folder, 'none'))]).toEqual([true, false, false]);
  closeSync(descriptor);
  expect(isHeld(one)).toBe(false);
});

describe('what is written at once', () => {
  const write = (...names: readonly string[]): void => {
    for (const name of names) writeFileSync(join(folder, name), 'half');
  };
  const left = (): readonly string[] => readdirSync(folder).sort();
  const [a, b, b2, grows] = [
    ...[
      '.a.json.0123456789ab.tmp',
      '.b.json.0123456789ab.tmp',
      '.b.json.ba9876543210.tmp',
      '.c.wav.0123456789ab.part',
    ],
  ] as const;

  it('is swept where nobody writes it any more; what grows, and what others have, is not', async () => {
    write(a, b, b2, grows, '.mine.tmp', 'a.json');
    const writing = await begin(`(await import('node:fs')).openSync('${b}', 'r+');`);
    sweepTemporaries(folder);
    expect(left()).toEqual([b, grows, '.mine.tmp', 'a.json']);
    await kill(writing);
    sweepTemporaries(folder);
    expect(left()).toEqual([grows, '.mine.tmp', 'a.json']);
    sweepTemporaries(join(folder, 'none'));
  });

  it('is swept by name where others have files, and with what grows where everything is ours', () => {
    write(a, b, b2, grows);
    sweepTemporaries(folder, ['b.json', 'none']);
    expect(left()).toEqual([a, grows]);
    sweepUnfinished(folder);
    expect(left()).toEqual([]);
  });

  it('is whole or gone, and never swept under the hand that writes it', async () => {
    const path = join(folder, 'a.json');
    let isDone = false;
    const writing = (async () => {
      for (let version = 0; version < 50; version += 1)
        await writeFileAtomically(path, `${version}`, { keepLastGood: true });
      isDone = true;
    })();
    while (!isDone) {
      sweepTemporaries(folder);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;
    expect(left()).toEqual(['a.json', 'a.json.last-good']);
  });
});

const user = 4321;
const asUser = ['setpriv', '--reuid', `${user}`, '--regid', `${user}`, '--clear-groups'] as const;
const hides =
  process.geteuid?.() === 0 && spawnSync('unshare', ['--user', 'setpriv', '--version']).status === 0;

it.skipIf(!hides)(
  'what one of ours may hold that does not show it is held while it was written to lately',
  async () => {
    const path = join(folder, 'journal');
    writeFileSync(path, 'x');
    chmodSync(folder, 0o755);
    chownSync(path, user, user);
    // As the service is seen by who acts for it on the command line: the same user, in a namespace that is not his.
    const holder =
      "require('fs').openSync('journal', 'r'); console.log('holds'); setInterval(() => {}, 1000)";
    const wait = 'echo waits; read _; exec "$@"';
    child = spawn('unshare', ['--user', 'sh', '-c', wait, 'sh', ...asUser, process.execPath, '-e', holder], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout!, 'data');
    for (const map of ['uid_map', 'gid_map'])
      writeFileSync(`/proc/${child.pid}/${map}`, `0 0 1\n${user} ${user} 1\n`);
    child.stdin!.write('\n');
    await once(child.stdout!, 'data');
    copyFileSync(join(packageRoot, 'dist/daemon/system/files/leftovers.js'), join(folder, 'leftovers.mjs'));
    const looker = "import('./leftovers.mjs').then(({ isHeld }) => console.log(isHeld('journal')))";
    const [setpriv, ...rights] = asUser;
    const look = (): string =>
      spawnSync(setpriv, [...rights, process.execPath, '-e', looker], { cwd: folder, encoding: 'utf8' })
        .stdout;
    expect(look()).toBe('true\n');
    const long = new Date(Date.now() - 7_200_000);
    utimesSync(path, long, long);
    expect(look()).toBe('false\n');
    await kill(child);
  },
);
