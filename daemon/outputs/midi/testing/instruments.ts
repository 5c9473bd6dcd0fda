import type { MidiOutPorts } from '../midi-port.ts';

interface Sent {
  readonly bytes: readonly number[];
  readonly atSeconds: number;
}

/** MIDI outputs that exist only here, where the library's own would be: a machine need not have a sequencer. */
export function createInstruments(...names: readonly string[]) {
  const present = new Set(names);
  const sent: Sent[] = [];
  let now = (): number => 0;
  const ports: MidiOutPorts = {
    list: () => [...present],
    open: (name) => ({
      send(bytes) {
        if (!present.has(name)) throw new Error('it is gone');
        sent.push({ bytes, atSeconds: now() });
      },
      close: () => {},
    }),
  };
  return {
    sent,
    open: (): Promise<MidiOutPorts> => Promise.resolve(ports),
    plug: (name: string) => void present.add(name),
    /** What is pulled out holds no note. */
    unplug(name: string) {
      present.delete(name);
      for (let channel = 0; channel < 16; channel += 1)
        sent.push({ bytes: [0xb0 + channel, 123, 0], atSeconds: now() });
    },
    by(clock: () => number) {
      now = clock;
    },
  };
}

/** What an instrument that reads status bytes makes of it: the keys that are down at the end, and ends of what was not. */
export function notesOf(sent: readonly Sent[]) {
  const down = new Set<string>();
  let struckTwice = 0;
  for (const { bytes } of sent) {
    const [status = 0, first = 0, second = 0] = bytes;
    const channel = status & 0x0f;
    const key = `${channel}/${first}`;
    if (status >> 4 === 9 && second > 0) {
      if (down.has(key)) struckTwice += 1;
      down.add(key);
    } else if (status >> 4 === 8 || status >> 4 === 9) down.delete(key);
    else if (status >> 4 === 0xb && first === 123) {
      for (const held of [...down]) if (held.startsWith(`${channel}/`)) down.delete(held);
    }
  }
  return { sounding: [...down], struckTwice };
}
