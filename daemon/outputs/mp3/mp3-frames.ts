/**
 * MP3 in frames (MPEG-1 layer III, no CRC, which is what LAME writes). The format: ISO/IEC 11172-3, 2.4.
 */

const headerBytes = 4;
/** Stereo side information: begins with `main_data_begin`, 9 bits. */
const sideBytes = 32;
const kbps = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const hertz = [44_100, 48_000, 32_000];

/** Bytes of the frame whose header begins at `at`; undefined where there is no header. */
export function frameLength(bytes: Uint8Array, at = 0): number | undefined {
  if (bytes[at] !== 0xff || ((bytes[at + 1] ?? 0) & 0xfe) !== 0xfa) return undefined;
  const third = bytes[at + 2] ?? 0;
  const bitrate = kbps[third >> 4];
  const rate = hertz[(third >> 2) & 3];
  if (!bitrate || !rate) return undefined;
  return Math.floor((144_000 * bitrate) / rate) + ((third >> 1) & 1);
}

/** How many bytes of earlier frames a frame needs: the bit reservoir. */
export function reservoirBytes(frame: Uint8Array): number {
  return ((frame[headerBytes] ?? 0) << 1) | ((frame[headerBytes + 1] ?? 0) >> 7);
}

/** Cuts an encoder's bytes into whole frames. */
export class FrameCutter {
  #rest = new Uint8Array(0);

  /** Whole frames, each in memory of its own. */
  push(bytes: Uint8Array): Uint8Array[] {
    const all = new Uint8Array(this.#rest.length + bytes.length);
    all.set(this.#rest);
    all.set(bytes, this.#rest.length);
    const frames: Uint8Array[] = [];
    let at = 0;
    while (at + headerBytes <= all.length) {
      const length = frameLength(all, at);
      if (length === undefined) {
        at += 1;
        continue;
      }
      if (at + length > all.length) break;
      frames.push(all.slice(at, at + length));
      at += length;
    }
    this.#rest = all.slice(at);
    return frames;
  }
}

/** The furthest back that a frame may reach. */
const mostReservoirBytes = 511;

/**
 * Lets a listener begin with a frame that needs bytes of those before it: the two frames before, made silent, but
 * still carrying the bytes. A decoder plays 48 ms of nothing and then knows all it has to.
 */
export function primers(twoBefore: Uint8Array, oneBefore: Uint8Array): Uint8Array[] {
  const carried = oneBefore.length - headerBytes - sideBytes;
  return [silenced(twoBefore, 0), silenced(oneBefore, Math.max(0, mostReservoirBytes - carried))];
}

function silenced(frame: Uint8Array, reservoir: number): Uint8Array {
  const silent = frame.slice();
  silent.fill(0, headerBytes, headerBytes + sideBytes);
  silent[headerBytes] = reservoir >> 1;
  silent[headerBytes + 1] = (reservoir & 1) << 7;
  return silent;
}
