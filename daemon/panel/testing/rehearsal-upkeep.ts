import { createLogMemory, type LogMemory } from '../../system/log-memory.ts';
import { SentFile } from '../api/sent-file.ts';
import type { DoctorView, PanelUpkeep } from '../upkeep.ts';

export interface RehearsalUpkeep extends PanelUpkeep {
  readonly memory: LogMemory;
  /** What the doctor finds. */
  checks: DoctorView['checks'];
}

/** Some messages, a doctor who finds a little, and a bundle that holds nothing. */
export function createRehearsalUpkeep(): RehearsalUpkeep {
  const memory = createLogMemory();
  const say = (second: number, level: number, station: string, msg: string, more: object = {}): void =>
    memory.hear(JSON.stringify({ level, time: `2026-03-01T06:30:0${second}.000Z`, station, msg, ...more }));
  say(1, 30, 'panel', 'Panel, stream and API: http://tactus.local:7272');
  say(2, 40, 'ble', 'The strap is out of reach', { fix: 'Wear it, with wet electrodes.' });
  say(3, 20, 'panel', 'refused: a reading without a time');
  say(4, 50, 'alsa', 'No such device', { err: { message: 'No such device', stack: 'Error: here' } });
  const upkeep: RehearsalUpkeep = {
    memory,
    checks: [
      { name: 'configuration', status: 'ok', detail: '/etc/tactus/tactus.yaml, and defaults', fix: '' },
      { name: 'fluidsynth', status: 'ok', detail: 'FluidSynth 2.4.4', fix: '' },
      {
        name: 'lame',
        status: 'warn',
        detail: 'LAME is not installed; its WebAssembly build encodes the stream at twice the cost',
        fix: 'Debian: apt install libmp3lame0',
      },
      {
        name: 'audio',
        status: 'fail',
        detail: 'alsa: No such device',
        fix: 'List devices with `tactus devices`; the stream needs none.',
      },
    ],
    logs: (query) => ({ lines: memory.read(query), last: memory.count, written: 'debug' }),
    doctor: async () => ({ lookedAt: '2026-03-01T06:30:05.000Z', checks: upkeep.checks }),
    supportBundle: async () =>
      new SentFile({ type: 'application/zip', name: 'tactus-support.zip', content: 'PK' }),
  };
  return upkeep;
}
