import { constants, setPriority } from 'node:os';

/** Lets a process, and what it starts from now on, give way to others; `priority`: of `os.constants`, to every other if absent. */
export function lowerPriority(
  pid: number | undefined,
  priority: number = constants.priority.PRIORITY_LOW,
): void {
  try {
    if (pid !== undefined) setPriority(pid, priority);
  } catch {
    // It has ended already, or this machine has no such thing: it then works as it is.
  }
}
