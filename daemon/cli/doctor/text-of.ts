import { readFileSync } from 'node:fs';

/** Undefined where it is not there, or not for us. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
