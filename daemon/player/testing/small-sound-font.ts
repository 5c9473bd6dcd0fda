import { smallVorbis } from './small-vorbis.data.ts';

/** A SoundFont of a few thousand bytes that sounds, put together from what its lists are to say. */
export interface SoundFontPlan {
  readonly version: number;
  readonly sound: Buffer;
  readonly samples: readonly SamplePlan[];
  readonly instruments: readonly (readonly ZonePlan[])[];
  readonly presets: readonly {
    readonly bank: number;
    readonly program: number;
    readonly zones: readonly ZonePlan[];
  }[];
}

export interface SamplePlan {
  readonly start: number;
  readonly end: number;
  readonly loopStart: number;
  readonly loopEnd: number;
  readonly rateHz: number;
  readonly key: number;
  readonly type: number;
}

export interface ZonePlan {
  /** Number and amount. */
  readonly generators: readonly (readonly [number, number])[];
  /** Source, destination, amount, source of the amount, transform. */
  readonly modulators?: readonly (readonly [number, number, number, number, number])[];
}

interface SmallPreset {
  readonly bank: number;
  readonly program: number;
  /** Default 1; a preset without is only a name. */
  readonly zones?: number;
}

/** Two samples below and above middle C, in version 3 the higher one compressed; the lower one loops. */
export function smallSoundFont(presets: readonly SmallPreset[], version = 2): Buffer {
  return soundFontOf(smallPlan(presets, version));
}

export function smallPlan(presets: readonly SmallPreset[], version = 2): SoundFontPlan {
  const frames = 1024;
  const wave = Buffer.alloc(2 * (frames + 46));
  for (let frame = 0; frame < frames; frame += 1) {
    wave.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * frame) / 64)), 2 * frame);
  }
  const looped = { start: 0, end: frames, loopStart: 64, loopEnd: 960, rateHz: 22_050, key: 60, type: 1 };
  const isCompressed = version >= 3;
  const higher = isCompressed
    ? { ...looped, start: wave.length, end: wave.length + smallVorbis.length, loopEnd: 5000, type: 0x11 }
    : looped;
  return {
    version,
    sound: isCompressed ? Buffer.concat([wave, smallVorbis]) : wave,
    samples: [looped, higher],
    instruments: [
      [
        { generators: [[38, -2000]], modulators: [[0x0081, 48, 20, 0, 0]] },
        {
          generators: [
            [43, 60 << 8],
            [54, 1],
            [53, 0],
          ],
        },
        {
          generators: [
            [43, (127 << 8) | 61],
            [53, 1],
          ],
        },
      ],
    ],
    presets: presets.map(({ bank, program, zones = 1 }) => ({
      bank,
      program,
      zones: Array.from({ length: zones }, () => ({
        generators: [
          [48, 10],
          [41, 0],
        ] as const,
      })),
    })),
  };
}

export function soundFontOf({ version, sound, samples, instruments, presets }: SoundFontPlan): Buffer {
  const [presetLists, instrumentLists] = [presets.map(({ zones }) => zones), instruments].map(zoneLists);
  const [presetStarts, instrumentStarts] = [presets.map(({ zones }) => zones), instruments].map(starts);
  const headers = [...presets, { bank: 0, program: 0 }].map(({ bank, program }, index) =>
    record(38, [20, program], [22, bank], [24, presetStarts![index]!]),
  );
  const names = instrumentStarts!.map((start) => record(22, [20, start]));
  const ends = { start: 0, end: 0, loopStart: 0, loopEnd: 0, rateHz: 0, key: 0, type: 0 };
  return chunk(
    'RIFF',
    Buffer.from('sfbk'),
    chunk(
      'LIST',
      Buffer.from('INFO'),
      chunk('ifil', words(version, 1)),
      chunk('isng', Buffer.from('EMU8000\0')),
    ),
    chunk('LIST', Buffer.from('sdta'), chunk('smpl', sound)),
    chunk(
      'LIST',
      Buffer.from('pdta'),
      chunk('phdr', ...headers),
      ...['pbag', 'pmod', 'pgen'].map((name, index) => chunk(name, presetLists![index]!)),
      chunk('inst', ...names),
      ...['ibag', 'imod', 'igen'].map((name, index) => chunk(name, instrumentLists![index]!)),
      chunk('shdr', ...[...samples, ends].map(sampleRecord)),
    ),
  );
}

/** Where the zones of each group begin, and where the last ends. */
function starts(groups: readonly (readonly ZonePlan[])[]): number[] {
  let count = 0;
  return [0, ...groups.map((zones) => (count += zones.length))];
}

/** Bags, modulators and generators, each with the record that ends it. */
function zoneLists(groups: readonly (readonly ZonePlan[])[]): [Buffer, Buffer, Buffer] {
  const [bags, modulators, generators]: [Buffer[], Buffer[], Buffer[]] = [[], [], []];
  const bag = (): void => void bags.push(words(generators.length, modulators.length));
  for (const zone of groups.flat()) {
    bag();
    for (const values of zone.generators) generators.push(words(...values));
    for (const values of zone.modulators ?? []) modulators.push(words(...values));
  }
  bag();
  return [
    Buffer.concat(bags),
    Buffer.concat([...modulators, Buffer.alloc(10)]),
    Buffer.concat([...generators, Buffer.alloc(4)]),
  ];
}

function sampleRecord({ start, end, loopStart, loopEnd, rateHz, key, type }: SamplePlan): Buffer {
  const bytes = Buffer.alloc(46);
  [start, end, loopStart, loopEnd, rateHz].forEach((value, index) => {
    bytes.writeUInt32LE(value >>> 0, 20 + 4 * index);
  });
  bytes.writeUInt8(key & 0xff, 40);
  bytes.writeUInt16LE(type & 0xffff, 44);
  return bytes;
}

/** 16 bits each, signed or not. */
function words(...values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => Buffer.from([value & 0xff, (value >> 8) & 0xff])));
}

function record(length: number, ...fields: readonly (readonly [number, number])[]): Buffer {
  const bytes = Buffer.alloc(length);
  for (const [at, value] of fields) words(value).copy(bytes, at);
  return bytes;
}

function chunk(name: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.from(`${name}____`);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
