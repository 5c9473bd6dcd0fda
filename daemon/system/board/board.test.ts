import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readBoard } from './board.ts';
import { judgeBoard } from './judge-board.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tactus-board-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (files: Readonly<Record<string, string | Uint8Array>>): void => {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
};
const throttled = 'sys/devices/platform/soc/soc:firmware/get_throttled';
const troubles = async () => judgeBoard(await readBoard(root)).map(({ about }) => about);

it('knows nothing of a machine that tells nothing, and has nothing against it', async () => {
  expect(await readBoard(root)).toEqual({ heldBack: [], governors: [] });
  expect(await troubles()).toEqual([]);
});

it('takes the hottest place, and passes over what is no temperature', async () => {
  put({
    'sys/class/thermal/thermal_zone0/temp': '48123\n',
    'sys/class/thermal/thermal_zone1/temp': '61000\n',
    'sys/class/thermal/thermal_zone2/temp': '-256000\n',
    'sys/class/thermal/thermal_zone3/temp': '2147483647\n',
  });
  expect((await readBoard(root)).temperatureCelsius).toBe(61);
  expect(await troubles()).toEqual([]);
  put({ 'sys/class/thermal/thermal_zone1/temp': '80000\n' });
  expect(await troubles()).toEqual(['heat']);
});

it.each([
  ['0', []],
  ['1', [{ by: 'underVoltage', isNow: true }]],
  [
    '50005',
    [
      { by: 'underVoltage', isNow: true },
      { by: 'heat', isNow: true },
    ],
  ],
  [
    '50000',
    [
      { by: 'underVoltage', isNow: false },
      { by: 'heat', isNow: false },
    ],
  ],
  ['80008', [{ by: 'heat', isNow: true }]],
  ['nonsense', []],
])("reads the word of a Raspberry Pi's firmware: %s", async (word, heldBack) => {
  put({ [throttled]: `${word}\n` });
  expect((await readBoard(root)).heldBack).toEqual(heldBack);
});

it('hears of a weak supply from the voltage monitor, and from the limits of a Jetson', async () => {
  put({ 'sys/class/hwmon/hwmon2/name': 'rpi_volt\n', 'sys/class/hwmon/hwmon2/in0_lcrit_alarm': '1\n' });
  expect(await troubles()).toEqual(['power']);
  put({ 'sys/class/hwmon/hwmon2/in0_lcrit_alarm': '0\n' });
  expect(await troubles()).toEqual([]);
  put({ 'sys/class/hwmon/hwmon3/name': 'soctherm_oc\n', 'sys/class/hwmon/hwmon3/oc1_event_cnt': '4\n' });
  expect(await troubles()).toEqual(['power']);
});

it("takes the board's own battery, and warns when it is nearly empty and not charged", async () => {
  const supply = (name: string, files: Readonly<Record<string, string>>): void =>
    put(
      Object.fromEntries(
        Object.entries(files).map(([file, text]) => [`sys/class/power_supply/${name}/${file}`, `${text}\n`]),
      ),
    );
  supply('usb', { type: 'Mains', online: '1' });
  supply('mouse', { type: 'Battery', scope: 'Device', capacity: '3', status: 'Discharging' });
  supply('BAT0', { type: 'Battery', capacity: '64', status: 'Discharging' });
  expect((await readBoard(root)).battery).toEqual({ charge01: 0.64, isCharging: false });
  supply('BAT0', { capacity: '9' });
  expect(await troubles()).toEqual(['battery']);
  supply('BAT0', { status: 'Charging' });
  expect(await troubles()).toEqual([]);
});

it('lists the governors of all cores, and the load for each', async () => {
  put({
    'sys/devices/system/cpu/cpu0/cpufreq/scaling_governor': 'ondemand\n',
    'sys/devices/system/cpu/cpu1/cpufreq/scaling_governor': 'ondemand\n',
    'sys/devices/system/cpu/cpufreq/x': '',
    'proc/meminfo': 'MemTotal: 4000 kB\nMemAvailable:    2000 kB\n',
  });
  expect(await readBoard(root)).toMatchObject({
    governors: ['ondemand'],
    load01: expect.any(Number),
    memoryAvailableBytes: 2_048_000,
  });
});

it('never throws, whatever stands in the files', async () => {
  const names = ['temp', 'type', 'name', 'capacity', 'status', 'in0_lcrit_alarm', 'oc1_event_cnt'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...names), fc.uint8Array({ maxLength: 40 }))),
      async (all) => {
        for (const [name, content] of all) {
          put({
            [`sys/class/thermal/thermal_zone0/${name}`]: content,
            [`sys/class/power_supply/b/${name}`]: content,
            [`sys/class/hwmon/hwmon0/${name}`]: content,
            [throttled]: content,
          });
        }
        judgeBoard(await readBoard(root));
      },
    ),
    { numRuns: 50 },
  );
});
