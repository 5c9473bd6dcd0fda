import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AskProgram, askProgram } from './ask-program.ts';
import { type AskServer, addressPattern } from './sink.ts';

/** Asks PulseAudio, or whoever speaks for it, by `pactl`: a sink a line, its name the second of the fields. */
export const askPulse =
  (ask: AskProgram = askProgram, runs: () => boolean = serverRuns): AskServer =>
  async (address) => {
    // Else the asking would start one.
    if (!runs()) return 'absent';
    const text = await ask('pactl', ['list', 'short', 'sinks']).catch(() => undefined);
    if (text === undefined) return 'absent';
    const pattern = addressPattern(address);
    const name = text
      .split('\n')
      .map((line) => line.split('\t')[1] ?? '')
      .find((each) => /^bluez_[\w.:+-]+$/.test(each) && pattern.test(each));
    return { device: name && `pulse:DEVICE=${name}` };
  };

function serverRuns(): boolean {
  const { PULSE_SERVER, PULSE_RUNTIME_PATH, XDG_RUNTIME_DIR = '/nonexistent' } = process.env;
  if (PULSE_SERVER !== undefined) return true;
  const own = PULSE_RUNTIME_PATH ?? join(XDG_RUNTIME_DIR, 'pulse');
  return [own, '/run/pulse'].some((folder) => existsSync(join(folder, 'native')));
}
