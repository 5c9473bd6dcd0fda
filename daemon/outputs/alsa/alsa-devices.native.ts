import koffi from 'koffi';
import { loadLibrary } from '../../system/native-library.ts';
import type { OutputChoice } from '../output-type.ts';
import { type AlsaHint, nameDevices } from './device-names.ts';
import { holdersOf } from './pcm-holders.ts';

const everyCard = -1;
const pointerBytes = 8;
/** Cards with many channels have dozens of ways; who has more than these knows their names. */
const mostHints = 256;

/** What ALSA can play to here; none where ALSA is not installed. ALSA's part is not on this thread: it reads files. */
export async function listAlsaDevices(): Promise<readonly OutputChoice[]> {
  return await readHints('Input')
    .then((hints) => nameDevices(hints, holdersOf))
    .catch(() => []);
}

/** What it can record from, likewise. */
export async function listAlsaMicrophones(): Promise<readonly OutputChoice[]> {
  return await readHints('Output')
    .then((hints) => nameDevices(hints, () => []))
    .catch(() => []);
}

/** Whatever koffi is told of stays with it for good: once. */
let functions: ReturnType<typeof bindFunctions> | undefined;

function bindFunctions() {
  const alsa = loadLibrary('libasound.so.2');
  const free = loadLibrary('libc.so.6').func('void free(void *memory)');
  const ownText = koffi.disposable('str', free);
  return {
    begin: alsa.func('snd_device_name_hint', 'int', ['int', 'str', koffi.out('void **')]),
    textOf: alsa.func('snd_device_name_get_hint', ownText, ['void *', 'str']),
    end: alsa.func('snd_device_name_free_hint', 'int', ['void *']),
  };
}

/** What `aplay -L`, or `arecord -L`, lists. */
async function readHints(without: 'Input' | 'Output'): Promise<readonly AlsaHint[]> {
  functions ??= bindFunctions();
  const { begin, textOf, end } = functions;
  const hints: unknown[] = [null];
  await new Promise<void>((resolve, reject) => {
    begin.async(everyCard, 'pcm', hints, (error: unknown, code: number) => {
      if (error === null && code === 0) resolve();
      else reject(error ?? new Error(`ALSA lists no devices (${code})`));
    });
  });
  try {
    const found: AlsaHint[] = [];
    for (let index = 0; index < mostHints; index += 1) {
      const hint: unknown = koffi.decode(hints[0], index * pointerBytes, 'void *');
      if (hint === null) break;
      const [name, description, direction] = ['NAME', 'DESC', 'IOID'].map(
        (id) => textOf(hint, id) as string | null,
      );
      // Those of both directions name none.
      if (!name || direction === without) continue;
      found.push({ name, description: description ?? '' });
    }
    return found;
  } finally {
    end(hints[0]);
  }
}
