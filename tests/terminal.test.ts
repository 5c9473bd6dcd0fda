import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { entry, temporaryFolder } from './support/cli.ts';
import { type DaemonAnswer, eventually, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const hasPty =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;
if (!hasPty)
  console.warn('The terminal is not tested: script of util-linux is missing (apt-get install bsdutils)');

const columns = 60;
const shells: ChildProcess[] = [];
afterEach(() => {
  for (const shell of shells.splice(0)) shell.kill('SIGKILL');
});

/** The daemon as a person starts it: in a terminal, here one of 60 columns. */
function startInTerminal(...args: readonly string[]) {
  const words = [process.execPath, entry, 'run', '--port', '0', '--output', 'null', ...args];
  const line = `stty cols ${columns} rows 20; exec ${words.map((word) => `'${word}'`).join(' ')}`;
  const shell = spawn('script', ['-qefc', line, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, TERM: 'xterm', SHELL: '/bin/sh', STATE_DIRECTORY: folder.at('state') },
  });
  shells.push(shell);
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text.replaceAll('\u001b', '␛');
  });
  const exited = once(shell, 'exit');
  return {
    output: () => output,
    press: (keys: string) => shell.stdin.write(keys),
    close: () => shell.kill('SIGKILL'),
    url: () => eventually(() => /panel\s+(http:\S+)/.exec(output)?.[1], 60),
    exitCode: async () => (await exited)[0] as number | null,
  };
}

/** What each drawing of the line showed. */
const drawn = (output: string): string[] =>
  [...output.matchAll(/\r␛\[\?7l(.*?)␛\[K/g)].map(([, text]) => text!);

describe.skipIf(!hasPty)('in a terminal', () => {
  it('one line tells what is heard; space stops and plays, q ends', async () => {
    const terminal = startInTerminal('--simulate', 'easy', '--play');
    const url = await terminal.url();
    const playing = async () => ((await (await fetch(`${url}/api/v1/state`)).json()) as DaemonAnswer).playing;
    await eventually(
      () => drawn(terminal.output()).some((text) => /^playing .* bpm {2}cadence/.test(text)),
      60,
    );
    expect(terminal.output()).toContain('space plays and stops, q ends');
    expect(terminal.output()).toContain(`phone   npx tactus panel --port ${new URL(url).port}`);
    for (const text of drawn(terminal.output())) expect(text.length).toBeLessThan(columns);
    terminal.press(' ');
    await eventually(async () => ['stopping', 'stopped'].includes(await playing()), 30);
    await eventually(() => drawn(terminal.output()).some((text) => text.startsWith('stop')), 30);
    await eventually(async () => (await playing()) === 'stopped', 30);
    terminal.press(' ');
    await eventually(async () => (await playing()) === 'playing', 30);
    terminal.press('q');
    expect(await terminal.exitCode()).toBe(0);
    // The message has a line of its own, and the line is gone.
    expect(terminal.output()).toMatch(/\r␛\[K[^\r\n]*closing[^\r\n]*\r?\n/);
    expect(terminal.output()).not.toMatch(/␛\[\?7h[^\r]*closing/);
  });

  it('goes on with line and keys after Ctrl-Z where no shell could wake it', async () => {
    const terminal = startInTerminal('--simulate', 'easy', '--play');
    await terminal.url();
    await eventually(() => drawn(terminal.output()).length > 0);
    terminal.press('\u001a');
    // The line was wiped, and is there again.
    await eventually(() => /␛\[\?7h\r␛\[K\r␛\[\?7l/.test(terminal.output()));
    terminal.press('q');
    expect(await terminal.exitCode()).toBe(0);
  });

  it('ends as it should when the window is closed: its files are whole', async () => {
    const trace = folder.at('closed.jsonl');
    const terminal = startInTerminal('--simulate', 'easy', '--trace', trace);
    const url = await terminal.url();
    await eventually(() => drawn(terminal.output()).length > 0);
    terminal.close();
    await eventually(() => existsSync(trace));
    expect(readFileSync(trace, 'utf8').endsWith('\n')).toBe(true);
    await eventually(() =>
      fetch(`${url}/healthz`).then(
        () => false,
        () => true,
      ),
    );
  });

  it('Ctrl-C ends it, as ever', async () => {
    const terminal = startInTerminal('--simulate', 'easy');
    await terminal.url();
    await eventually(() => drawn(terminal.output()).length > 0, 60);
    terminal.press('\u0003');
    expect(await terminal.exitCode()).toBe(0);
  });
});

it('there is no line where nobody looks', async () => {
  const daemon = await startDaemon(folder.at('unseen'), '--simulate', 'easy', '--output', 'null');
  await eventually(async () => (await daemon.get('/api/v1/state')).playing === 'playing', 30);
  expect(await daemon.stop()).toBe(0);
  expect(daemon.output()).not.toContain('\u001b');
  expect(daemon.output()).not.toContain('space');
});
