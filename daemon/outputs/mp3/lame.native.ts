import { loadLibrary, type NativeLibrary } from '../../system/native-library.ts';
import { type Mp3Encoder, mp3FrameFrames } from './mp3-encoder.ts';

/** LAME's advice for the worst case: 1.25 bytes a sample and 7200. */
const outputBytes = Math.ceil(1.25 * mp3FrameFrames) + 7200;

/** The installed LAME, or undefined when there is none. */
export function loadLame(): { open(bitrateKbps: number, sampleRateHz: number): Mp3Encoder } | undefined {
  try {
    const library = loadLibrary('libmp3lame.so.0');
    return { open: (bitrateKbps, sampleRateHz) => open(library, bitrateKbps, sampleRateHz) };
  } catch {
    return undefined;
  }
}

function open(library: NativeLibrary, bitrateKbps: number, sampleRateHz: number): Mp3Encoder {
  const f = (signature: string): ((...values: unknown[]) => unknown) => library.func(signature);
  const lame: unknown = f('void *lame_init()')();
  const set = (name: string, value: number): unknown =>
    f(`int lame_set_${name}(void *lame, int value)`)(lame, value);
  set('in_samplerate', sampleRateHz);
  set('out_samplerate', sampleRateHz);
  set('num_channels', 2);
  set('brate', bitrateKbps);
  set('quality', 5);
  set('bWriteVbrTag', 0);
  // Every frame stands for itself, so that a listener may begin with any.
  set('disable_reservoir', 1);
  const encode = f(
    'int lame_encode_buffer_interleaved_ieee_float(void *lame, const float *interleaved, int frames, uint8_t *out, int size)',
  );
  if ((f('int lame_init_params(void *lame)')(lame) as number) < 0)
    throw new Error(`LAME does not encode ${bitrateKbps} kbit/s at ${sampleRateHz} Hz`);
  const version = String(f('const char *get_lame_version()')());
  const close = f('int lame_close(void *lame)');
  const out = new Uint8Array(outputBytes);
  return {
    description: `LAME ${version}`,
    encode: (interleaved) => {
      const bytes = encode(lame, interleaved, mp3FrameFrames, out, out.length) as number;
      return out.subarray(0, Math.max(0, bytes));
    },
    close: () => void close(lame),
  };
}
