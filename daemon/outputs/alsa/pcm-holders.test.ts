import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findPcmHolders, holdersOf, tellHolders } from './pcm-holders.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-holders-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.skipIf(process.platform !== 'linux')('names the process that has a device open', async () => {
  const device = join(folder, 'pcmC1D0p');
  writeFileSync(device, '');
  writeFileSync(join(folder, 'pcmC1D0c'), '');
  const places = { processes: '/proc', devices: folder };
  const own = openSync(device, 'r');
  expect(findPcmHolders(places)).toEqual([]);
  const player = spawn('sh', ['-c', `exec sleep 60 < ${device}`], { stdio: 'ignore' });
  const recorder = spawn('sh', ['-c', `exec sleep 60 < ${join(folder, 'pcmC1D0c')}`], { stdio: 'ignore' });
  try {
    await expect
      .poll(() => tellHolders(holdersOf('plughw:1,0', places)))
      .toBe(`sleep (process ${player.pid})`);
    expect(findPcmHolders(places)).toHaveLength(1);
    expect(holdersOf('hw:0', places)).toEqual([]);
    expect(holdersOf('plughw:1,3', places)).toEqual([]);
    expect(holdersOf('default', places)).toHaveLength(1);
  } finally {
    closeSync(own);
    const gone = [player, recorder].map((child) => once(child, 'exit'));
    for (const child of [player, recorder]) child.kill();
    await Promise.all(gone);
  }
  expect(findPcmHolders(places)).toEqual([]);
});

it('believes what a card says of its owner, whoever that is', () => {
  const status = join(folder, 'asound', 'card2', 'pcm0p', 'sub0');
  mkdirSync(status, { recursive: true });
  symlinkSync('card2', join(folder, 'asound', 'DAC'));
  writeFileSync(join(status, 'status'), 'state: RUNNING\nowner_pid   : 812\ntrigger_time: 1.2\n');
  const places = { processes: folder, devices: '/dev/snd' };
  expect(tellHolders(holdersOf('plughw:CARD=DAC,DEV=0', places))).toBe('another program (process 812)');
  mkdirSync(join(folder, '812'));
  writeFileSync(join(folder, '812', 'cmdline'), '/usr/bin/m\x1b[2Jpv\0--quiet\0');
  expect(tellHolders(holdersOf('hw:CARD=DAC', places))).toBe('m?[2Jpv (process 812)');
  writeFileSync(join(status, 'status'), 'closed\n');
  expect(holdersOf('hw:2', places)).toEqual([]);
});
