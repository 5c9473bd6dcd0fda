import { constants, setPriority } from 'node:os';

/** Lets a process, and what it starts from now on, give way to every other. */
export function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or this machine has no such thing: it then works as it is.
  }
}
