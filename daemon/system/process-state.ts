import { readdirSync, readFileSync } from 'node:fs';

/** What the kernel says of a process at this moment. */
export interface ProcessState {
  /** No thread of it runs, waits for a processor or waits for a disk: it sleeps, or was stopped. */
  readonly rests: boolean;
  /** Processor time of all its threads since it began, seconds. */
  readonly cpuSeconds: number;
}

/** `USER_HZ`: the unit of times in /proc, on every processor we know. */
const ticksPerSecond = 100;
/** Running (or wanting to), waiting for a disk, waking. What is dead is neither. */
const busyStates = new Set(['R', 'D', 'W']);

/** Undefined where it is gone, or where the system has no /proc. A dozen small reads, well under a millisecond. */
export function readProcessState(pid: number): ProcessState | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) => readStat(`/proc/${pid}/task/${thread}`));
    const fields = readStat(`/proc/${pid}`);
    return {
      rests: threads.every(([state = '']) => !busyStates.has(state)),
      cpuSeconds: (Number(fields[userTime]) + Number(fields[systemTime])) / ticksPerSecond,
    };
  } catch {
    return undefined;
  }
}

/** Places of `utime` and `stime` (proc_pid_stat(5)), counted from the state. */
const userTime = 11;
const systemTime = 12;

/** From the state on: the name before it may hold blanks and brackets. */
function readStat(folder: string): string[] {
  const text = readFileSync(`${folder}/stat`, 'latin1');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
