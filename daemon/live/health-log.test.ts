import { expect, it } from 'vitest';
import { createVitals } from '../sensors/vitals.ts';
import type { StationStatus } from '../system/health.ts';
import { createLog } from '../system/log.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import { ManualClock } from '../time/clock.ts';
import { createHealthLog } from './health-log.ts';

it('writes a line when a station gets into trouble or out of it, and no other', () => {
  const lines: string[] = [];
  const write = (text: string) => lines.push(text.replace(/^\S+ /, ''));
  const log = createLog({ level: 'info', format: 'human' }, { write, isTerminal: false, isJournal: false });
  const hear = createHealthLog(log);
  const keeper = createStatusKeeper('alsa', new ManualClock());
  const tell = (status: StationStatus, detail: string) => {
    keeper.set(status, detail);
    hear([keeper.health()]);
  };
  tell('starting', 'opening');
  tell('ok', 'plays');
  tell('failed', 'the device is gone');
  tell('failed', 'the device is still gone');
  tell('ok', 'plays');
  expect(lines).toEqual(['warn  alsa: the device is gone status=failed\n', 'info  alsa: plays status=ok\n']);
});

it('tells at debug what was refused since it last heard, and no more', () => {
  const lines: string[] = [];
  const write = (text: string) => lines.push(text.replace(/^\S+ /, ''));
  const log = createLog({ level: 'debug', format: 'human' }, { write, isTerminal: false, isJournal: false });
  const hear = createHealthLog(log);
  const clock = new ManualClock();
  const vitals = createVitals({ id: 'mqtt', clock });
  hear([vitals.health()]);
  for (const payload of ['1,5', '142 bpm']) vitals.refuse(`"${payload}" is no number`, 'tactus/in/heartRate');
  hear([vitals.health()]);
  hear([vitals.health()]);
  expect(lines).toEqual([
    'debug sensors.mqtt: refused: "142 bpm" is no number from=tactus/in/heartRate refused=2\n',
  ]);
});
