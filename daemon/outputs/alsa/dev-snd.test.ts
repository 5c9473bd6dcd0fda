import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import { watchSound } from './dev-snd.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-snd-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.skipIf(process.platform !== 'linux')('tells of cards that come and go, also the first one', async () => {
  const snd = join(folder, 'snd');
  const card = join(snd, 'pcmC1D0p');
  let told = 0;
  const watch = watchSound({
    folders: () => [
      { path: folder, names: /^snd$/ },
      { path: snd, names: /^pcm/ },
    ],
    timers: realTimers,
    onChange: () => {
      told += 1;
    },
  });
  const afterThat = async (change: () => void): Promise<void> => {
    const before = told;
    change();
    await eventually(() => told > before, 'it is told');
    // All of one change is told once it has come to rest.
    await new Promise((resolve) => setTimeout(resolve, 150));
  };
  try {
    await afterThat(() => mkdirSync(snd));
    await afterThat(() => writeFileSync(card, '', { mode: 0o600 }));
    // As udev does it: only now it can be opened.
    await afterThat(() => chmodSync(card, 0o660));
    await afterThat(() => rmSync(snd, { recursive: true }));
    await afterThat(() => mkdirSync(snd));
    await afterThat(() => writeFileSync(card, ''));
    const before = told;
    writeFileSync(join(snd, 'timer'), '');
    writeFileSync(join(folder, 'tty7'), '');
    await afterThat(() => rmSync(card));
    expect(told).toBe(before + 1);
  } finally {
    watch.close();
  }
  const before = told;
  writeFileSync(card, '');
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(told).toBe(before);
});
