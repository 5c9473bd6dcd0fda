import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../time/clock.ts';
import { createLockOut } from './lock-out.ts';

const stage = () => {
  const clock = new ManualClock(0);
  const lockOut = createLockOut(clock);
  const fail = (address: string, times: number): void => {
    for (let count = 0; count < times; count += 1) lockOut.fail(address);
  };
  return { clock, lockOut, fail };
};

describe('who guesses', () => {
  it('waits a minute from the tenth failure on', () => {
    const { clock, lockOut, fail } = stage();
    fail('10.0.0.1', 9);
    expect(lockOut.secondsLeft('10.0.0.1')).toBe(0);
    clock.advanceTo(30);
    fail('10.0.0.1', 1);
    expect([lockOut.secondsLeft('10.0.0.1'), lockOut.secondsLeft('10.0.0.2')]).toEqual([60, 0]);
    clock.advanceTo(89);
    expect([lockOut.secondsLeft('10.0.0.1'), lockOut.count]).toEqual([1, 1]);
    clock.advanceTo(90);
    expect([lockOut.secondsLeft('10.0.0.1'), lockOut.count]).toEqual([0, 0]);
    fail('10.0.0.1', 9);
    expect(lockOut.secondsLeft('10.0.0.1')).toBe(0);
  });

  it('is forgiven by a minute without a failure', () => {
    const { clock, lockOut, fail } = stage();
    for (let minute = 1; minute < 20; minute += 1) {
      fail('10.0.0.1', 9);
      clock.advanceTo(60 * minute);
    }
    fail('10.0.0.1', 1);
    expect(lockOut.secondsLeft('10.0.0.1')).toBe(0);
  });

  it('is one with all of his network in IPv6, however its addresses are written', () => {
    const { lockOut, fail } = stage();
    const same = [
      '2001:db8:0:7::1',
      '2001:0db8::7:1:2:3:4',
      '2001:db8:0:7:ffff:ffff:ffff:ffff',
      '2001:DB8::7:0:0:0:9',
    ];
    for (const address of same) fail(address, 2);
    fail('2001:db8:0:7::99', 2);
    for (const address of same) expect([address, lockOut.secondsLeft(address)]).toEqual([address, 60]);
    expect(lockOut.secondsLeft('2001:db8:0:8::1')).toBe(0);
    fail('fe80::1%wlan0', 10);
    expect(lockOut.secondsLeft('fe80::2%eth0')).toBe(60);
    expect(lockOut.secondsLeft('::1')).toBe(0);
  });
});

describe('a flood from many addresses', () => {
  const address = (index: number): string => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;

  it('gives nobody more tries than ten a minute, and those who come late together no more', () => {
    const { lockOut, fail } = stage();
    let tries = 0;
    for (let round = 0; round < 12; round += 1) {
      for (let index = 0; index < 5000; index += 1) {
        if (lockOut.secondsLeft(address(index)) > 0) continue;
        fail(address(index), 1);
        tries += 1;
      }
    }
    expect(tries).toBe(1024 * 10 + 10);
    expect(lockOut.secondsLeft('172.16.0.1')).toBe(60);
    // This machine is never one of the others, and has no more tries than they.
    expect(lockOut.secondsLeft('127.0.0.1')).toBe(0);
    fail('127.0.0.1', 10);
    expect([lockOut.secondsLeft('127.0.0.1'), lockOut.secondsLeft('::1')]).toEqual([60, 0]);
  });

  it('is over when it is over', () => {
    const { clock, lockOut, fail } = stage();
    for (let index = 0; index < 3000; index += 1) fail(address(index), 10);
    clock.advanceTo(60);
    expect([lockOut.secondsLeft(address(1)), lockOut.secondsLeft('172.16.0.1'), lockOut.count]).toEqual([
      0, 0, 0,
    ]);
    fail('172.16.0.1', 10);
    expect([lockOut.secondsLeft('172.16.0.1'), lockOut.count]).toEqual([60, 1]);
  });
});

it('never lets an address fail more than ten times in a minute, whoever fails beside it', () => {
  const step = fc.record({ who: fc.nat(40), pauseSeconds: fc.constantFrom(0, 0, 0, 1, 7, 59, 61) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const clock = new ManualClock(0);
      const lockOut = createLockOut(clock);
      const taken = new Map<string, number[]>();
      for (const { who, pauseSeconds } of steps) {
        clock.advanceTo(clock.nowSeconds() + pauseSeconds);
        const address = `10.0.0.${who % 5}`;
        const left = lockOut.secondsLeft(address);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(60);
        if (left > 0) continue;
        lockOut.fail(address);
        const now = clock.nowSeconds();
        const recent = [...(taken.get(address) ?? []), now].filter((at) => now - at < 60);
        taken.set(address, recent);
        expect(recent.length).toBeLessThanOrEqual(10);
      }
    }),
  );
});
