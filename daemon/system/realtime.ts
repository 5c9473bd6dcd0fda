import koffi from 'koffi';
import { messageOf } from './errors.ts';

export interface RealtimeGrant {
  readonly granted: boolean;
  /** One line for people. */
  readonly detail: string;
}

const schedulerRoundRobin = 2;
/** Threads and processes begun later do not inherit the priority. */
const resetOnFork = 0x4000_0000;

/**
 * Asks for real-time priority (`SCHED_RR`) for the calling thread: 1-99, higher goes first; audio servers use 70 to 90.
 * Never throws: what is refused is reported, and the music goes on without.
 */
export function requestRealtime(priority: number): RealtimeGrant {
  if (process.platform !== 'linux') return { granted: false, detail: 'real-time priority: only on Linux' };
  try {
    const libc = koffi.load('libc.so.6');
    const setScheduler = libc.func('int sched_setscheduler(int pid, int policy, const int *priority)');
    // 0 is the calling thread, not the process: Linux schedules threads.
    if (setScheduler(0, schedulerRoundRobin | resetOnFork, [priority]) === 0)
      return { granted: true, detail: `real-time priority ${priority} (SCHED_RR)` };
    return {
      granted: false,
      detail: `real-time priority ${priority} was refused; systemd's LimitRTPRIO= or rtprio in /etc/security/limits.d allows it`,
    };
  } catch (error) {
    return {
      granted: false,
      detail: `real-time priority: ${messageOf(error)}`,
    };
  }
}
