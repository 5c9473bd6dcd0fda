import fc from 'fast-check';
import {
  type SamplePlan,
  type SoundFontPlan,
  smallPlan,
  soundFontOf,
  type ZonePlan,
} from './small-sound-font.ts';

/** SoundFonts as somebody would make them who means harm, or whose disk does. */

const presets = [...[0, 33, 73].map((program) => ({ bank: 0, program })), { bank: 128, program: 0 }];
const version = fc.constantFrom(2, 2, 3);
const word = fc.oneof(
  fc.constantFrom(0, 1, 2, 47, 127, 255, 256, 0x7fff, 0x8000, 0xfffe, 0xffff),
  fc.nat(0xffff),
);
const long = fc.oneof(
  fc.constantFrom(0, 1, 8, 46, 1023, 1024, 1069, 1070, 1071, 2140, 2141, 0x7fffffff, 0x80000000, 0xffffffff),
  fc.nat(3000),
  fc.nat(0xffffffff),
);
/** Mostly such as exist. */
const generatorNumber = fc.oneof({ weight: 9, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: word });

const modulator = fc.tuple(word, generatorNumber, word, word, fc.constantFrom(0, 0, 2, 7));
const zone = (target: number, count: number): fc.Arbitrary<ZonePlan> =>
  fc
    .record({
      keys: fc.option(word),
      generators: fc.array(fc.tuple(generatorNumber, word), { maxLength: 8 }),
      modulators: fc.array(modulator, { maxLength: 3 }),
      played: fc.option(
        fc.oneof({ weight: 20, arbitrary: fc.nat(count - 1) }, { weight: 1, arbitrary: word }),
      ),
    })
    .map(({ keys, generators, modulators, played }) => ({
      generators: [
        ...(keys === null ? [] : [[43, keys] as const]),
        ...generators,
        ...(played === null ? [] : [[target, played] as const]),
      ],
      modulators,
    }));

const oddSample: fc.Arbitrary<SamplePlan> = fc.record({
  ...{ start: long, end: long, loopStart: long, loopEnd: long, rateHz: long },
  ...{ key: word, type: word },
});
const sampleFields = ['start', 'end', 'loopStart', 'loopEnd', 'rateHz', 'key', 'type'] as const;

/** Its lists fit each other; what they say is anything. */
const spoken: fc.Arbitrary<Buffer> = version.chain((major) => {
  const plan = smallPlan(presets, major);
  const sample = (like: SamplePlan): fc.Arbitrary<SamplePlan> =>
    fc.tuple(oddSample, fc.subarray([...sampleFields], { maxLength: 2 })).map(([odd, fields]) => ({
      ...like,
      ...Object.fromEntries(fields.map((field) => [field, odd[field]])),
    }));
  return fc
    .record({
      samples: fc.tuple(...plan.samples.map(sample)),
      instruments: fc.array(fc.array(zone(53, 2), { minLength: 1, maxLength: 4 }), {
        minLength: 2,
        maxLength: 3,
      }),
      zones: fc.array(fc.array(zone(41, 2), { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
    })
    .map(({ samples, instruments, zones }) =>
      soundFontOf({
        ...plan,
        samples,
        instruments,
        presets: plan.presets.map((preset, index) => ({ ...preset, zones: zones[index]! })),
      } satisfies SoundFontPlan),
    );
});

type Edit = (font: Buffer, random: number) => Buffer;
const edits: readonly Edit[] = [
  // A word of the lists.
  (font, random) => {
    const from = Math.max(0, font.indexOf('pdta'));
    if (font.length < 16) return font;
    const changed = Buffer.from(font);
    const at = from + ((2 * (random >>> 8)) % (font.length - from - 2));
    changed.writeUInt16LE([0, 1, 0x7fff, 0x8000, 0xffff, random & 0xff][random % 6]!, at);
    return changed;
  },
  // A bit of anything.
  (font, random) => {
    if (font.length === 0) return font;
    const changed = Buffer.from(font);
    changed[(random >>> 3) % font.length]! ^= 1 << (random & 7);
    return changed;
  },
  (font, random) => font.subarray(0, random % (font.length + 1)),
  // Something taken out or put in twice.
  (font, random) => {
    const at = (random >>> 8) % (font.length + 1);
    const length = 2 * (random & 0x3f);
    const again = random % 2 === 0 ? at : at + length;
    return Buffer.concat([font.subarray(0, at + (again === at ? length : 0)), font.subarray(again)]);
  },
];

/** A good one, a few places of which were changed. */
const mutated: fc.Arbitrary<Buffer> = fc
  .tuple(version, fc.array(fc.tuple(fc.nat(edits.length * 4), fc.nat()), { minLength: 1, maxLength: 4 }))
  .map(([major, changes]) => {
    let font = soundFontOf(smallPlan(presets, major));
    // Those that keep the length come more often: what changes it is seldom let pass.
    for (const [kind, random] of changes) font = (edits[kind] ?? edits[kind % 2]!)(font, random);
    return font;
  });

export const hostileSoundFont: fc.Arbitrary<Buffer> = fc.oneof(mutated, spoken);
