import { mp3FrameFrames } from '../../outputs/mp3/mp3-encoder.ts';
import { FrameCutter } from '../../outputs/mp3/mp3-frames.ts';
import { openMp3Encoder } from '../../outputs/mp3/open-mp3-encoder.ts';
import type { Mp3Feed } from '../host.ts';

const sampleRateHz = 44_100;
const framesPerChunk = 8;

/** A real MP3 of a soft tone, at the pace of time, for tests of who listens. `pace` below 1 hurries. */
export async function createToneFeed(pace = 1): Promise<Mp3Feed & { close(): void }> {
  const encoder = await openMp3Encoder(128, 48_000);
  const cutter = new FrameCutter();
  const listeners = new Set<(chunk: Uint8Array) => void>();
  let phase = 0;
  const sample = (): number => {
    phase += (2 * Math.PI * 330) / sampleRateHz;
    return 0.1 * Math.sin(phase);
  };
  const encode = (): readonly Uint8Array[] => {
    const interleaved = new Float32Array(2 * mp3FrameFrames);
    for (let index = 0; index < interleaved.length; index += 2) interleaved.fill(sample(), index, index + 2);
    return cutter.push(encoder.encode(interleaved));
  };
  const timer = setInterval(
    () => {
      const chunk = Buffer.concat(Array.from({ length: framesPerChunk }, encode).flat());
      if (chunk.length > 0) for (const listener of listeners) listener(chunk);
    },
    ((framesPerChunk * mp3FrameFrames) / sampleRateHz) * 1000 * pace,
  );
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      clearInterval(timer);
      encoder.close();
    },
  };
}
