import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readingsOf } from '../testing/expect.ts';
import { nmeaLog } from '../testing/nmea-log.ts';
import { always, damaged, noise } from '../testing/property.ts';
import { expectRun } from '../testing/recording.ts';
import { readNmeaLog } from './nmea.ts';

const log = fc
  .record({ seconds: fc.nat(8), fixFrom: fc.nat(8) })
  .map((plan) => Buffer.from(nmeaLog(plan), 'latin1'));
const logs = fc.array(fc.oneof(damaged(log), noise), { maxLength: 3 }).map((parts) => Buffer.concat(parts));

describe('an NMEA log', () => {
  always(
    'gives a possible run or says what is wrong, whatever was done to it',
    fc.asyncProperty(logs, async (bytes) => {
      await expectRun(() => readNmeaLog('fuzz.log', bytes.toString('latin1')));
    }),
  );

  always(
    'tells no speed but its own',
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
