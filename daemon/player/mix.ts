import { type Part, parts } from '../score/note.ts';
import { drumChannel, type Synth } from './synth.ts';

/** Where a part stands in the room. Values are MIDI's, 0-127; pan 64 is the middle. */
interface Place {
  readonly channel: number;
  readonly volume: number;
  readonly pan: number;
  readonly reverb: number;
  readonly chorus: number;
}

const places: Readonly<Record<Part, Place>> = {
  drums: { channel: drumChannel, volume: 112, pan: 64, reverb: 26, chorus: 0 },
  bass: { channel: 0, volume: 112, pan: 64, reverb: 8, chorus: 0 },
  chords: { channel: 1, volume: 88, pan: 48, reverb: 40, chorus: 16 },
  lead: { channel: 2, volume: 108, pan: 74, reverb: 48, chorus: 6 },
  pad: { channel: 3, volume: 72, pan: 86, reverb: 64, chorus: 36 },
};

/** MIDI channel of each part, by the part's place in `parts`. */
export const channels: readonly number[] = parts.map((part) => places[part].channel);

export function channelOf(part: Part): number {
  return places[part].channel;
}

const controllers = { volume: 7, pan: 10, reverb: 91, chorus: 93 } as const;

/** Sets up the room, once, before anything is played. */
export function placeParts(synth: Synth): void {
  for (const part of parts) {
    const place = places[part];
    synth.controlChange(place.channel, controllers.volume, place.volume);
    synth.controlChange(place.channel, controllers.pan, place.pan);
    synth.controlChange(place.channel, controllers.reverb, place.reverb);
    synth.controlChange(place.channel, controllers.chorus, place.chorus);
  }
}
