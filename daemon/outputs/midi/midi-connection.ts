import { messageOf } from '../../system/errors.ts';
import type { StatusKeeper } from '../../system/status-keeper.ts';
import type { Timers } from '../../time/timers.ts';
import type { MidiOutPort, MidiOutPorts } from './midi-port.ts';

export interface MidiConnectionDependencies {
  /** A part of the name of a port; empty: the first that leads to an instrument. */
  readonly wanted: string;
  readonly keeper: StatusKeeper;
  readonly timers: Timers;
  readonly openPorts: () => Promise<MidiOutPorts>;
  /** A port has just been opened. */
  readonly onOpen: () => void;
}

/** The one port that is played to: looked for until it is there, and again when it has gone. */
export interface MidiConnection {
  /** Whether it was sent. */
  send(bytes: readonly number[]): boolean;
  readonly sent: number;
  close(): void;
}

/** Instruments are plugged in while we run. */
const searchSeconds = 2;
/** Somebody may install the library; nobody waits for it. */
const librarySeconds = 30;
/** They lead back to this machine: ALSA's loop, and what listens here. */
const notAnInstrument = /midi through|rtmidi input/i;

export function createMidiConnection(dependencies: MidiConnectionDependencies): MidiConnection {
  const { wanted, keeper, timers, openPorts, onOpen } = dependencies;
  let open: { readonly name: string; readonly port: MidiOutPort } | undefined;
  let cancel = (): void => {};
  let isClosed = false;
  let sent = 0;
  keeper.set('starting', 'looks for MIDI outputs');

  const leave = (): void => {
    try {
      open?.port.close();
    } catch {
      // It is gone already.
    }
    open = undefined;
  };
  const isWanted = (name: string): boolean =>
    wanted === '' ? !notAnInstrument.test(name) : name.toLowerCase().includes(wanted.toLowerCase());
  const look = (ports: MidiOutPorts): void => {
    const names = ports.list();
    if (open && !names.includes(open.name)) leave();
    if (open) return;
    const name = names.find(isWanted);
    if (name === undefined) {
      const which = wanted === '' ? 'no MIDI output' : `no MIDI output with "${wanted}" in its name`;
      keeper.set('degraded', `${which}; it may be plugged in later`, 'aconnect -o lists what there is.');
      return;
    }
    open = { name, port: ports.open(name) };
    keeper.set('ok', `plays to ${name}`);
    onOpen();
  };
  const search = (ports: MidiOutPorts): void => {
    try {
      look(ports);
    } catch (error) {
      leave();
      keeper.set(
        'degraded',
        `no MIDI (${messageOf(error)}); next try in ${searchSeconds} s`,
        'Look whether the instrument is plugged in (aconnect -o), or leave midi out of outputs.use.',
      );
    }
    cancel = timers.after(searchSeconds, () => search(ports));
  };
  const begin = (): void => {
    openPorts().then(
      (ports) => {
        if (!isClosed) search(ports);
      },
      () => {
        if (isClosed) return;
        keeper.set('failed', 'MIDI needs the package @julusian/midi', 'npm install --include=optional');
        cancel = timers.after(librarySeconds, begin);
      },
    );
  };
  begin();

  return {
    send(bytes) {
      if (open === undefined) return false;
      try {
        open.port.send(bytes);
        sent += 1;
        return true;
      } catch (error) {
        keeper.set(
          'degraded',
          `${open.name} takes no more (${messageOf(error)}); it is opened again`,
          'Look whether it is still plugged in.',
        );
        leave();
        return false;
      }
    },
    get sent() {
      return sent;
    },
    close() {
      isClosed = true;
      cancel();
      leave();
    },
  };
}
