import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClockOffset } from './clock-offset.ts';

/** Ping by ping, with the seconds that each way takes; the daemon is `offset` ahead. */
function exchange(offset: number, ways: readonly (readonly [there: number, back: number])[]): ClockOffset {
  const clock = new ClockOffset();
  ways.forEach(([there, back], id) => {
    const sent = 100 + 2 * id;
    clock.sent(id, sent);
    clock.heard(id, sent + there + offset, sent + there + back);
  });
  return clock;
}

describe('ClockOffset', () => {
  it('knows nothing before the first pong, and nothing after a reset', () => {
    const clock = new ClockOffset();
    expect(clock.toDaemonSeconds(1)).toBeUndefined();
    clock.sent(1, 10);
    clock.heard(1, 510.01, 10.02);
    expect(clock.toDaemonSeconds(11)).toBeCloseTo(511);
    clock.reset();
    expect(clock.toDaemonSeconds(11)).toBeUndefined();
  });

  it('believes the quickest: held-up ways do not matter', () => {
    const slow = Array.from({ length: 30 }, (_, index) => [0.01, 0.1 + 0.01 * index] as const);
    const quick = Array.from({ length: 10 }, () => [0.004, 0.0045] as const);
    expect(exchange(-90, [...slow, ...quick]).toDaemonSeconds(100)).toBeCloseTo(10, 2);
  });

  it('ignores pongs that nobody asked for, come twice or far too late', () => {
    const clock = exchange(7, [[0.01, 0.01]]);
    clock.heard(99, 5000, 130);
    clock.heard(0, 5000, 130);
    clock.sent(5, 140);
    clock.heard(5, 5000, 150);
    expect(clock.toDaemonSeconds(0)).toBeCloseTo(7);
  });

  it('follows a drifting clock', () => {
    const clock = new ClockOffset();
    const drift = 50e-6;
    for (let id = 0; id < 300; id += 1) {
      const sent = 2 * id;
      clock.sent(id, sent);
      clock.heard(id, (sent + 0.01) * (1 + drift), sent + 0.02);
    }
    // Half a memory behind: 40 s of 50 parts in a million.
    expect(Math.abs((clock.toDaemonSeconds(600) ?? 0) - 600 * (1 + drift))).toBeLessThan(0.005);
  });

  it('keeps steps in time over a radio that holds up every third message, with a clock that is 80 parts in a million off', () => {
    const clock = new ClockOffset();
    const skew = 80e-6;
    let state = 7;
    const chance = (): number => {
      state = (1_103_515_245 * state + 12_345) % 2 ** 31;
      return state / 2 ** 31;
    };
    const way = (): number => 0.004 + 0.01 * chance() + (chance() < 0.33 ? 0.12 * chance() : 0);
    const errors: number[] = [];
    for (let id = 0; id < 600; id += 1) {
      // As the phone does it: quickly at first, then every two seconds.
      const sent = id < 8 ? 0.25 * id : 2 * id;
      const [there, back] = [way(), way()];
      clock.sent(id, sent);
      clock.heard(id, 1000 + (sent + there) * (1 + skew), sent + there + back);
      if (id < 8) continue;
      errors.push((clock.toDaemonSeconds(sent) ?? 0) - (1000 + sent * (1 + skew)));
    }
    const rms = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    expect(rms).toBeLessThan(0.006);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.03);
  });

  it('is never wrong by more than half the longest of the believed round trips', () => {
    const way = fc.double({ min: 0.001, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.array(fc.tuple(way, way), { minLength: 1, maxLength: 40 }),
        (offset, ways) => {
          const trips = ways.map(([there, back]) => there + back).sort((a, b) => a - b);
          const believed = trips.slice(0, Math.max(3, Math.ceil(trips.length / 4)));
          const error = Math.abs((exchange(offset, ways).toDaemonSeconds(0) ?? Number.NaN) - offset);
          expect(error).toBeLessThanOrEqual((believed.at(-1) ?? 0) / 2 + 1e-6);
        },
      ),
    );
  });
});
