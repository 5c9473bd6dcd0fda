import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import FitParser, { readFitMessages } from 'fit-file-parser';
import { expect, it } from 'vitest';
import { parseJournalLine } from '../read-journal.ts';
import { makeFit } from './fit.ts';
import { sampleSession } from './samples.ts';
import { makeTcx } from './tcx.ts';

const wild = fc.double({ noNaN: true, noDefaultInfinity: true });
const seconds = fc.oneof(fc.double({ min: 0, max: 300, noNaN: true }), wild);
const value = fc.oneof(fc.double({ min: -10, max: 300, noNaN: true }), wild);
const known = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const sensorId = fc.constantFrom('a', 'b');

const line = fc.oneof(
  fc.record({
    kind: fc.constant('body'),
    atSeconds: seconds,
    activity: fc.constantFrom('still', 'walking', 'running', 'cycling', 'unknown'),
    ...{ cadenceSpm: known(value), speedMps: known(value), distanceMeters: known(value) },
    ...{ heartRateBpm: known(value), effort01: value },
    sources: known(fc.record({ step: sensorId, power: sensorId })),
  }),
  fc.record({
    ...{ kind: fc.constant('reading'), atSeconds: seconds, sensorId },
    reading: fc.constantFrom('position', 'power'),
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    ...{ altitudeMeters: known(value), powerWatts: value },
  }),
  fc.record({ kind: fc.constant('step'), atSeconds: seconds, sensorId }),
  fc.record({
    ...{ kind: fc.constant('intent'), atSeconds: seconds, tempoBpm: value, energy01: value },
    ...{ density01: value, feel: fc.constant('full'), section: fc.constant('verse') },
    ...{ phaseOffsetMs: known(value), workoutStep: known(value) },
  }),
  fc.record({
    ...{ kind: fc.constant('played'), atSeconds: seconds },
    beats: fc.array(fc.tuple(value, seconds, value), { maxLength: 5 }),
  }),
  fc.record({
    ...{ kind: fc.constant('command'), atSeconds: seconds },
    command: fc.constant({ cue: 'lap' }),
  }),
);

const header = {
  ...{ kind: 'session', journal: 1, startedAt: '2026-11-27T18:40:03Z', version: '0', seed: 1 },
  ...{ source: { kind: 'live', name: '' }, model: { name: '', version: '' }, configuration: {} },
  zonesFromBpm: [1, 2, 3, 4],
};
const startedAt = fc.constantFrom('2026-11-27T18:40:03Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z');

async function* journalOf(lines: readonly object[]) {
  yield [header, ...lines].flatMap((each) => parseJournalLine(JSON.stringify(each)));
}

const rises = (times: readonly number[]): boolean =>
  times.every((time, index) => index === 0 || time > times[index - 1]!);

it('whatever a journal says, its FIT and TCX can be read, and their times rise', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 60 }),
      startedAt,
      fc.constantFrom(0, 200),
      async (lines, begun, trimMeters) => {
        const session = await sampleSession({ lines: journalOf(lines), startedAt: begun, trimMeters });
        if (session === undefined) return;
        const bytes = await makeFit(session);
        expect(readFitMessages(bytes).messages.length).toBeGreaterThan(session.samples.length);
        const content = await new FitParser({ force: false }).parseAsync(Buffer.from(bytes));
        const times = (content.records ?? []).map(({ timestamp }) => Number(timestamp));
        expect(times).toHaveLength(session.samples.length);
        expect(rises(times)).toBe(true);
        const tcx = makeTcx(session);
        expect(XMLValidator.validate(tcx)).toBe(true);
        const written = [...tcx.matchAll(/<Time>([^<]+)<\/Time>/g)].map(([, time]) => Date.parse(time!));
        expect(written).toHaveLength(session.samples.length);
        expect(rises(written)).toBe(true);
      },
    ),
  );
});
