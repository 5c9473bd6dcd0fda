import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TactusError } from '../system/errors.ts';
import { parseWorkout } from './parse-workout.ts';
import { encodeFitWorkout } from './testing/fit-workout-file.ts';
import { workoutSchema } from './workout.ts';

const parse = (text: string | Buffer) => parseWorkout('file.zwo', Buffer.from(text));
const zwo = (blocks: string): string =>
  `<workout_file><name>Don&apos;t &#x73;top</name><workout>${blocks}</workout></workout_file>`;
const steady = '<SteadyState Duration="60" Power="0.8"/>';

describe('what is read', () => {
  it('is called by its title, without what a terminal would obey, or by its file', () => {
    expect(parse(zwo(steady)).workout.title).toBe("Don't stop");
    expect(parse('title: "a\\eb\\nc"\nsteps: [{ work: 1 min }]').workout.title).toBe('a b c');
    expect(parse('steps: [{ work: 1 min }]').workout.title).toBe('file');
  });

  it('comes with what a person should know of it', () => {
    expect(parse(zwo(`${steady}<Teleport/>`)).remarks).toEqual(['<teleport> is not known and was left out']);
    const fit = encodeFitWorkout({ steps: [{ durationType: 9, durationValue: 0 }, { durationType: 4 }] });
    expect(() => parse(fit)).toThrow('goes back to no step');
  });
});

describe('what is refused', () => {
  const refused: readonly (readonly [file: string | Buffer, why: string])[] = [
    ['', 'is empty'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><workout_file/>', 'document type'],
    ['<workout_file><workout>', 'damaged or cut off'],
    ['<gpx/>', 'no Zwift workout'],
    ['<workout_file/>', 'no <workout>'],
    [zwo(''), 'holds no steps'],
    [zwo('<SteadyState Duration="sixty" Power="1"/>'), 'Duration of "sixty"'],
    [zwo('<SteadyState Duration="1e9" Power="1"/>'), 'Duration of "1e9"'],
    [zwo('<SteadyState Duration="60" Power="99"/>'), 'powerShare is 0.05 to 5'],
    [zwo('<IntervalsT Repeat="100000" OnDuration="1" OffDuration="1"/>'), 'repeats steps 100000 times'],
    [zwo('<IntervalsT Repeat="200" OnDuration="9" OffDuration="9"/>'.repeat(3)), 'more than 500 steps'],
    [zwo('<SteadyState Duration="30000" Power="1"/>'.repeat(3)), 'more than a day'],
    [zwo(`${'<a>'.repeat(30)}${'</a>'.repeat(30)}`), 'nested too deeply'],
    [zwo(steady).replace('<name>', '<sportType>swim</sportType><name>'), 'swimming'],
    ['[COURSE HEADER]', 'trainer'],
    ['PK\x03\x04', 'an archive'],
    ['steps: [{ work: soon }]', 'steps.0: "soon" is no length; write "10 min"'],
    ['steps: [{ work: 1 min, rest: 1 min }]', 'a step is one of'],
    ['steps: [{ work: 1 min, pace: fast }]', '"fast" is no pace; write "5:20"'],
    ['steps: [{ work: 1 min, pace: 5:00, power: 200 W }]', 'one target'],
    ['steps: [{ work: 1 min, jump: 2 }]', 'jump'],
    ['steps: [{ work: 1 min, __proto__: 2 }]', '__proto__'],
    ['steps: []', 'steps'],
    ['steps: [', 'no YAML'],
    [`steps: ${'['.repeat(50_000)}`, 'no YAML'],
    [
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nsteps: [${'*c,'.repeat(9)}]`,
      'no YAML',
    ],
    [encodeFitWorkout({ steps: [], fileType: 4 }), 'recorded activity'],
    [encodeFitWorkout({ steps: [] }), 'holds no steps'],
    [encodeFitWorkout({ steps: [{ durationType: 5 }] }).subarray(0, 40), 'cut off'],
  ];
  it.each(refused.map(([file, why]) => ({ file, why })))('$why', ({ file, why }) => {
    expect(() => parse(file)).toThrow(why);
  });

  it('repeats in repeats do not grow beyond what anybody plans', () => {
    const deep = (levels: number): object =>
      levels === 0 ? { work: '1 min' } : { repeat: 200, steps: [deep(levels - 1)] };
    expect(() => parse(JSON.stringify({ steps: [deep(5)] }))).toThrow('more than 500 steps');
    expect(() => parse(JSON.stringify({ steps: [deep(8)] }))).toThrow('deep');
  });
});

describe('whatever stands in a file', () => {
  const accepted = (bytes: Buffer): void => {
    try {
      workoutSchema.parse(parseWorkout('file', bytes).workout);
    } catch (error) {
      expect(error).toBeInstanceOf(TactusError);
      expect((error as TactusError).kind).toBe('badData');
    }
  };

  it('it is a workout within our limits, or refused as bad data', () => {
    const element = fc.constantFrom(
      'Warmup',
      'SteadyState',
      'IntervalsT',
      'Ramp',
      'Cooldown',
      'FreeRide',
      'x',
    );
    const attribute = fc.constantFrom(
      'Duration',
      'Power',
      'PowerLow',
      'PowerHigh',
      'Repeat',
      'OnDuration',
      'OffDuration',
      'pace',
      'Zone',
      'Cadence',
    );
    const value = fc.oneof(fc.double().map(String), fc.integer({ max: 5000 }).map(String), fc.string());
    const block = fc
      .tuple(
        element,
        fc.uniqueArray(attribute, { maxLength: 6 }),
        fc.array(value, { minLength: 6, maxLength: 6 }),
      )
      .map(
        ([tag, names, values]) =>
          `<${tag} ${names.map((name, i) => `${name}="${values[i]!.replace(/[<&"]/g, '')}"`).join(' ')}/>`,
      );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.constantFrom('bike', 'run'), (blocks, sport) =>
        accepted(
          Buffer.from(
            `<workout_file><sportType>${sport}</sportType><workout>${blocks.join('')}</workout></workout_file>`,
          ),
        ),
      ),
    );
  });

  it('so it is for FIT messages, whole and damaged', () => {
    const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    const small = fc.integer({ min: 0, max: 30 });
    const step = fc.record(
      {
        durationType: small,
        durationValue: fc.oneof(small, number),
        targetType: small,
        targetValue: fc.oneof(small, number),
        low: number,
        high: number,
        intensity: small,
      },
      { requiredKeys: ['durationType'] },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.nat(400), fc.nat(255), (steps, at, byte) => {
        const bytes = encodeFitWorkout({ steps, title: 'x' });
        accepted(bytes);
        bytes[at % bytes.length] = byte;
        accepted(bytes);
      }),
    );
  });

  it('so it is for lists and for anything at all', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constantFrom('10 min', '400 m', 'lap', '5:00', 'zone 3', '5:00 to 4:00'),
    );
    const key = fc.constantFrom('repeat', 'steps', 'work', 'rest', 'pace', 'power', 'title', 'name');
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(key, tie('node')),
      ),
    }));
    fc.assert(fc.property(node, (value) => accepted(Buffer.from(JSON.stringify(value) ?? ''))));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => accepted(Buffer.from(bytes))));
  });
});
