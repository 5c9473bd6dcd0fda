import { endingsOf, silenceAlsa } from '../outputs/alsa/alsa.native.ts';
import { loadLibrary } from '../system/native-library.ts';

type Pointer = unknown;
type Call = (...values: unknown[]) => number;

export type Direction = 'playback' | 'capture';

/** What is wished of a device; it makes the nearest of it that it can. */
export interface StreamWish {
  readonly direction: Direction;
  readonly rateHz: number;
  /** Frames that it hands over at once, and how many of such its buffer has. */
  readonly periodFrames: number;
  readonly periods: number;
}

/** An ALSA device open in one direction, that never blocks. Its sound is one channel here: all of them are alike, or their mean. */
export interface AlsaStream extends StreamWish {
  readonly channels: number;
  /** Frames that can be read or written now; below 0 an error of ALSA's. */
  available(): number;
  /** Frames on their way between the software and the converter; undefined while that is not known. */
  delayFrames(): number | undefined;
  /** Reads as many as there are, at most that many; 0: none yet; below 0 an error. */
  read(into: Float32Array, frames: number): number;
  /** Writes as many as go in; below 0 an error. */
  write(sound: Float32Array, frames: number): number;
  start(): number;
  /** Throws away what is on its way and makes ready to start again; below 0 an error. */
  reset(): number;
  close(): void;
  errorText(code: number): string;
}

const directions = { playback: 0, capture: 1 } as const;
const nonBlocking = 1;
const interleavedAccess = 3;
const again = -11;
const wantedChannels = 2;
/** In order of preference. */
const formats = [
  { code: 14, make: (length: number) => new Float32Array(length), scale: 1 },
  { code: 10, make: (length: number) => new Int32Array(length), scale: 2 ** 31 - 256 },
  { code: 2, make: (length: number) => new Int16Array(length), scale: 32_767 },
] as const;

/** Whatever koffi is told of stays with it for good: once. */
let functions: ReturnType<typeof bind> | undefined;

function bind() {
  const library = loadLibrary('libasound.so.2');
  const f = (signature: string): Call => library.func(signature) as unknown as Call;
  silenceAlsa(library);
  const near = (what: string, type: string, more = ''): Call =>
    f(`int snd_pcm_hw_params_set_${what}_near(void *pcm, void *params, _Inout_ ${type} *value${more})`);
  const set = (what: string, type: string): Call =>
    f(`int snd_pcm_hw_params_set_${what}(void *pcm, void *params, ${type} value)`);
  return {
    open: f('int snd_pcm_open(_Out_ void **pcm, const char *name, int stream, int mode)'),
    newParams: f('int snd_pcm_hw_params_malloc(_Out_ void **params)'),
    freeParams: f('void snd_pcm_hw_params_free(void *params)'),
    any: f('int snd_pcm_hw_params_any(void *pcm, void *params)'),
    setAccess: set('access', 'int'),
    setFormat: set('format', 'int'),
    nearChannels: near('channels', 'uint32_t'),
    nearRate: near('rate', 'uint32_t', ', void *direction'),
    nearPeriod: near('period_size', 'unsigned long', ', void *direction'),
    nearPeriods: near('periods', 'uint32_t', ', void *direction'),
    install: f('int snd_pcm_hw_params(void *pcm, void *params)'),
    newSoftware: f('int snd_pcm_sw_params_malloc(_Out_ void **params)'),
    freeSoftware: f('void snd_pcm_sw_params_free(void *params)'),
    currentSoftware: f('int snd_pcm_sw_params_current(void *pcm, void *params)'),
    setStart: f('int snd_pcm_sw_params_set_start_threshold(void *pcm, void *params, unsigned long frames)'),
    installSoftware: f('int snd_pcm_sw_params(void *pcm, void *params)'),
    avail: f('long snd_pcm_avail(void *pcm)'),
    delay: f('int snd_pcm_delay(void *pcm, _Out_ long *frames)'),
    readi: f('long snd_pcm_readi(void *pcm, _Out_ void *frames, unsigned long count)'),
    writei: f('long snd_pcm_writei(void *pcm, const void *frames, unsigned long count)'),
    start: f('int snd_pcm_start(void *pcm)'),
    drop: f('int snd_pcm_drop(void *pcm)'),
    prepare: f('int snd_pcm_prepare(void *pcm)'),
    close: f('int snd_pcm_close(void *pcm)'),
    errorText: library.func('const char *snd_strerror(int code)') as unknown as (code: number) => string,
  };
}

