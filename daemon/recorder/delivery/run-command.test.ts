import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime } from '../../time/timers.ts';
import { runCommand } from './run-command.ts';

let folder: string;
let time: ManualTime;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tactus-command-')));
  time = new ManualTime();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (script: string, ...args: readonly string[]) =>
  runCommand({
    ...{
      command: [process.execPath, '-e', script, ...args],
      folder,
      environment: { TACTUS_SESSION_ID: 'x' },
    },
    ...{ mostSeconds: 600, timers: time },
  });
const at = (name: string): string => join(folder, name);

describe('a command', () => {
  it('runs in its folder with what it is told, and its arguments are words to nobody else', async () => {
    const script =
      'process.stdout.write(JSON.stringify([process.cwd(), process.env.TACTUS_SESSION_ID, process.argv.slice(1)]))';
    const { failure, output } = await run(script, '$HOME; exit 3').ended;
    expect(failure).toBeUndefined();
    expect(JSON.parse(output)).toEqual([folder, 'x', ['$HOME; exit 3']]);
  });

  it('that fails is told by its exit code and the first line of its complaints', async () => {
    const script = "console.log('so far'); console.error('\\nno network\\nat all'); process.exitCode = 3;";
    const { failure, output } = await run(script).ended;
    expect(failure).toBe(`${process.execPath} ended with exit code 3: no network`);
    expect(output).toContain('so far');
  });

  it('that is not there is told', async () => {
    const { ended } = runCommand({
      ...{ command: ['/no/such/program'], folder, environment: {}, mostSeconds: 600, timers: time },
    });
    expect((await ended).failure).toMatch(/^\/no\/such\/program cannot be run: .*ENOENT/);
  });

  it('that says very much is heard to its end, and 64 KiB of it are kept', async () => {
    const { failure, output } = await run("process.stdout.write('x'.repeat(3e6))").ended;
    expect([failure, output.length]).toEqual([undefined, 64 * 1024]);
  });

  it('gives way to every other process', async () => {
    const script = "require('fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000)";
    const running = run(script);
    await eventually(() => existsSync(at('pid')) && readFileSync(at('pid'), 'utf8') !== '', 'it runs');
    expect(getPriority(Number(readFileSync(at('pid'), 'utf8')))).toBe(19);
    running.end();
    expect((await running.ended).failure).toBe(`${process.execPath} was ended`);
  });

  it('that takes too long is asked to end, and then ended with all that it has started', async () => {
    const stubborn =
      "process.on('SIGTERM', () => require('fs').writeFileSync('asked', '')); setInterval(() => {}, 1000);";
    const child = `${stubborn} require('fs').writeFileSync('pid', String(process.pid));`;
    const script = `${stubborn} require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' });`;
    const { ended } = run(script);
    await eventually(() => existsSync(at('pid')) && readFileSync(at('pid'), 'utf8') !== '', 'both run');
    const pid = Number(readFileSync(at('pid'), 'utf8'));
    await time.advance(600);
    await eventually(() => existsSync(at('asked')), 'it is asked');
    expect(() => process.kill(pid, 0)).not.toThrow();
    await time.advance(5);
    expect((await ended).failure).toBe(`${process.execPath} took more than 600 s`);
    await eventually(() => isGone(pid), 'what it started is gone');
  });
});

/** A process that has ended may wait for whoever takes note of it. */
function isGone(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}
