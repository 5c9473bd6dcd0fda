import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { eventually } from '../time/testing/eventually.ts';
import { readProcessState } from './process-state.ts';

it('tells a process that works from one that rests or was stopped', async () => {
  const child = spawn(process.execPath, [
    '-e',
    'process.on("SIGUSR2", () => { for (;;); }); setInterval(() => {}, 1e6);',
  ]);
  const state = () => readProcessState(child.pid!);
  try {
    // While it starts there are moments in which it rests, too.
    await eventually(() => state()!.rests && state()!.cpuSeconds > 0, 'it has started');
    child.kill('SIGUSR2');
    await eventually(() => state()!.cpuSeconds > 0.5, 'it works');
    expect(state()!.rests).toBe(false);
    child.kill('SIGSTOP');
    await eventually(() => state()!.rests, 'it is stopped');
  } finally {
    child.kill('SIGKILL');
  }
  await eventually(() => state() === undefined, 'it is gone');
});
