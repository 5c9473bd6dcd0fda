/** MIDI 1.0 channel and real-time messages, as far as we listen to them. */
export type MidiEvent =
  | {
      readonly type: 'note';
      readonly channel: number;
      readonly pitchMidi: number;
      readonly velocity01: number;
      readonly on: boolean;
    }
  | {
      readonly type: 'controller';
      readonly channel: number;
      readonly controller: number;
      readonly value01: number;
    }
  | { readonly type: 'program'; readonly channel: number; readonly program: number }
  | { readonly type: 'bend'; readonly channel: number; readonly value01: number }
  | { readonly type: 'clock' | 'start' | 'continue' | 'stop' };

/** Undefined for other messages and for what is none. A note-on with velocity 0 is a note-off. */
export function parseMidiMessage(bytes: readonly number[] | Uint8Array): MidiEvent | undefined {
  const [status = 0, first = 0x80, second = 0x80] = bytes;
  switch (status) {
    case 0xf8:
      return { type: 'clock' };
    case 0xfa:
      return { type: 'start' };
    case 0xfb:
      return { type: 'continue' };
    case 0xfc:
      return { type: 'stop' };
  }
  if (first > 0x7f || status > 0xff) return undefined;
  const channel = status & 0x0f;
  // The only one of ours that has no second byte.
  if ((status & 0xf0) === 0xc0) return { type: 'program', channel, program: first };
  if (second > 0x7f) return undefined;
  switch (status & 0xf0) {
    case 0x80:
      return { type: 'note', channel, pitchMidi: first, velocity01: 0, on: false };
    case 0x90:
      return { type: 'note', channel, pitchMidi: first, velocity01: second / 127, on: second > 0 };
    case 0xb0:
      return { type: 'controller', channel, controller: first, value01: second / 127 };
    case 0xe0:
      return { type: 'bend', channel, value01: (first + 128 * second) / 16_383 };
    default:
      return undefined;
  }
}

/** What an entry of `sensors.map` calls it, its value beside it; a program that is chosen is a press. */
export function mappableOf(
  event: MidiEvent,
): { readonly what: string; readonly value01: number } | undefined {
  if (!('channel' in event)) return undefined;
  const on = `${event.channel + 1}/`;
  switch (event.type) {
    case 'note':
      return { what: `${on}note${event.pitchMidi}`, value01: event.velocity01 };
    case 'controller':
      return { what: `${on}cc${event.controller}`, value01: event.value01 };
    case 'program':
      return { what: `${on}program${event.program}`, value01: 1 };
    case 'bend':
      return { what: `${on}bend`, value01: event.value01 };
  }
}

/** 24 clocks are a beat. */
const clocksPerBeat = 24;
const longestBeatSeconds = 1.5;

/** A MIDI clock as a body: each beat a step, so that the music keeps to another sequencer as it does to feet. */
export interface ClockBeats {
  /** Called for each clock; gives the cadence when it was the first of a beat. */
  clock(atSeconds: number): { readonly cadenceSpm: number | undefined } | undefined;
  /** The next clock is the first of a beat. */
  restart(): void;
}

export function createClockBeats(): ClockBeats {
  let count = 0;
  let beatAt: number | undefined;
  return {
    clock(atSeconds) {
      const isBeat = count === 0;
      count = (count + 1) % clocksPerBeat;
      if (!isBeat) return undefined;
      const seconds = beatAt === undefined ? undefined : atSeconds - beatAt;
      beatAt = atSeconds;
      const plausible = seconds !== undefined && seconds > 0.2 && seconds < longestBeatSeconds;
      return { cadenceSpm: plausible ? 60 / seconds : undefined };
    },
    restart() {
      count = 0;
      beatAt = undefined;
    },
  };
}
