import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { followModes } from '../../conductor/plain-schemas.ts';
import { perform } from '../../live/testing/concert.ts';
import { parts } from '../../score/note.ts';
import type { SensorReading } from '../../sensors/reading.ts';
import { always, oddField, readingFields, readingKinds } from '../../sensors/testing/property.ts';
import { createStage } from '../../session/testing/stage.ts';
import { explainFailure } from '../api/failure.ts';
import { parseReadings } from '../api/incoming.ts';
import { clientMessageSchema } from '../protocol/client-message.ts';

/** What passes the door must not be thrown about inside the house: it is carried out, or refused as theirs to mend. */

const unit = fc.oneof(fc.constantFrom(0, -0, 5e-324, 1e-310, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const style = fc.constantFrom('game', 'folk', 'polka', 'constructor', 'toString', '__proto__', '');
const weights = fc
  .array(fc.tuple(style, fc.oneof(unit, unit, oddField)), { maxLength: 4 })
  // As text: an object that is written out cannot have every name that JSON can say.
  .map((entries) => `{${entries.map(([name, weight]) => `"${name}":${JSON.stringify(weight)}`).join()}}`);
const ofParts = (value: fc.Arbitrary<unknown>) =>
  fc.dictionary(fc.constantFrom(...parts, 'kazoos', '__proto__'), fc.oneof(value, oddField), { maxKeys: 4 });
const fields = {
  playing: fc.oneof(fc.boolean(), oddField),
  volume01: fc.oneof(unit, oddField),
  muted: fc.oneof(fc.boolean(), oddField),
  follow: fc.oneof(fc.constantFrom<string>(...followModes), oddField),
  manualTempoBpm: fc.oneof(fc.double({ min: 55, max: 245, noNaN: true }), oddField),
  densityBias: fc.oneof(fc.double({ min: -0.6, max: 0.6, noNaN: true }), oddField),
  brightnessBias: fc.oneof(fc.double({ min: -0.6, max: 0.6, noNaN: true }), oddField),
  drumsBusyBias: fc.oneof(fc.double({ min: -0.6, max: 0.6, noNaN: true }), oddField),
  drumsLooseBias: fc.oneof(fc.double({ min: -0.6, max: 0.6, noNaN: true }), oddField),
  key: fc.oneof(fc.constantFrom('auto', 'A minor', 'Bb dorian', 'H major', ''), oddField),
  partGainsDb: fc.oneof(ofParts(fc.double({ min: -70, max: 10, noNaN: true })), oddField),
  instruments: fc.oneof(ofParts(fc.constantFrom('auto', 'violin', 'choir', 'toString', '')), oddField),
  style: fc.oneof(style, oddField),
  scene: fc.oneof(fc.constantFrom('easy', 'push', '__proto__', 'toString', ''), oddField),
  nextScene: fc.oneof(fc.constant(true), oddField),
  like: fc.oneof(fc.constant(true), oddField),
  cue: fc.oneof(fc.constantFrom('skip', 'lap', 'coolDown', 'start'), oddField),
};
const wish = fc.tuple(fc.record(fields, { requiredKeys: [] }), fc.option(weights)).map(([said, mixture]) => {
  const others = JSON.stringify(said).slice(1, -1);
  const all = mixture === null ? [others] : [others, `"styleWeights":${mixture}`];
  return `{${all.filter((text) => text !== '').join()}}`;
});

/** Undefined: it was carried out. Else whose fault it is. */
function faultOf(action: () => void): 'theirs' | 'ours' | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return explainFailure(error).isOurs ? 'ours' : 'theirs';
  }
}

describe('a wish', () => {
  always(
    'is carried out or refused as its sender’s to mend, and the mixture sums to 1',
    fc.property(wish, (json) => {
      const message: unknown = JSON.parse(`{"type":"command","command":${json}}`);
      const parsed = clientMessageSchema.safeParse(message);
      if (!parsed.success || parsed.data.type !== 'command') return;
      const { command } = parsed.data;
      const { steering, conductor } = createStage();
      expect(faultOf(() => steering.command(command))).not.toBe('ours');
      const weights = Object.values(conductor.settings.styleWeights);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
    }),
    { share: 0.3 },
  );
});

describe('readings that were let in', () => {
  const reading = fc.record(
    {
      ...Object.fromEntries(readingFields.map((name) => [name, oddField])),
      kind: fc.constantFrom(...readingKinds),
      sensorId: fc.constantFrom('phone', 'strap', '__proto__', 'constructor'),
      heartRateBpm: fc.integer({ min: 20, max: 250 }),
      cadenceSpm: fc.integer({ min: 0, max: 300 }),
      speedMps: unit,
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      powerWatts: unit,
      charge01: unit,
      name: fc.constantFrom(
        'volume',
        'play',
        'toggle',
        'style/folk',
        'style/__proto__',
        'scene/easy',
        'scene/__proto__',
        'nextScene',
        'like',
        'constructor',
        'lap',
      ),
      value01: unit,
      pitchMidi: fc.integer({ min: 0, max: 127 }),
      velocity01: unit,
      on: fc.boolean(),
      ageSeconds: fc.double({ min: 0, max: 60, noNaN: true }),
    },
    { requiredKeys: ['kind', 'sensorId'] },
  );

  always(
    'are heard by the whole house without a word',
    fc.asyncProperty(fc.array(reading, { minLength: 1, maxLength: 20 }), async (said) => {
      const { house } = perform(undefined);
      const heard: SensorReading[] = said.flatMap((one) => {
        const { atSeconds: _, ...rest } = one as Record<string, unknown>;
        try {
          return parseReadings(rest, 1000);
        } catch {
          return [];
        }
      });
      house.play();
      for (let ticks = 0; ticks < 3; ticks += 1) {
        house.hear(1000 + ticks / 10, ticks === 0 ? heard : []);
        await house.tick(1000 + ticks / 10);
      }
    }),
    { share: 0.02 },
  );
});
