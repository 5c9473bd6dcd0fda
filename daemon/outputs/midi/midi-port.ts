import { existsSync } from 'node:fs';

const sequencerFile = '/dev/snd/seq';

export interface MidiOutPort {
  /** One whole message. Errors: Error when it cannot be sent. */
  send(bytes: readonly number[]): void;
  close(): void;
}

/** Where MIDI can be sent to on this machine. */
export interface MidiOutPorts {
  /** Names of those that there are now. Errors: Error when the machine has no sequencer. */
  list(): readonly string[];
  /** Errors: Error when it cannot be opened. */
  open(name: string): MidiOutPort;
}

/** The machine's own, through ALSA's sequencer. Errors: Error when the optional package is not there. */
export async function openMidiOutPorts(): Promise<MidiOutPorts> {
  const { default: midi } = await import('@julusian/midi');
  return {
    list() {
      // Asked without a sequencer, ALSA writes to the standard error itself.
      if (process.platform === 'linux' && !existsSync(sequencerFile)) {
        throw new Error('the kernel has no sequencer: modprobe snd-seq');
      }
      return midi.Output.getPortNames();
    },
    open(name) {
      const output = new midi.Output();
      output.openPortByName(name);
      if (!output.isPortOpen()) {
        output.destroy();
        throw new Error(`cannot open ${name}`);
      }
      return {
        send: (bytes) => output.sendMessage([...bytes]),
        close() {
          output.closePort();
          output.destroy();
        },
      };
    },
  };
}
