import { encodeFitWorkout } from './fit-workout-file.ts';

/** Files by the rules of others, and the sequence that each means. Nobody's own files: these are written here. */

const zwo = (blocks: string, head = '<sportType>bike</sportType>'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><workout_file><name>A</name>${head}<workout>${blocks}</workout></workout_file>`;
const run = '<sportType>run</sportType>';
const byTime = `${run}<durationType>time</durationType>`;

export const twentyFiles: readonly (readonly [
  what: string,
  file: string | Buffer,
  steps: readonly string[],
])[] = [
  [
    'Zwift: warm-up, intervals, cool-down',
    zwo(
      '<Warmup Duration="600" PowerLow="0.25" PowerHigh="0.75" pace="0"/><IntervalsT Repeat="3" OnDuration="30" OffDuration="15" OnPower="1.2" OffPower="0.5" Cadence="95" CadenceResting="85"/><Cooldown Duration="300" PowerLow="0.75" PowerHigh="0.25"/>',
    ),
    [
      'warm-up 10:00 25 to 75 % of FTP',
      ...Array(3).fill(['work 0:30 120 % of FTP', 'rest 0:15 50 % of FTP']).flat(),
      'cool-down 5:00 75 to 25 % of FTP',
    ],
  ],
  [
    'Zwift: a ramp test, with texts',
    zwo(
      '<Ramp Duration="60" PowerLow="0.5" PowerHigh="0.9"><textevent timeoffset="10" message="Go"/></Ramp><MaxEffort Duration="10"/><FreeRide Duration="120" FlatRoad="0"/>',
    ),
    ['work 1:00 50 to 90 % of FTP', 'work 0:10 150 % of FTP', 'work 2:00'],
  ],
  [
    'Zwift: ranges, zones, and the old spelling',
    zwo(
      '<SolidState Duration="64.2" PowerHigh="1.24" PowerLow="1.20"/><SteadyState Duration="60" Zone="4"/><IntervalsT Repeat="1" OnDuration="20" OffDuration="40" PowerOnLow="1.05" PowerOnHigh="1.1" PowerOffZone="1"/><Freeride Duration="30"/>',
    ),
    [
      'work 1:04 120-124 % of FTP',
      'work 1:00 power zone 4',
      'work 0:20 105-110 % of FTP',
      'rest 0:40 power zone 1',
      'work 0:30',
    ],
  ],
  [
    'Zwift: a run by distance',
    zwo(
      '<SteadyState Duration="1000" Power="0.9" pace="1"/><FreeRun Duration="400"/>',
      `${run}<durationType>distance</durationType>`,
    ),
    ['work 1 km 96 % of threshold pace', 'work 400 m'],
  ],
  [
    'Zwift: a run that names a race and no duration type',
    zwo(
      '<Warmup Duration="800" PowerLow="0.6" PowerHigh="0.8" pace="2"/><SteadyState Duration="5000" Power="1" pace="2"/>',
      run,
    ),
    ['warm-up 800 m 61 to 82 % of threshold pace', 'work 5 km 102 % of threshold pace'],
  ],
  [
    'another program: a run by time',
    zwo(
      '<SteadyState Duration="300" Power="0.7"/><SteadyState Duration="60" Cadence="85"/><SteadyState Duration="60" Cadence="176"/>',
      byTime,
    ),
    ['rest 5:00 70 % of threshold pace', 'work 1:00 170 steps a minute', 'work 1:00 176 steps a minute'],
  ],
  [
    'another program: a cool-down from low to high, and attributes in small letters',
    zwo('<cooldown duration="300" powerlow="0.3" powerhigh="0.6"/><SteadyState duration="60" power="0"/>'),
    ['cool-down 5:00 60 to 30 % of FTP', 'rest 1:00'],
  ],
  [
    'Garmin: a run by pace',
    encodeFitWorkout({
      steps: [
        { durationType: 1, durationValue: 200_000, targetType: 2, intensity: 2 },
        {
          durationType: 0,
          durationValue: 480_000,
          targetType: 0,
          targetValue: 0,
          low: 3571,
          high: 3846,
          intensity: 0,
        },
        { durationType: 5, targetType: 2, intensity: 3 },
      ],
    }),
    ['warm-up 2 km', 'work 8:00 4:40-4:20/km', 'cool-down until lap'],
  ],
  [
    'Garmin: repeats within repeats',
    encodeFitWorkout({
      steps: [
        { durationType: 5, intensity: 2 },
        { durationType: 0, durationValue: 30_000, intensity: 5, name: 'Fast' },
        { durationType: 0, durationValue: 15_000, intensity: 4 },
        { durationType: 6, durationValue: 1, targetValue: 3 },
        { durationType: 1, durationValue: 40_000, intensity: 1 },
        { durationType: 6, durationValue: 1, targetValue: 2 },
      ],
    }),
    [
      'warm-up until lap',
      ...Array(2)
        .fill([...Array(3).fill(['work 0:30 (Fast)', 'rest 0:15']).flat(), 'rest 400 m'])
        .flat(),
    ],
  ],
  [
    'Garmin: heart rate, in shares, in beats and by zone',
    encodeFitWorkout({
      steps: [
        { durationType: 0, durationValue: 60_000, targetType: 1, targetValue: 0, low: 75, high: 85 },
        { durationType: 0, durationValue: 60_000, targetType: 1, targetValue: 0, low: 250, high: 260 },
        { durationType: 0, durationValue: 60_000, targetType: 1, targetValue: 3 },
      ],
    }),
    ['work 1:00 75-85 % of the highest heart rate', 'work 1:00 150-160 bpm', 'work 1:00 heart zone 3'],
  ],
  [
    'Garmin: power and cadence on a bike',
    encodeFitWorkout({
      sport: 2,
      steps: [
        { durationType: 0, durationValue: 60_000, targetType: 4, targetValue: 0, low: 1220, high: 1240 },
        { durationType: 0, durationValue: 60_000, targetType: 4, targetValue: 0, low: 88, high: 94 },
        { durationType: 0, durationValue: 60_000, targetType: 3, targetValue: 0, low: 85, high: 95 },
      ],
    }),
    ['work 1:00 220-240 W', 'work 1:00 88-94 % of FTP', 'work 1:00 170-190 steps a minute'],
  ],
  [
    'Garmin: repeat until a time, and until a distance',
    encodeFitWorkout({
      steps: [
        { durationType: 0, durationValue: 60_000 },
        { durationType: 0, durationValue: 60_000, intensity: 1 },
        { durationType: 7, durationValue: 0, targetValue: 300_000 },
        { durationType: 1, durationValue: 20_000 },
        { durationType: 8, durationValue: 3, targetValue: 60_000 },
      ],
    }),
    [...Array(3).fill(['work 1:00', 'rest 1:00']).flat(), ...Array(3).fill('work 200 m')],
  ],
  [
    'TrainingPeaks: strides counted as a watch counts, recovery by lap',
    encodeFitWorkout({
      title: 'Strides',
      steps: [
        {
          durationType: 0,
          durationValue: 20_000,
          targetType: 3,
          targetValue: 0,
          low: 88,
          high: 92,
          intensity: 0,
        },
        { durationType: 5, intensity: 1 },
        { durationType: 6, durationValue: 0, targetValue: 4 },
      ],
    }),
    Array(4).fill(['work 0:20 176-184 steps a minute', 'rest until lap']).flat(),
  ],
  [
    'intervals.icu: steps written out of order',
    encodeFitWorkout({
      order: [2, 0, 1],
      steps: [
        { durationType: 0, durationValue: 60_000, intensity: 2 },
        { durationType: 0, durationValue: 120_000 },
        { durationType: 0, durationValue: 180_000, intensity: 3 },
      ],
    }),
    ['warm-up 1:00', 'work 2:00', 'cool-down 3:00'],
  ],
  [
    'Garmin: what ends by heart rate or energy waits for the lap button',
    encodeFitWorkout({
      steps: [
        { durationType: 2, durationValue: 220, intensity: 4 },
        { durationType: 4, durationValue: 100 },
      ],
    }),
    ['rest until lap', 'work until lap'],
  ],
  [
    'a list: nested repeats and a ramp',
    `steps:
  - { warmUp: 10 min, pace: 6:30 to 5:30 }
  - repeat: 2
    steps:
      - repeat: 2
        steps: [{ work: 400 m, pace: "4:00-4:10" }, { rest: 90 s }]
      - { rest: 3 min, heartRate: 110-125 }
  - { coolDown: lap }`,
    [
      'warm-up 10:00 6:30 to 5:30/km',
      ...Array(2)
        .fill([...Array(2).fill(['work 400 m 4:10-4:00/km', 'rest 1:30']).flat(), 'rest 3:00 110-125 bpm'])
        .flat(),
      'cool-down until lap',
    ],
  ],
  [
    'a list in JSON',
    JSON.stringify({
      title: 'J',
      steps: [
        { work: '1:00:00', power: 'zone 2' },
        { work: '1.2 km', speed: '12 km/h', name: 'Hill' },
      ],
    }),
    ['work 1:00:00 power zone 2', 'work 1.2 km 5:00/km (Hill)'],
  ],
  [
    'a list: every target',
    `steps:
  - { work: 1 min, cadence: 170-175 }
  - { work: 1 min, heartRate: 80-85 % }
  - { work: 1 min, power: 250 W }
  - { work: 1 min, power: 50 % to 95 % }
  - { work: 1 mi, pace: "8:00 /mi" }
  - { work: open, pace: 95 % }`,
    [
      'work 1:00 170-175 steps a minute',
      'work 1:00 80-85 % of the highest heart rate',
      'work 1:00 250 W',
      'work 1:00 50 to 95 % of FTP',
      'work 1.61 km 4:58/km',
      'work until lap 95 % of threshold pace',
    ],
  ],
  [
    'Zwift: text events beside the blocks, a tag of tomorrow',
    zwo(
      '<textevent timeoffset="0" message="Hi &amp; bye"/><SteadyState Duration="60" Power="0.8"/><Teleport Duration="5"/>',
    ),
    ['work 1:00 80 % of FTP'],
  ],
  [
    'Zwift in UTF-16, as Windows writes it',
    Buffer.from(`\ufeff${zwo('<SteadyState Duration="60" Power="1.0"/>')}`, 'utf16le'),
    ['work 1:00 100 % of FTP'],
  ],
];
