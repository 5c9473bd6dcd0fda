import koffi from 'koffi';

export type NativeLibrary = ReturnType<typeof koffi.load>;

const lazy = 0x1;
const neverUnload = 0x1000;

/**
 * Loads a C library for good. What a worker thread has loaded is unloaded when the worker ends, and some libraries do
 * not survive being loaded a second time (FluidSynth's, through GLib's types, takes the process with it).
 *
 * Errors: Error when there is no such library.
 */
export function loadLibrary(name: string): NativeLibrary {
  const library = koffi.load(name);
  if (process.platform === 'linux') pin(name);
  return library;
}

function pin(name: string): void {
  try {
    koffi.load('libc.so.6').func('void *dlopen(const char *name, int flags)')(name, lazy | neverUnload);
  } catch {
    // Before glibc 2.34 dlopen was in a library of its own. Then only the reloading is unsafe, which we do not do.
  }
}
