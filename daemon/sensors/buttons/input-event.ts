/** Linux input events, as /dev/input/event* gives them on 64-bit machines: linux/input.h, struct input_event. */
export interface KeyEvent {
  /** The kernel's own time; only differences mean something. */
  readonly kernelSeconds: number;
  readonly code: number;
  readonly action: 'press' | 'release' | 'repeat';
}

export const inputEventBytes = 24;
const evKey = 1;
const actions = ['release', 'press', 'repeat'] as const;

/** Key events among the events; whatever else a device tells is left out, and so is an incomplete last one. */
export function parseKeyEvents(bytes: Buffer): readonly KeyEvent[] {
  const events: KeyEvent[] = [];
  for (let offset = 0; offset + inputEventBytes <= bytes.length; offset += inputEventBytes) {
    const action = actions[bytes.readInt32LE(offset + 20)];
    if (bytes.readUInt16LE(offset + 16) !== evKey || action === undefined) continue;
    const seconds = Number(bytes.readBigInt64LE(offset)) + Number(bytes.readBigInt64LE(offset + 8)) / 1e6;
    events.push({ kernelSeconds: seconds, code: bytes.readUInt16LE(offset + 18), action });
  }
  return events;
}

/** What keys mean unless told otherwise: linux/input-event-codes.h. `button` is one key for everything. */
export const usualKeys: ReadonlyMap<number, string> = new Map([
  [113, 'mute'],
  [114, 'volumeDown'],
  [115, 'volumeUp'],
  [163, 'skip'],
  [164, 'toggle'],
  [165, 'lap'],
  [166, 'stop'],
  [200, 'play'],
  [201, 'stop'],
  [207, 'play'],
  [208, 'skip'],
  [256, 'button'],
]);
