import { loadLame } from './lame.native.ts';
import type { Mp3Encoder } from './mp3-encoder.ts';

/** LAME: the installed library, else its WebAssembly build. */
export async function openMp3Encoder(
  bitrateKbps: number,
  sampleRateHz: number,
  engine: 'auto' | 'native' | 'wasm' = 'auto',
): Promise<Mp3Encoder> {
  const native = engine === 'wasm' ? undefined : loadLame();
  if (native) return native.open(bitrateKbps, sampleRateHz);
  if (engine === 'native') throw new Error('LAME is not installed (Debian: apt install libmp3lame0)');
  // Only here: it is most of a megabyte.
  const { createWasmMp3Encoder } = await import('./lame.wasm.ts');
  return createWasmMp3Encoder(bitrateKbps, sampleRateHz);
}
