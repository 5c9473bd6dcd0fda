import { createMp3Encoder } from 'wasm-media-encoders';
import type { Mp3Feed } from '../host.ts';

const sampleRateHz = 44_100;
const chunkSeconds = 0.25;

/** A real MP3 of a soft tone, at the pace of time, for tests of who listens. `pace` below 1 hurries. */
export async function createToneFeed(pace = 1): Promise<Mp3Feed & { close(): void }> {
  const encoder = await createMp3Encoder();
  encoder.configure({ sampleRate: sampleRateHz, channels: 2, bitrate: 128 });
  const listeners = new Set<(chunk: Uint8Array) => void>();
  let phase = 0;
  const timer = setInterval(
    () => {
      const samples = Float32Array.from({ length: sampleRateHz * chunkSeconds }, () => {
        phase += (2 * Math.PI * 330) / sampleRateHz;
        return 0.1 * Math.sin(phase);
      });
      const chunk = Uint8Array.from(encoder.encode([samples, samples]));
      if (chunk.length > 0) for (const listener of listeners) listener(chunk);
    },
    chunkSeconds * 1000 * pace,
  );
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => clearInterval(timer),
  };
}
