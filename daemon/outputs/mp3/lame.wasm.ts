import { createMp3Encoder } from 'wasm-media-encoders';
import { type Mp3Encoder, mp3FrameFrames } from './mp3-encoder.ts';

/** LAME in WebAssembly. It uses the bit reservoir; `mp3-frames.ts` lets listeners begin anywhere all the same. */
export async function createWasmMp3Encoder(bitrateKbps: number, sampleRateHz: number): Promise<Mp3Encoder> {
  const encoder = await createMp3Encoder();
  encoder.configure({ sampleRate: sampleRateHz as 48_000, channels: 2, bitrate: bitrateKbps as 128 });
  const left = new Float32Array(mp3FrameFrames);
  const right = new Float32Array(mp3FrameFrames);
  const both = [left, right];
  return {
    description: 'LAME (wasm)',
    encode: (interleaved) => {
      for (let i = 0; i < mp3FrameFrames; i += 1) {
        left[i] = interleaved[2 * i]!;
        right[i] = interleaved[2 * i + 1]!;
      }
      return encoder.encode(both);
    },
    close: () => undefined,
  };
}
