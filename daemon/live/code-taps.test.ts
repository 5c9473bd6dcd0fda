import { expect, it } from 'vitest';
import { createPlayerControls } from '../player/shared/controls.ts';
import { createMasterRing } from '../player/shared/master-ring.ts';
import { createTaps } from '../player/taps/taps.ts';
import { createSession } from '../session/session.ts';
import { ManualClock } from '../time/clock.ts';
import { createCodeTaps } from './code-taps.ts';

function setUp() {
  const { desk, clock } = createPlayerControls({ volume01: 0.8 });
  const session = createSession({ clock: new ManualClock(), log: { error() {} } });
  const device = { isOpen: true, soundsHere: () => device.isOpen };
  const outputs = [{}, device];
  const taps = createCodeTaps({
    taps: createTaps({ desk, clock, master: createMasterRing(48_000) }),
    ...{ desk, session, outputs },
  });
  return { desk, session, device, taps };
}

it('a code is heard where a device of this machine sounds, and not muted', () => {
  const { desk, device, taps } = setUp();
  expect(taps.unheardBecause).toBeUndefined();
  device.isOpen = false;
  expect(taps.unheardBecause).toMatch(/No headphones/);
  device.isOpen = true;
  desk.setVolume(0);
  expect(taps.unheardBecause).toMatch(/muted/);
});

it('to stop or to mute the music ends it, whoever does', () => {
  const { desk, session, taps } = setUp();
  for (const wish of [{ playing: false }, { muted: true }]) {
    desk.setMuted(false);
    expect(taps.tap('1234567890123')).toBeGreaterThan(40);
    session.tell('command', { volume01: 0.5 });
    expect(taps.secondsLeft).toBeGreaterThan(40);
    if (wish.muted) desk.setMuted(true);
    session.tell('command', { ...wish, sensorId: 'headphones' });
    expect(taps.secondsLeft).toBeLessThan(1);
  }
});