/**
 * Opens an ALSA device by ALSA's name for it (`default`, `plughw:CARD=Mic`). It starts only when it is told to.
 *
 * Errors: Error with a line for people.
 */
export function openAlsaStream(name: string, wish: StreamWish): AlsaStream {
  try {
    functions ??= bind();
  } catch {
    throw new Error('ALSA is not installed (Debian: apt install libasound2)');
  }
  const alsa = functions;
  const handle: Pointer[] = [null];
  const opened = alsa.open(handle, name, directions[wish.direction], nonBlocking);
  if (opened < 0) throw new Error(`ALSA device ${name}: ${alsa.errorText(opened)}`);
  const pcm = handle[0];
  try {
    return streamOf(alsa, pcm, wish, configure(alsa, pcm, wish));
  } catch (error) {
    alsa.close(pcm);
    throw new Error(`ALSA device ${name}: ${(error as Error).message}`);
  }
}

type Library = ReturnType<typeof bind>;
type Made = Omit<StreamWish, 'direction'> & {
  readonly channels: number;
  readonly format: (typeof formats)[number];
};

function configure(alsa: Library, pcm: Pointer, wish: StreamWish): Made {
  const check = (code: number): void => {
    if (code < 0) throw new Error(alsa.errorText(code));
  };
  const holder: Pointer[] = [null];
  check(alsa.newParams(holder));
  const params = holder[0];
  try {
    check(alsa.any(pcm, params));
    check(alsa.setAccess(pcm, params, interleavedAccess));
    const format = formats.find(({ code }) => alsa.setFormat(pcm, params, code) >= 0);
    if (!format) throw new Error('takes neither floats nor 32 or 16 bits');
    const near = (call: Call, value: number, ...more: unknown[]): number => {
      const box = [value];
      check(call(pcm, params, box, ...more));
      return Number(box[0]);
    };
    const channels = near(alsa.nearChannels, wantedChannels);
    const rateHz = near(alsa.nearRate, wish.rateHz, null);
    const periodFrames = near(alsa.nearPeriod, wish.periodFrames, null);
    const periods = near(alsa.nearPeriods, wish.periods, null);
    check(alsa.install(pcm, params));
    return { channels, rateHz, periodFrames, periods, format };
  } finally {
    alsa.freeParams(params);
  }
}

function streamOf(alsa: Library, pcm: Pointer, { direction }: StreamWish, made: Made): AlsaStream {
  startByHand(alsa, pcm);
  const { channels, format, ...sizes } = made;
  const most = made.periodFrames * made.periods;
  const frames = format.make(most * channels);
  const frameCount: number[] = [0];
  return {
    ...sizes,
    direction,
    channels,
    available: () => alsa.avail(pcm),
    delayFrames: () => (alsa.delay(pcm, frameCount) < 0 ? undefined : Number(frameCount[0])),
    read(into, wanted) {
      const count = alsa.readi(pcm, frames, Math.min(wanted, most));
      if (count <= 0) return count === again ? 0 : count;
      for (let i = 0; i < count; i += 1) {
        let sum = 0;
        for (let channel = 0; channel < channels; channel += 1) sum += frames[i * channels + channel]!;
        into[i] = sum / (channels * format.scale);
      }
      return count;
    },
    write(sound, given) {
      const count = Math.min(given, most);
      for (let i = 0; i < count; i += 1)
        frames.fill(sound[i]! * format.scale, i * channels, (i + 1) * channels);
      const written = alsa.writei(pcm, frames, count);
      return written === again ? 0 : written;
    },
    start: () => alsa.start(pcm),
    ...endingsOf(alsa, pcm),
  };
}

/** Never by the first frames that are written. */
function startByHand(alsa: Library, pcm: Pointer): void {
  const holder: Pointer[] = [null];
  if (alsa.newSoftware(holder) < 0) return;
  const params = holder[0];
  if (alsa.currentSoftware(pcm, params) >= 0 && alsa.setStart(pcm, params, 2 ** 30) >= 0)
    alsa.installSoftware(pcm, params);
  alsa.freeSoftware(params);
}
