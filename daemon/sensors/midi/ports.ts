import { existsSync } from 'node:fs';

const sequencerFile = '/dev/snd/seq';

/** The MIDI inputs of the machine. */
export interface MidiPorts {
  /** Names of the inputs there are now. Errors: Error when the machine has no sequencer. */
  list(): readonly string[];
  /** Errors: Error when it cannot be opened. */
  open(name: string, onMessage: (bytes: Uint8Array) => void): { close(): void };
}

/** The machine's own, through ALSA's sequencer. Errors: Error when the optional package is not there. */
export async function openMidiPorts(): Promise<MidiPorts> {
  const { default: midi } = await import('@julusian/midi');
  return {
    list() {
      // Asked without a sequencer, ALSA writes to the standard error itself.
      if (process.platform === 'linux' && !existsSync(sequencerFile)) {
        throw new Error('the kernel has no sequencer: modprobe snd-seq');
      }
      return midi.Input.getPortNames();
    },
    open(name, onMessage) {
      const input = new midi.Input();
      // Clocks come 24 times a beat and are wanted; system-exclusive and active sensing are not.
      input.ignoreTypes(true, false, true);
      input.on('messageBuffer', (_seconds: number, bytes: Uint8Array) => onMessage(bytes));
      input.openPortByName(name);
      if (!input.isPortOpen()) {
        input.destroy();
        throw new Error(`cannot open ${name}`);
      }
      return {
        close() {
          input.removeAllListeners();
          input.closePort();
          input.destroy();
        },
      };
    },
  };
}
