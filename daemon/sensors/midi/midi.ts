import { messageOf } from '../../system/errors.ts';
import { createBackoff } from '../../time/backoff.ts';
import type { SenderMap } from '../map/sender-map.ts';
import type { Sensor, SensorTools } from '../sensor.ts';
import { createVitals } from '../vitals.ts';
import { createClockBeats, mappableOf, parseMidiMessage } from './message.ts';
import { type MidiPorts, openMidiPorts } from './ports.ts';

export interface MidiOptions {
  /** Parts of the names of inputs; empty for all. */
  readonly ports: readonly string[];
  /** Whether the clock of another sequencer counts as steps. */
  readonly clock: 'ignore' | 'steps';
}

export interface MidiSensorTools extends SensorTools {
  /** What the user made of controllers, notes and programs. */
  readonly senders?: Pick<SenderMap, 'midi'>;
}

/** Keyboards are plugged in while we run. */
const searchSeconds = 2;
/** Where there is no sequencer. */
const mostSearchSeconds = 8;
/** ALSA's loop from itself to itself: what we play would come back. */
const notAnInstrument = /midi through/i;

/**
 * MIDI in: what a mapping takes; else notes to play along with, controllers as controls (`midi/cc7`), start and stop, and
 * the clock as steps if it is wanted. The library is optional; without it, or without a sequencer in the kernel, that is said and nothing else.
 */
export function createMidiSensor(
  options: MidiOptions,
  { clock, timers, senders }: MidiSensorTools,
  openPorts: () => Promise<MidiPorts> = openMidiPorts,
): Sensor {
  const id = 'midi';
  const vitals = createVitals({ id, clock });
  const open = new Map<string, { close(): void }>();
  let ports: MidiPorts | undefined;
  let cancelSearch: (() => void) | undefined;
  let running: symbol | undefined;

  const isWanted = (name: string): boolean =>
    !notAnInstrument.test(name) &&
    (options.ports.length === 0 ||
      options.ports.some((wanted) => name.toLowerCase().includes(wanted.toLowerCase())));

  const listenTo = (name: string, from: MidiPorts): void => {
    const beats = createClockBeats();
    const down = new Set<number>();
    const onMessage = (bytes: Uint8Array): void => {
      const event = parseMidiMessage(bytes);
      if (!event) return;
      const mappable = mappableOf(event);
      const translation = mappable && senders?.midi(mappable.what, mappable.value01);
      if (translation) {
        for (const reading of translation.readings) vitals.emit(reading);
        for (const why of translation.refused) vitals.refuse(why, `${name}: ${mappable.what}`);
        return;
      }
      const origin = { sensorId: id, atSeconds: clock.nowSeconds() };
      switch (event.type) {
        case 'note': {
          const { pitchMidi, velocity01, on } = event;
          if (on) down.add(pitchMidi);
          else down.delete(pitchMidi);
          vitals.emit({ kind: 'note', ...origin, pitchMidi, velocity01, on });
          return;
        }
        case 'controller':
          vitals.emit({
            kind: 'control',
            ...origin,
            name: `midi/cc${event.controller}`,
            value01: event.value01,
          });
          return;
        case 'program':
        case 'bend':
          return;
        case 'clock': {
          const beat = options.clock === 'steps' ? beats.clock(origin.atSeconds) : undefined;
          if (!beat) return;
          vitals.emit({ kind: 'step', ...origin });
          if (beat.cadenceSpm !== undefined)
            vitals.emit({ kind: 'cadence', ...origin, cadenceSpm: beat.cadenceSpm });
          return;
        }
        case 'start':
        case 'continue':
          beats.restart();
          vitals.emit({ kind: 'control', ...origin, name: 'play', value01: 1 });
          return;
        case 'stop':
          vitals.emit({ kind: 'control', ...origin, name: 'stop', value01: 1 });
          return;
      }
    };
    const port = from.open(name, onMessage);
    open.set(name, {
      close() {
        port.close();
        // A keyboard that is pulled out lets go of nothing itself.
        const origin = { sensorId: id, atSeconds: clock.nowSeconds() };
        for (const pitchMidi of down)
          vitals.emit({ kind: 'note', ...origin, pitchMidi, velocity01: 0, on: false });
      },
    });
  };

  const search = (
    from: MidiPorts,
    backoff = createBackoff({ firstSeconds: searchSeconds, mostSeconds: mostSearchSeconds }),
  ): void => {
    let waitSeconds = searchSeconds;
    try {
      const present = new Set(from.list());
      for (const [name, port] of open) {
        if (present.has(name)) continue;
        vitals.error(`${name} is gone`);
        open.delete(name);
        port.close();
      }
      for (const name of present) if (isWanted(name) && !open.has(name)) listenTo(name, from);
      vitals.text('inputs', open.size > 0 ? [...open.keys()].join(', ') : undefined);
      if (open.size > 0) vitals.status('ok', `listening to ${[...open.keys()].join(', ')}`);
      else vitals.status('degraded', 'no MIDI input found; it may be plugged in later');
      backoff.reset();
    } catch (error) {
      vitals.error(error);
      waitSeconds = backoff.nextSeconds();
      const why = messageOf(error);
      vitals.status('degraded', `no MIDI (${why}); next try in ${waitSeconds} s`);
    }
    cancelSearch = timers.after(waitSeconds, () => search(from, backoff));
  };

  return {
    id,
    start(emit) {
      vitals.listener = emit;
      if (running) return;
      const run = Symbol('run');
      running = run;
      vitals.status('starting', 'opening the MIDI inputs');
      openPorts().then(
        (found) => {
          if (running !== run) return;
          ports = found;
          search(ports);
        },
        (error: unknown) => {
          if (running !== run) return;
          vitals.error(error);
          vitals.status('failed', 'MIDI needs the package @julusian/midi', 'npm install --include=optional');
        },
      );
    },
    stop() {
      running = undefined;
      cancelSearch?.();
      for (const port of open.values()) port.close();
      open.clear();
      vitals.listener = undefined;
      vitals.status('starting', 'stopped');
      return Promise.resolve();
    },
    health: () => vitals.health(),
    refuse: vitals.refuse,
  };
}
