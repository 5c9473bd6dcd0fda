import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../time/clock.ts';
import type { CodeTaps } from '../code-taps.ts';
import { panelOptionsSchema } from '../options.ts';
import { openTestAccess } from '../testing/test-access.ts';
import type { Access } from './access.ts';
import { createTapping, type Tapping, type TappingDependencies } from './tapping.ts';

/** Headphones in which every code is tapped for a minute. */
function createHeadphones(clock: ManualClock) {
  const heard: string[] = [];
  let endSeconds = 0;
  const taps: CodeTaps & { unheardBecause: string | undefined } = {
    unheardBecause: undefined,
    get secondsLeft() {
      return Math.max(0, endSeconds - clock.nowSeconds());
    },
    tap(digits) {
      heard.push(digits);
      endSeconds = clock.nowSeconds() + 60;
      return 60;
    },
    stop() {
      endSeconds = 0;
    },
  };
  return { heard, taps };
}

describe('a tapped code', () => {
  let clock: ManualClock;
  let access: Access;
  let headphones: ReturnType<typeof createHeadphones>;
  let tapping: Tapping;
  const open = (options: Partial<TappingDependencies['options']> = {}): Tapping =>
    createTapping({
      ...access,
      taps: headphones.taps,
      options: { ...panelOptionsSchema.parse({}), ...options },
      clock,
    });
  const wait = (seconds: number): void => clock.advanceTo(clock.nowSeconds() + seconds);
  const claim = (digits: string) => access.pairing.claim({ digits, name: 'Phone', address: '10.0.0.9' });
  const refused = (statusCode: number, message: RegExp) =>
    expect.objectContaining({ statusCode, message: expect.stringMatching(message) });
  beforeEach(async () => {
    clock = new ManualClock(1000);
    access = await openTestAccess(panelOptionsSchema.parse({}), clock);
    headphones = createHeadphones(clock);
    tapping = open();
  });

  it('makes a performer of whoever hears it, and ends once it was typed', async () => {
    expect(tapping.tap()).toEqual({ seconds: 60, expiresInSeconds: 600 });
    wait(40);
    expect((await claim(headphones.heard[0]!)).user.role).toBe('performer');
    expect(headphones.taps.secondsLeft).toBe(0);
  });

  it('is the same once more for whoever missed a digit, as long as it is good for long enough', async () => {
    tapping.tap();
    wait(61);
    tapping.tap();
    expect(new Set(headphones.heard).size).toBe(1);
    wait(400);
    tapping.tap();
    expect(new Set(headphones.heard).size).toBe(2);
    expect((await claim(headphones.heard[2]!)).user.role).toBe('performer');
  });

  it('comes once a minute, three times, then once an hour', () => {
    tapping.tap();
    headphones.taps.stop();
    expect(() => tapping.tap()).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/again in 60 s/), retryAfterSeconds: 60 }),
    );
    wait(60);
    tapping.tap();
    wait(60);
    tapping.tap();
    wait(60);
    expect(() => tapping.tap()).toThrow(refused(429, /so often/));
    for (let minutes = 0; minutes < 60; minutes += 1) {
      wait(60);
      try {
        tapping.tap();
      } catch {
        // Whoever asks all the time does not get more.
      }
    }
    expect(headphones.heard.length).toBe(4);
  });

  it('is not made while an admin is paired, unless that is wished', async () => {
    await claim(access.pairing.offer('performer').digits);
    expect(tapping.offered).toEqual({});
    await claim(access.pairing.offer('admin').digits);
    expect(tapping.offered).toBeUndefined();
    expect(() => tapping.tap()).toThrow(refused(403, /An admin is paired/));
    expect(open({ tapCodes: 'always' }).tap()).toMatchObject({ seconds: 60 });
    expect(() => open({ tapCodes: 'never' }).tap()).toThrow(refused(403, /panel.tapCodes/));
  });

  it('is not made on a locked device, where anybody wears the headphones', () => {
    expect(() => open({ kioskLock: true, tapCodes: 'always' }).tap()).toThrow(refused(403, /locked/));
  });

  it('never tells or voids a code that somebody else is awaited with', async () => {
    const { digits } = access.pairing.offer('admin');
    expect(() => tapping.tap()).toThrow(refused(409, /another code/));
    expect(headphones.heard).toEqual([]);
    expect((await claim(digits)).user.role).toBe('admin');
  });

  it('is void as soon as the owner asks for another', async () => {
    tapping.tap();
    const { digits } = access.pairing.offer('admin');
    await expect(claim(headphones.heard[0]!)).rejects.toMatchObject({ statusCode: 401 });
    expect((await claim(digits)).user.role).toBe('admin');
  });

  it('is not made where nobody would hear it, and not twice at once', () => {
    headphones.taps.unheardBecause = 'The music is muted.';
    expect(() => tapping.tap()).toThrow(refused(409, /muted/));
    expect(tapping.offered).toEqual({ unheardBecause: 'The music is muted.' });
    headphones.taps.unheardBecause = undefined;
    tapping.tap();
    wait(30);
    expect(() => tapping.tap()).toThrow(refused(409, /being tapped now/));
    expect(headphones.heard).toHaveLength(1);
  });
});
