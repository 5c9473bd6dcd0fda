import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readingsOf } from '../testing/expect.ts';
import { nmeaLog } from '../testing/nmea-log.ts';
import { always, damaged, noise, oddField } from '../testing/property.ts';
import { expectRun } from '../testing/recording.ts';
import { readNmeaLog } from './nmea.ts';

const log = fc
  .record({ seconds: fc.nat(8), fixFrom: fc.nat(8) })
  .map((plan) => Buffer.from(nmeaLog(plan), 'latin1'));
const report = fc
  .record({ mode: fc.nat(3), second: fc.nat(59), lat: oddField, speed: oddField, track: oddField })
  .map(({ second, ...fields }) => {
    const time = `2026-04-01T06:00:${String(second).padStart(2, '0')}.000Z`;
    return Buffer.from(`${JSON.stringify({ class: 'TPV', time, lon: 13.4, ...fields })}\n`);
  });
/** Each as it is, without checksums, or with no more than GGA. */
const kept = fc
  .tuple(log, fc.constantFrom(/(?!)/g, /\*..(?=\r)/g, /^.*(RMC|VTG|GSA).*\r\n/gm))
  .map(([text, left]) => Buffer.from(text.toString('latin1').replaceAll(left, ''), 'latin1'));
const logs = fc
  .array(fc.oneof(damaged(kept), damaged(report), noise), { maxLength: 4 })
  .map((parts) => Buffer.concat(parts));

describe('an NMEA log', () => {
  always(
    'gives a possible run or says what is wrong, whatever was done to it',
    fc.asyncProperty(logs, async (bytes) => {
      await expectRun(() => readNmeaLog('fuzz.log', bytes.toString('latin1')));
    }),
  );

  always(
    'tells speeds that a body can have',
    fc.property(damaged(fc.constant(Buffer.from(nmeaLog({ seconds: 4 }), 'latin1'))), (bytes) => {
      const text = bytes.toString('latin1');
      try {
        // A checksum of eight bits lets one damage of 256 pass, and with two changes in a line now and then they agree.
        const speeds = readingsOf(readNmeaLog('damaged.log', text), 'speed').map(({ speedMps }) => speedMps);
        expect(speeds.every((speedMps) => speedMps >= 0 && speedMps <= 15)).toBe(true);
      } catch (error) {
        expect(error).toMatchObject({ kind: 'badData' });
      }
    }),
  );
});
