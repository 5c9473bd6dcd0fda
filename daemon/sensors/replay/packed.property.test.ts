import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe } from 'vitest';
import { encodeFit } from '../testing/fit-file.ts';
import { encodeZip } from '../testing/packed.ts';
import { always, damaged, noise } from '../testing/property.ts';
import { expectRun } from '../testing/recording.ts';
import { tcxActivity, tcxFile } from '../testing/tcx-file.ts';
import { parseRecording } from './recording.ts';

const points = fc.array(
  fc.record(
    {
      atSeconds: fc.integer({ min: 0, max: 600 }),
      meters: fc.integer({ min: -10, max: 3000 }),
      heartRateBpm: fc.integer({ min: 0, max: 300 }),
      stridesPerMinute: fc.integer({ min: 0, max: 300 }),
    },
    { requiredKeys: ['atSeconds'] },
  ),
  { maxLength: 5 },
);
const sport = fc.constantFrom('Running', 'Biking', 'Other');
const tcx = fc
  .array(fc.tuple(sport, points, points), { maxLength: 2 })
  .map((activities) => Buffer.from(tcxFile(activities.map((each) => tcxActivity(...each)).join(''))));
const fit = fc.constant(
  encodeFit({ samples: [0, 1, 2].map((atSeconds) => ({ atSeconds, heartRateBpm: 140 })) }),
);
const inside = fc.oneof(damaged(tcx), damaged(fit), noise);
const names = fc.constantFrom('a.tcx', 'b.fit', 'c.gpx', 'd.fit.gz', 'e.txt', 'f/', '.g');
const zip = fc
  .array(fc.record({ name: names, bytes: inside }), { maxLength: 3 })
  .map((entries) => encodeZip(entries));
const utf16 = fc
  .oneof(tcx, noise)
  .map((bytes) => Buffer.from(`\uFEFF${bytes.toString('latin1')}`, 'utf16le'));

describe('a file as people download it', () => {
  always(
    'gives a possible run or says what is wrong, whatever was done to it',
    fc.asyncProperty(
      fc.oneof(damaged(tcx), damaged(zip), damaged(inside.map((bytes) => gzipSync(bytes))), damaged(utf16)),
      async (bytes) => {
        await expectRun(() => parseRecording('fuzz', bytes));
      },
    ),
  );
});
