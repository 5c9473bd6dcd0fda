import type { HeardEvent } from '../events/heard-events.ts';
import type { OscValue } from './encode.ts';

export interface OscMessage {
  readonly address: string;
  readonly values: readonly OscValue[];
}

/** A beat that is nearer to the foot than this is on it. */
const lockedMs = 50;

/** What is said of an event, as docs/events-out.md has it; nothing of what only goes on. */
export function oscMessagesOf(event: HeardEvent): readonly OscMessage[] {
  const said = (address: string, ...values: readonly OscValue[]): readonly OscMessage[] => [
    { address: `/tactus/${address}`, values },
  ];
  switch (event.kind) {
    case 'started':
      return said('started', { i: event.beat });
    case 'stopped':
      return said('stopped');
    case 'beat':
      return [
        ...said('beat', { i: event.beat }, { f: event.tempoBpm }),
        ...said('tempo', { f: event.tempoBpm }),
      ];
    case 'bar':
      return said('bar', { i: event.index }, event.section);
    case 'section':
      return said('section', event.section);
    case 'chord':
      return said('chord', event.symbol);
    case 'note': {
      const { part, pitchMidi, velocity01, durationBeats, goesOn } = event;
      if (goesOn) return [];
      return said(`note/${part}`, { i: pitchMidi }, { f: velocity01 }, { f: durationBeats });
    }
    case 'energy':
      return said('energy', { f: event.energy01 });
    case 'lock': {
      const { errorMs } = event;
      if (errorMs === undefined) return said('lock', { i: 0 }, { f: 0 });
      return said('lock', { i: Math.abs(errorMs) <= lockedMs ? 1 : 0 }, { f: errorMs });
    }
    case 'mute':
      return said('mute', { i: event.muted ? 1 : 0 });
  }
}
