import { readdirSync, readFileSync } from 'node:fs';

/**
 * For so many seconds of their lives the threads of a process, all together, were ready to run and given no processor (Linux,
 * `schedstat`); 0 where the kernel does not count it. What others kept from it a bound in seconds does not judge.
 */
export function heldUpSeconds(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'))
      .reduce((sum, text) => sum + Number(text.split(' ')[1]) / 1e9, 0);
  } catch {
    return 0;
  }
}
