import { execFileSync } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createButtonsSensor } from '../daemon/sensors/buttons/buttons.ts';
import type { SensorReading } from '../daemon/sensors/reading.ts';
import { commandOf } from '../daemon/session/control-command.ts';
import { ManualTime } from '../daemon/time/timers.ts';

/** A key of linux/input.h, pressed and let go. */
function keyPress(code: number): Buffer {
  return Buffer.concat(
    [1, 0].map((value) => {
      const event = Buffer.alloc(24);
      event.writeUInt16LE(1, 16);
      event.writeUInt16LE(code, 18);
      event.writeInt32LE(value, 20);
      return event;
    }),
  );
}

/** The codes that BlueZ 5.66 makes of AVRCP's keys (profiles/audio/avctp.c). */
const avrcpKeys = {
  playCd: 200,
  pauseCd: 201,
  nextSong: 163,
  previousSong: 165,
  stopCd: 166,
  volumeUp: 115,
  volumeDown: 114,
  mute: 113,
} as const;

describe('the keys of headphones as input events', () => {
  it('are heard whenever the headphones come, under whatever number, and mean what they say', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tactus-avrcp-'));
    const devices = join(folder, 'input');
    const system = join(folder, 'sys');
    await mkdir(devices);
    await mkdir(system);
    const plug = async (node: string, name: string): Promise<FileHandle> => {
      execFileSync('mkfifo', [join(devices, node)]);
      await mkdir(join(system, node, 'device'), { recursive: true });
      await writeFile(join(system, node, 'device', 'name'), `${name}\n`);
      return await open(join(devices, node), constants.O_RDWR | constants.O_NONBLOCK);
    };
    const time = new ManualTime();
    const heard: SensorReading[] = [];
    const options = { devices: [], keys: {}, inputFolder: devices, sysFolder: system };
    const sensor = createButtonsSensor(options, { clock: time, timers: time });
    sensor.start((reading) => heard.push(reading));
    await time.advance(10);
    expect(sensor.health().status).toBe('degraded');

    const keyboard = await plug('event0', 'AT Translated Set 2 keyboard');
    for (const node of ['event5', 'event9']) {
      const ears = await plug(node, 'WH-1000XM4 (AVRCP)');
      await time.advance(2.1);
      expect(sensor.health().detail).toBe('listening to WH-1000XM4 (AVRCP)');
      await keyboard.write(keyPress(avrcpKeys.mute));
      await ears.write(Buffer.concat(Object.values(avrcpKeys).map(keyPress)));
      await time.advance(0.1);
      await ears.close();
      await rm(join(devices, node));
      await rm(join(system, node), { recursive: true });
      await time.advance(0.1);
    }
    const names = heard.map((reading) => (reading.kind === 'control' ? reading.name : reading.kind));
    const once = ['play', 'stop', 'skip', 'lap', 'stop', 'volumeUp', 'volumeDown', 'mute'];
    expect(names).toEqual([...once, ...once]);
    const music = { styleWeights: { game: 1 }, key: { tonic: 0, mode: 'major' } } as const;
    const state = { playing: 'playing', volume01: 0.5, muted: false, ...music } as const;
    const commands = heard
      .slice(0, once.length)
      .map((reading) => reading.kind === 'control' && commandOf(reading, state));
    expect(commands).toEqual([
      { playing: true },
      { playing: false },
      { cue: 'skip' },
      { cue: 'lap' },
      { playing: false },
      { volume01: 0.55 },
      { volume01: 0.45 },
      { muted: true },
    ]);
    await sensor.stop();
    await keyboard.close();
    await rm(folder, { recursive: true });
  });
});
