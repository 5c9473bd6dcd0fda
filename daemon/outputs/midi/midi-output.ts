import { z } from 'zod';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { delayMsOption } from '../events/event-delay.ts';
import { createHeardEvents, type HeardEvent } from '../events/heard-events.ts';
import { createEventScheduler } from '../events/scheduler.ts';
import type { Output } from '../output.ts';
import { defineEventOutput, type EventSource } from '../output-type.ts';
import { createMidiClock } from './midi-clock.ts';
import { createMidiConnection } from './midi-connection.ts';
import { createMidiNotes } from './midi-notes.ts';
import { openMidiOutPorts } from './midi-port.ts';

export interface MidiOutputOptions {
  readonly port: string;
  readonly delayMs: number;
}

/** Music whose next beat is so long in coming has ended without a word; the slowest has one a second. */
const lostSeconds = 3;

/** The notes of the band for instruments and other programs, each part on a channel of its own, and a clock. */
export function createMidiOutput(
  { port, delayMs }: MidiOutputOptions,
  { name, clock, timers, session }: EventSource,
  openPorts = openMidiOutPorts,
): Output {
  const keeper = createStatusKeeper(name, clock);
  const scheduler = createEventScheduler(delayMs, { clock, timers });
  const send = (bytes: readonly number[]): boolean => connection.send(bytes);
  const notes = createMidiNotes({ scheduler, send });
  const beats = createMidiClock({ scheduler, send });
  const connection = createMidiConnection({
    ...{ wanted: port, keeper, timers, openPorts },
    onOpen() {
      notes.panic();
      beats.restart();
    },
  });
  let isClosed = false;
  let cancelLoss = (): void => {};

  const hear = (event: HeardEvent): void => {
    switch (event.kind) {
      case 'started':
        notes.silenceAt(event.atSeconds);
        return;
      case 'beat':
        beats.beat(event);
        notes.beat(event);
        cancelLoss();
        cancelLoss = timers.after(event.atSeconds - clock.nowSeconds() + lostSeconds, () => {
          notes.panic();
          beats.end();
        });
        return;
      case 'note':
        notes.note(event);
        return;
      case 'stopped':
        cancelLoss();
        notes.silenceAt(event.atSeconds);
        beats.stopAt(event.atSeconds);
        return;
      case 'mute':
        notes.setMuted(event.muted);
        return;
    }
  };
  const leave = session.listen(name, createHeardEvents(clock, hear), () => notes.panic());

  return {
    name,
    isReferenceEar: false,
    setDelay: scheduler.setDelay,
    health() {
      const { counters, gauges } = scheduler.figures();
      const { late, lost } = counters;
      return keeper.health({
        counters: { sent: connection.sent, late, lost },
        gauges: { ...gauges, sounding: notes.sounding },
      });
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      leave();
      cancelLoss();
      scheduler.close();
      notes.panic();
      beats.end();
      connection.close();
    },
  };
}

export const midiOutput = defineEventOutput({
  type: 'midi',
  summary:
    'Plays the notes to a MIDI instrument or program when they are heard, each part on a channel of its own, with a MIDI clock.',
  options: {
    port: z
      .string()
      .max(200)
      .default('')
      .describe(
        'A part of the name of the MIDI output, as `aconnect -o` lists them. Left out: the first that does not lead back to this machine.',
      ),
    delayMs: delayMsOption,
  },
  short: { option: 'port', placeholder: 'PORT' },
  async choices() {
    try {
      const ports = await openMidiOutPorts();
      return ports.list().map((value) => ({ value, description: 'notes and clock over MIDI' }));
    } catch {
      return [];
    }
  },
  open: (options, source) => createMidiOutput(options, source),
});
