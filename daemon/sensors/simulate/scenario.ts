/** What the simulated body does, second by second, before there is any noise. */
export interface Effort {
  readonly cadenceSpm: number;
  readonly speedMps: number;
  /** Metres up for each metre forward; 0 where nothing is said. */
  readonly slope?: number;
}

const simulatedSensors = ['strap', 'footpod', 'motion', 'gps'] as const;
export type SimulatedSensor = (typeof simulatedSensors)[number];

export interface Scenario {
  readonly name: string;
  readonly description: string;
  /** What the body does from `second` to the next. Every change falls on a whole second. */
  effortAt(second: number): Effort;
  /** Which sensors are silent from `second` to the next. */
  missingAt(second: number): readonly SimulatedSensor[];
  /** Which buttons of the watch are pressed at `second`. */
  pressedAt?(second: number): readonly string[];
}

const allPresent = (): readonly SimulatedSensor[] => [];

const constant =
  (cadenceSpm: number, speedMps: number): Scenario['effortAt'] =>
  () => ({ cadenceSpm, speedMps });

const intervalSeconds = 60;

function intervals(second: number): Effort {
  const fast = Math.floor(second / intervalSeconds) % 2 === 1;
  return fast ? { cadenceSpm: 182, speedMps: 3.6 } : { cadenceSpm: 150, speedMps: 2.5 };
}

const raceSeconds = 2400;

/** From a gentle start to a hard pace in 40 minutes, which is then held. */
function race(second: number): Effort {
  const progress = Math.min(1, second / raceSeconds);
  return { cadenceSpm: 160 + 24 * progress, speedMps: 2.8 + 1.4 * progress };
}

/**
 * All present for 20 s, then the first away for 20 s, and so on round the sensors; at the end of the round all are
 * away at once. The pause is long enough for a value to grow stale, and for the next to be trusted.
 */
function dropout(second: number): readonly SimulatedSensor[] {
  const presentSeconds = 20;
  const awaySeconds = 20;
  const turn = Math.floor(second / (presentSeconds + awaySeconds)) % (simulatedSensors.length + 1);
  if (second % (presentSeconds + awaySeconds) < presentSeconds) return [];
  const sensor = simulatedSensors[turn];
  return sensor ? [sensor] : simulatedSensors;
}

const running: Effort = { cadenceSpm: 162, speedMps: 2.8 };
const standing: Effort = { cadenceSpm: 0, speedMps: 0 };
const walking: Effort = { cadenceSpm: 114, speedMps: 1.4 };

/** What happens on a run through town, until when (seconds), over and over. */
const town: readonly { readonly until: number; readonly effort: Effort }[] = [
  { until: 100, effort: running },
  { until: 125, effort: standing },
  { until: 180, effort: running },
  { until: 270, effort: { cadenceSpm: 160, speedMps: 2.3, slope: 0.06 } },
  { until: 330, effort: { ...running, slope: -0.04 } },
  { until: 350, effort: { cadenceSpm: 184, speedMps: 4.4 } },
  { until: 450, effort: running },
  { until: 560, effort: walking },
  { until: 600, effort: standing },
];
const townSeconds = 600;
const townButtons: Readonly<Record<number, string>> = { 395: 'lap', 425: 'skip', 560: 'stop', 590: 'play' };

export const scenarios: readonly Scenario[] = [
  {
    name: 'easy',
    description: 'A steady run: 165 steps a minute at 2.9 m/s',
    effortAt: constant(165, 2.9),
    missingAt: allPresent,
  },
  {
    name: 'walk',
    description: 'A walk: 112 steps a minute at 1.4 m/s',
    effortAt: constant(112, 1.4),
    missingAt: allPresent,
  },
  {
    name: 'intervals',
    description: 'A minute at 150 steps and 2.5 m/s, a minute at 182 steps and 3.6 m/s, and again',
    effortAt: intervals,
    missingAt: allPresent,
  },
  {
    name: 'race',
    description: 'Speeding up from 160 to 184 steps and from 2.8 to 4.2 m/s in 40 minutes, then holding on',
    effortAt: race,
    missingAt: allPresent,
  },
  {
    name: 'dropout',
    description: 'The easy run, but each sensor in turn is lost for 20 s, and then all of them',
    effortAt: constant(165, 2.9),
    missingAt: dropout,
  },
  {
    name: 'town',
    description:
      'Ten minutes in town: red light, hill, sprint, lap button, skip button, the walk home, stop; and again',
    effortAt: (second) => town.find(({ until }) => second % townSeconds < until)?.effort ?? standing,
    missingAt: allPresent,
    pressedAt: (second) => [townButtons[second % townSeconds]].filter((name) => name !== undefined),
  },
];
