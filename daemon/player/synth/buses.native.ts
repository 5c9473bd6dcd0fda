import koffi from 'koffi';
import { eventGridFrames, mostFramesAtOnce, type StereoBus } from './synth.ts';

/** Memory that a C library renders into and JavaScript reads, with every pointer made once. */
export interface NativeBuses {
  readonly buses: readonly StereoBus[];
  /** Of a left and a right for each bus. */
  readonly pointerCount: number;
  /** Silences so many frames from `offset` on (the library adds to what is there); gives the pointers to them, twice over. */
  clear(offset: number, frames: number): unknown;
  /** The buses may not be touched after it. */
  free(): void;
}

const bytesPerFrame = Float32Array.BYTES_PER_ELEMENT;
const channelBytes = mostFramesAtOnce * bytesPerFrame;

export function createNativeBuses(count: number): NativeBuses {
  const pointerCount = 2 * count;
  const memory: unknown = koffi.alloc('float', pointerCount * mostFramesAtOnce);
  const start = koffi.address(memory);
  const whole = koffi.view(memory, pointerCount * channelBytes);
  const channels = Array.from(
    { length: pointerCount },
    (_, i) => new Float32Array(whole, i * channelBytes, mostFramesAtOnce),
  );
  for (const channel of channels) channel.fill(0);
  // One list of pointers for each place where rendering may begin: events come on a grid.
  const listType = koffi.array('uint64', 2 * pointerCount);
  const lists: unknown[] = [];
  for (let offset = 0; offset < mostFramesAtOnce; offset += eventGridFrames) {
    const pointers = channels.map((_, i) => start + BigInt(i * channelBytes + offset * bytesPerFrame));
    const list: unknown = koffi.alloc('uint64', 2 * pointerCount);
    koffi.encode(list, listType, [...pointers, ...pointers]);
    lists.push(list);
  }
  return {
    buses: Array.from({ length: count }, (_, i) => ({
      left: channels[2 * i]!,
      right: channels[2 * i + 1]!,
    })),
    pointerCount,
    clear(offset, frames) {
      for (let i = 0; i < pointerCount; i += 1) channels[i]!.fill(0, offset, offset + frames);
      return lists[offset / eventGridFrames];
    },
    free() {
      koffi.free(memory);
      for (const list of lists) koffi.free(list);
    },
  };
}
