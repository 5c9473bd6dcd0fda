import type { HeardEvent } from '../events/heard-events.ts';
import type { OscValue } from './encode.ts';

export interface OscMessage {
  readonly address: string;
  readonly values: readonly OscValue[];
}

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
      const { lock, errorMs = 0 } = event;
      return said('lock', { i: lock === 'locked' ? 1 : 0 }, { f: errorMs }, lock);
    }
    case 'mute':
      return said('mute', { i: event.muted ? 1 : 0 });
  }
}
