import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ManualTime } from '../../time/timers.ts';
import { createSenderMap } from '../map/sender-map.ts';
import type { SensorReading } from '../reading.ts';
import { writeKeyEvent } from '../testing/key-event.ts';
import { describeSensor, hastyTools } from '../testing/sensor-contract.ts';
import { createButtonsSensor } from './buttons.ts';

/** A named pipe stands for the device file: it is asked in the same way. */
async function openFakeKeys(name: string) {
  const folder = await mkdtemp(join(tmpdir(), 'tactus-keys-'));
  const path = join(folder, 'event3');
  const system = join(folder, 'sys', 'event3', 'device');
  let writer: FileHandle | undefined;
  const plug = async (): Promise<void> => {
    execFileSync('mkfifo', [path]);
    await mkdir(system, { recursive: true });
    await writeFile(join(system, 'name'), `${name}\n`);
    writer = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
  };
  const unplug = async (): Promise<void> => {
    await writer?.close();
    await rm(path, { force: true });
    await rm(join(folder, 'sys', 'event3'), { recursive: true, force: true });
  };
  await plug();
  return {
    options: { devices: [], keys: {}, inputFolder: folder, sysFolder: join(folder, 'sys') },
    write: async (...events: readonly Buffer[]) => {
      await writer?.write(Buffer.concat(events));
    },
    plug,
    unplug,
    close: async () => {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describeSensor('buttons', async () => {
  const keys = await openFakeKeys('BT-Headphones (AVRCP)');
  return {
    sensor: createButtonsSensor(keys.options, hastyTools),
    provoke: () => keys.write(writeKeyEvent(164, 'press'), writeKeyEvent(164, 'release')),
    lose: keys.unplug,
    restore: keys.plug,
    confuse: () => keys.write(Buffer.alloc(240, 0xff), Buffer.alloc(24 * 5)),
    close: keys.close,
  };
});

describe('createButtonsSensor', () => {
  it('tells keys as controls, repeats only the volume, and leaves keyboards alone', async () => {
    const keys = await openFakeKeys('gpio-keys');
    const keyboard = await openFakeKeys('AT Translated Set 2 keyboard');
    const time = new ManualTime();
    const tools = { clock: time, timers: time };
    const heard: SensorReading[] = [];
    const sensors = [
      createButtonsSensor({ ...keys.options, keys: { 28: 'lap' } }, tools),
      createButtonsSensor(keyboard.options, tools),
    ];
    for (const sensor of sensors) sensor.start((reading) => heard.push(reading));
    await keyboard.write(writeKeyEvent(164, 'press'));
    await keys.write(
      writeKeyEvent(163, 'press'),
      writeKeyEvent(163, 'repeat'),
      writeKeyEvent(163, 'release'),
      writeKeyEvent(115, 'press'),
      writeKeyEvent(115, 'repeat'),
      writeKeyEvent(28, 'press'),
      writeKeyEvent(30, 'press'),
    );
    await time.advance(0.1);
    expect(heard.map((reading) => reading.kind === 'control' && reading.name)).toEqual([
      'skip',
      'volumeUp',
      'volumeUp',
      'lap',
    ]);
    expect(sensors[0]?.health()).toMatchObject({ status: 'ok', detail: 'listening to gpio-keys' });
    expect(sensors[1]?.health().status).toBe('degraded');
    for (const sensor of sensors) await sensor.stop();
    expect(time.pending).toBe(0);
    await keys.close();
    await keyboard.close();
  });

  it('says what a mapping makes of a key, and repeats the volume only', async () => {
    const keys = await openFakeKeys('gpio-keys');
    const time = new ManualTime();
    const map = [
      { button: 163, reading: 'control', name: 'lap' },
      { button: 30, reading: 'control', name: 'volumeUp' },
    ];
    const senders = createSenderMap(map, { nowSeconds: () => time.nowSeconds(), wallSeconds: () => 0 });
    const heard: unknown[] = [];
    const sensor = createButtonsSensor(keys.options, { clock: time, timers: time, senders });
    sensor.start((reading) => heard.push(reading.kind === 'control' && [reading.name, reading.value01]));
    for (const action of ['press', 'repeat', 'release'] as const)
      for (const code of [163, 30, 31]) await keys.write(writeKeyEvent(code, action));
    await time.advance(0.1);
    expect(heard).toEqual([
      ...[
        ['lap', 1],
        ['volumeUp', 1],
        ['volumeUp', 1],
      ],
      ...[
        ['lap', 0],
        ['volumeUp', 0],
      ],
    ]);
    expect(
      senders
        .heard()
        .map(({ address }) => address)
        .sort(),
    ).toEqual(['163', '30', '31']);
    await sensor.stop();
    await keys.close();
  });

  it('makes three controls of one key', async () => {
    const keys = await openFakeKeys('gpio-keys');
    const time = new ManualTime();
    await time.advance(100);
    const heard: string[] = [];
    const sensor = createButtonsSensor(keys.options, { clock: time, timers: time });
    sensor.start((reading) => heard.push(reading.kind === 'control' ? reading.name : ''));
    const press = async (seconds: number): Promise<void> => {
      await keys.write(writeKeyEvent(256, 'press', time.nowSeconds() + 5000));
      await time.advance(seconds);
      await keys.write(writeKeyEvent(256, 'release', time.nowSeconds() + 5000));
      await time.advance(0.1);
    };
    await press(0.1);
    await time.advance(1);
    await press(0.1);
    await press(0.1);
    await time.advance(1);
    await press(1);
    await time.advance(1);
    expect(heard).toEqual(['toggle', 'skip', 'lap']);
    await sensor.stop();
    await keys.close();
  });
});
