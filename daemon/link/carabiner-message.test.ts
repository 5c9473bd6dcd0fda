import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCarabinerMessage } from './carabiner-message.ts';

describe('what Carabiner says', () => {
  it('is a status, as its README shows it, whether start and stop are shared or not', () => {
    const map = ':peers 0 :bpm 120.000000 :start 73743731220 :beat 597.737570';
    const status = { peers: 0, bpm: 120, start: 73_743_731_220, beat: 597.73757 };
    expect(parseCarabinerMessage(`status { ${map} }`)).toEqual({ kind: 'status', status });
    expect(parseCarabinerMessage(`status { ${map} :playing true }`)).toEqual({ kind: 'status', status });
  });

  it.each(['bad-bpm', 'bad-quantum ', 'unsupported sing'])('%s is a refusal', (line) => {
    expect(parseCarabinerMessage(line)).toEqual({ kind: 'refusal', text: line.trimEnd() });
  });

  it.each([
    'version "1.2.0"',
    'beat-at-time { :when 73746356220 :quantum 4.000000 :beat 5.250000 }',
    'status { :peers 0 :bpm 19.5 :start 1 :beat 1.0 }',
    'status { :peers -1 :bpm 120.0 :start 1 :beat 1.0 }',
    'status { :peers 0 :bpm nan :start 1 :beat 1.0 }',
    'status { :peers 0 :bpm 120.0 :start 1.5 :beat 1.0 }',
    'status { :peers 0 :bpm 120.0 :beat 1.0 }',
    'status nonsense',
  ])('%s is nothing to us', (line) => {
    expect(parseCarabinerMessage(line)).toEqual({ kind: 'other' });
  });

  it.each(['HTTP/1.1 400 Bad Request', '{"class":"VERSION"}', 'statusquo', ''])(
    '%s is not Carabiner',
    (line) => {
      expect(parseCarabinerMessage(line)).toBeUndefined();
    },
  );

  it('never throws, and no status is out of range, whatever comes', () => {
    const value = fc.oneof(
      fc.double().map(String),
      fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((number) => number.toFixed(6)),
      fc.integer().map(String),
      fc.string({ maxLength: 12 }),
    );
    const status = fc
      .array(fc.tuple(fc.constantFrom('peers', 'bpm', 'start', 'beat', 'playing', '__proto__'), value))
      .map((pairs) => `status { ${pairs.map(([key, said]) => `:${key} ${said}`).join(' ')} }`);
    fc.assert(
      fc.property(fc.oneof(status, fc.string({ maxLength: 200 })), (line) => {
        const message = parseCarabinerMessage(line);
        if (message?.kind !== 'status') return;
        const { peers, bpm, start, beat } = message.status;
        expect(Number.isInteger(peers) && peers >= 0).toBe(true);
        expect(bpm >= 20 && bpm <= 999).toBe(true);
        expect(Number.isSafeInteger(start)).toBe(true);
        expect(Math.abs(beat)).toBeLessThanOrEqual(1e9);
      }),
      { numRuns: 5000 },
    );
  });

  it('is understood to the last digit', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.integer({ min: 60_061, max: 3_000_000 }),
        fc.maxSafeInteger(),
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        (peers, microsPerBeat, start, thousandths) => {
          const bpm = (60e6 / microsPerBeat).toFixed(6);
          const beat = (thousandths / 1000).toFixed(6);
          const line = `status { :peers ${peers} :bpm ${bpm} :start ${start} :beat ${beat} }`;
          expect(parseCarabinerMessage(line)).toEqual({
            kind: 'status',
            status: { peers, bpm: Number(bpm), start, beat: Number(beat) },
          });
        },
      ),
    );
  });
});
