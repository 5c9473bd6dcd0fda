import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { judgeCards, judgeConsole, readCards, readConsoles } from './devices.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tactus-doctor-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (file: string, text = ''): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const receiver = (path: string) => ({ enabled: true, path });

it('lists the sound cards of the kernel, and says what to do where there is none', () => {
  expect(judgeCards(readCards(root))).toMatchObject({
    status: 'warn',
    detail: expect.stringMatching(/has no sound/),
  });
  put('proc/asound/cards', '--- no soundcards ---\n');
  expect(judgeCards(readCards(root))).toMatchObject({
    status: 'warn',
    detail: expect.stringMatching(/no sound card/),
  });
  put(
    'proc/asound/cards',
    ' 0 [Headphones     ]: bcm2835_headpho - bcm2835 Headphones\n                      bcm2835 Headphones\n',
  );
  expect(judgeCards(readCards(root))).toMatchObject({
    status: 'ok',
    detail: 'bcm2835_headpho - bcm2835 Headphones',
  });
});

it('sees the console on the line of the receiver, by whichever name', () => {
  put('dev/ttyAMA0');
  put('dev/ttyACM0');
  symlinkSync('ttyAMA0', join(root, 'dev/serial0'));
  put('proc/cmdline', 'coherent_pool=1M console=serial0,115200 console=tty1 root=PARTUUID=1 rootwait\n');
  const consoles = readConsoles(root);
  expect(consoles).toEqual(['ttyAMA0']);
  for (const path of ['/dev/serial0', '/dev/ttyAMA0'])
    expect(judgeConsole(receiver(path), consoles, root)).toMatchObject({
      status: 'fail',
      fix: expect.stringMatching(/serial-getty@ttyAMA0\.service.*console=ttyAMA0.*cmdline\.txt/),
    });
  expect(judgeConsole(receiver('/dev/ttyACM0'), consoles, root).status).toBe('ok');
  expect(judgeConsole({ enabled: false, path: '/dev/serial0' }, consoles, root).status).toBe('ok');
});

it('sees a login on it, too', () => {
  put('dev/ttyS0');
  put('proc/cmdline', 'quiet\n');
  put('etc/systemd/system/getty.target.wants/serial-getty@ttyS0.service');
  put('etc/systemd/system/getty.target.wants/getty@tty1.service');
  expect(readConsoles(root)).toEqual(['ttyS0']);
});
