import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { eventually } from '../time/testing/eventually.ts';
import { readProcessState } from './process-state.ts';

it('tells a process that works from one that rests or was stopped', async () => {
  const child = spawn(process.execPath, [
    '-e',
    'process.on("SIGUSR2", () => { for (;;); }); setInterval(() => {}, 1e6); console.log("ready");',
  ]);
  const state = () => readProcessState(child.pid!);
  try {
    // While it starts there are moments in which it rests, too, and a signal then ends it.
    await once(child.stdout, 'data');
    await eventually(() => state()!.rests, 'it waits');
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
