import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime, realTimers } from '../../time/timers.ts';
import { watchSound } from './dev-snd.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-snd-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.skipIf(process.platform !== 'linux')('tells of cards that come and go, also the first one', async () => {
  const snd = join(folder, 'snd');
  const card = join(snd, 'pcmC1D0p');
  const time = new ManualTime();
  let told = 0;
  const watch = watchSound({
    folders: () => [
      { path: folder, names: /^snd$/ },
      { path: snd, names: /^pcm/ },
    ],
    timers: time,
    onChange: () => {
      told += 1;
    },
  });
  /** One who watches the same and minds everything: what it has heard of the other has heard of, too. */
  const hears = async (change: () => void): Promise<void> => {
    let heard = false;
    const others = watchSound({
      folders: () => [folder, snd].map((path) => ({ path, names: /./ })),
      timers: { after: (_, action) => realTimers.after(0, action) },
      onChange: () => {
        heard = true;
      },
    });
    change();
    await eventually(() => heard, 'the kernel tells it');
    others.close();
  };
  const afterThat = async (change: () => void): Promise<void> => {
    const before = told;
    change();
    await eventually(() => time.pending > 0, 'it is noticed');
    // All of one change is told once it has come to rest.
    await time.advance(1);
    expect(told).toBe(before + 1);
  };
  await afterThat(() => mkdirSync(snd));
  await afterThat(() => writeFileSync(card, '', { mode: 0o600 }));
  // As udev does it: only now it can be opened.
  await afterThat(() => chmodSync(card, 0o660));
  await afterThat(() => rmSync(snd, { recursive: true }));
  await afterThat(() => mkdirSync(snd));
  await afterThat(() => writeFileSync(card, ''));
  await hears(() => writeFileSync(join(snd, 'timer'), ''));
  await hears(() => writeFileSync(join(folder, 'tty7'), ''));
  expect(time.pending).toBe(0);
  await afterThat(() => rmSync(card));
  watch.close();
  await hears(() => writeFileSync(card, ''));
  expect(time.pending).toBe(0);
});
