import { loadLibrary } from './native-library.ts';

const timexBytes = 208;
/** adjtimex's answer for a clock that nobody keeps. */
const timeError = 5;

let ask: ((buffer: Buffer) => number) | undefined;

/** Whether somebody keeps the machine's clock right (NTP, gpsd with chrony); undefined where it cannot be known. */
export function isClockKept(): boolean | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    ask ??= loadLibrary('libc.so.6').func('int adjtimex(void *buffer)');
    const answer = ask(Buffer.alloc(timexBytes));
    return answer < 0 ? undefined : answer !== timeError;
  } catch {
    return undefined;
  }
}
