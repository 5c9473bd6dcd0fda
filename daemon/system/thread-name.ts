import { loadLibrary } from './native-library.ts';

/** prctl(2), PR_SET_NAME. */
const setName = 15;

/** How tools (`top -H`, `ps -L`, a debugger) list the calling thread: 15 characters of it. Nothing where that cannot be. */
export function nameThread(name: string): void {
  if (process.platform !== 'linux') return;
  try {
    loadLibrary('libc.so.6').func('int prctl(int option, const char *name)')(setName, name);
  } catch {
    // Nobody plays worse for it.
  }
}
