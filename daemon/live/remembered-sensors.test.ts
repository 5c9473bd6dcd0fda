import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rememberedPath } from '../sensors/ble/remembered.ts';
import { sensorsOptionsSchema } from '../sensors/options.ts';
import { lastGoodPath } from '../system/files/atomic-file.ts';
import { createLog } from '../system/log.ts';
import { createRememberedSensors } from './remembered-sensors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-remembered-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('tells of a damaged file, and knows what its last good copy holds', async () => {
  const lines: string[] = [];
  const log = createLog(
    { level: 'info', format: 'json' },
    { write: (line) => lines.push(line), isTerminal: false, isJournal: false },
  );
  const named = sensorsOptionsSchema.parse({});
  const remembered = createRememberedSensors(folder, named, { onlyHeadphones: false, log });
  expect(await remembered.options()).toEqual(named);
  expect(lines).toEqual([]);

  const devices = [{ address: 'C0:FF:EE:00:00:02', name: 'Blue strap' }];
  writeFileSync(rememberedPath(folder), '{"devices":[{"addr');
  writeFileSync(lastGoodPath(rememberedPath(folder)), JSON.stringify({ devices, headphones: [] }));
  expect((await remembered.options()).bluetooth.devices).toEqual(devices);
  expect(lines).toEqual([expect.stringContaining('bluetooth-sensors.json is damaged')]);
});
