import { TactusError } from '../../system/errors.ts';
import { loadLibrary, type NativeLibrary } from '../../system/native-library.ts';
import type { PcmDevice } from './pcm-device.ts';
import { holdersOf, tellHolders } from './pcm-holders.ts';

type Pointer = unknown;
type Call = (...values: unknown[]) => number;

const playback = 0;
const nonBlocking = 1;
const interleavedAccess = 3;
const channels = 2;
const statePrepared = 2;

/** Formats in order of preference, with what turns our floats into them. */
const formats = [
  { code: 14, name: 'float', bytes: 4 },
  { code: 10, name: '32 bit', bytes: 4 },
  { code: 2, name: '16 bit', bytes: 2 },
] as const;

interface AlsaLibrary {
  readonly open: Call;
  readonly setParams: Call;
  readonly getParams: Call;
  readonly availUpdate: Call;
  readonly writei: Call;
  readonly delay: Call;
  readonly state: Call;
  readonly start: Call;
  readonly drop: Call;
  readonly prepare: Call;
  readonly close: Call;
  readonly errorText: (code: number) => string;
}

let loaded: AlsaLibrary | undefined | null = null;

/** ALSA's library, or undefined where it is not installed. */
function loadAlsa(): AlsaLibrary | undefined {
  if (loaded !== null) return loaded;
  try {
    loaded = bind();
  } catch {
    loaded = undefined;
  }
  return loaded;
}

export function isAlsaInstalled(): boolean {
  return process.platform === 'linux' && loadAlsa() !== undefined;
}

function bind(): AlsaLibrary {
  const library = loadLibrary('libasound.so.2');
  const f = (signature: string): Call => library.func(signature) as unknown as Call;
  silenceAlsa(library);
  return {
    open: f('int snd_pcm_open(_Out_ void **pcm, const char *name, int stream, int mode)'),
    setParams: f(
      'int snd_pcm_set_params(void *pcm, int format, int access, uint32_t channels, uint32_t rate, int resample, uint32_t latencyUs)',
    ),
    getParams: f('int snd_pcm_get_params(void *pcm, int32_t *bufferFrames, int32_t *periodFrames)'),
    availUpdate: f('long snd_pcm_avail_update(void *pcm)'),
    writei: f('long snd_pcm_writei(void *pcm, const void *frames, unsigned long count)'),
    delay: f('int snd_pcm_delay(void *pcm, int32_t *frames)'),
    state: f('int snd_pcm_state(void *pcm)'),
    start: f('int snd_pcm_start(void *pcm)'),
    drop: f('int snd_pcm_drop(void *pcm)'),
    prepare: f('int snd_pcm_prepare(void *pcm)'),
    close: f('int snd_pcm_close(void *pcm)'),
    errorText: library.func('const char *snd_strerror(int code)') as unknown as (code: number) => string,
  };
}

/**
 * ALSA prints its complaints to the terminal unless it is given somebody else to complain to. That somebody may be
 * called from any thread, which no JavaScript may; `getpid` takes any arguments and does nothing with them.
 */
export function silenceAlsa(library: NativeLibrary): void {
  const nobody: unknown = loadLibrary('libc.so.6').symbol('getpid', 'void *');
  library.func('int snd_lib_error_set_handler(void *handler)')(nobody);
}

/**
 * Opens an ALSA device for playing, by ALSA's name for it (`default`, `hw:0`, `pipewire`, `bluealsa:DEV=…`).
 *
 * Errors: Error with a line for people.
 */
export function openAlsaDevice(name: string, wantedBufferFrames: number, sampleRateHz: number): PcmDevice {
  const alsa = loadAlsa();
  if (alsa === undefined) throw new Error('ALSA is not installed (Debian: apt install libasound2)');
  const handle: Pointer[] = [null];
  const opened = alsa.open(handle, name, playback, nonBlocking);
  if (opened < 0) throw unopened(name, opened, alsa.errorText(opened));
  const pcm = handle[0];
  const format = chooseFormat(alsa, pcm, name, wantedBufferFrames, sampleRateHz);
  // C's long is written into 8 bytes, of which the low half is enough.
  const low = new Int32Array(2);
  const period = new Int32Array(2);
  const known = alsa.getParams(pcm, low, period) >= 0;
  const bufferFrames = known ? low[0]! : wantedBufferFrames;
  const encode = createEncoder(format.name);
  return {
    bufferFrames,
    writableFrames: () => alsa.availUpdate(pcm),
    write: (interleaved, frames) => alsa.writei(pcm, encode(interleaved, frames), frames),
    delayFrames: () => (alsa.delay(pcm, low) < 0 ? undefined : low[0]!),
    start: () => {
      if (alsa.state(pcm) === statePrepared) alsa.start(pcm);
    },
    ...endingsOf(alsa, pcm),
  };
}

/** How what is open ends, whichever way its sound goes. */
export function endingsOf(
  alsa: Pick<AlsaLibrary, 'drop' | 'prepare' | 'close' | 'errorText'>,
  pcm: Pointer,
): Pick<PcmDevice, 'reset' | 'close' | 'errorText'> {
  return {
    reset: () => {
      alsa.drop(pcm);
      return alsa.prepare(pcm);
    },
    close: () => {
      alsa.drop(pcm);
      alsa.close(pcm);
    },
    errorText: (code) => alsa.errorText(code),
  };
}

const busy = -16;
const hostIsDown = -112;

function unopened(name: string, code: number, text: string): Error {
  if (code === hostIsDown)
    return new Error(`ALSA device ${name}: no sound server answers; \`tactus doctor\` says where one is`);
  const holders = code === busy ? holdersOf(name) : [];
  const told = tellHolders(holders);
  if (told === undefined) return new Error(`ALSA device ${name}: ${text}`);
  const [first] = holders;
  return new TactusError(
    'unavailable',
    `ALSA device ${name}: ${text}; ${told} has it`,
    `End it (kill ${first!.pid}), or play with it through a sound server: --output alsa:default`,
  );
}

function chooseFormat(
  alsa: AlsaLibrary,
  pcm: Pointer,
  name: string,
  bufferFrames: number,
  sampleRateHz: number,
): (typeof formats)[number] {
  const latencyUs = Math.round((bufferFrames / sampleRateHz) * 1e6);
  let fault = 0;
  for (const format of formats) {
    fault = alsa.setParams(pcm, format.code, interleavedAccess, channels, sampleRateHz, 1, latencyUs);
    if (fault >= 0) return format;
  }
  alsa.close(pcm);
  throw new Error(
    `ALSA device ${name} does not take ${sampleRateHz / 1000} kHz stereo (${alsa.errorText(fault)}); try plug${name} or default`,
  );
}

/** Our floats in the device's format. Full scale is never reached: the limiter stays below. */
function createEncoder(
  format: (typeof formats)[number]['name'],
): (interleaved: Float32Array, frames: number) => Float32Array | Int32Array | Int16Array {
  if (format === 'float') return (interleaved) => interleaved;
  const scale = format === '32 bit' ? 2 ** 31 - 256 : 32767;
  let encoded: Int32Array | Int16Array = new Int16Array(0);
  return (interleaved, frames) => {
    const count = frames * channels;
    if (encoded.length < count) encoded = format === '32 bit' ? new Int32Array(count) : new Int16Array(count);
    for (let i = 0; i < count; i += 1) encoded[i] = Math.round(interleaved[i]! * scale);
    return encoded;
  };
}
