import { accessSync } from 'node:fs';

/** Whether we have these rights (`constants.R_OK` ...) there; not where nothing is there. */
export function mayAccess(path: string, rights: number): boolean {
  try {
    accessSync(path, rights);
    return true;
  } catch {
    return false;
  }
}
