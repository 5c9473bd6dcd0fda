import { readFileSync } from 'node:fs';

/**
 * For so many seconds since the machine began somebody on it had to wait for a processor (Linux, `/proc/pressure/cpu`); 0 where
 * the kernel does not count it. A bound in seconds is one for a machine that has room: what it was crowded for is not ours.
 */
export function crowdedSeconds(): number {
  try {
    const [, microseconds] = /^some .*total=(\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8')) ?? [];
    return Number(microseconds ?? 0) / 1e6;
  } catch {
    return 0;
  }
}
