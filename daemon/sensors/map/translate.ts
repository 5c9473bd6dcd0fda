import { explain } from '../../system/explain.ts';
import { RecentMap } from '../../time/recent-map.ts';
import { type SensorReading, sensorReadingSchema } from '../reading.ts';
import { type ClockDifference, createClockDifference, oldestSeconds } from './clock-difference.ts';
import type { MapEntry } from './entry.ts';
import { createLevelPresses } from './level-presses.ts';
import { type ForeignMessage, type Item, readItems } from './read-items.ts';

/** What became of a message. */
export interface Translation {
  readonly readings: readonly SensorReading[];
  /** Why parts of it were not taken, each in a line. */
  readonly refused: readonly string[];
}

export interface TranslatorDependencies {
  /** Monotonic. */
  readonly nowSeconds: () => number;
  /** The machine's wall clock, for the times that senders name. */
  readonly wallSeconds: () => number;
}

/** Makes readings of what other programs say. It remembers of each sender its gravity and how its clock goes. */
export type Translator = (entries: readonly MapEntry[], message: ForeignMessage) => Translation;

interface Vector {
  readonly xMps2: number;
  readonly yMps2: number;
  readonly zMps2: number;
}

interface Sender {
  readonly clock: ClockDifference;
  /** Of late, in the order in which it came. */
  gravity: readonly { readonly wallSeconds: number; readonly force: Vector }[];
}

const mostSenders = 64;
const mostGravity = 256;

export function createTranslator({ nowSeconds, wallSeconds }: TranslatorDependencies): Translator {
  const senders = new RecentMap<string, Sender>(mostSenders);
  const levels = createLevelPresses();
  const senderOf = (sensorId: string): Sender =>
    senders.useOrMake(sensorId, () => ({ clock: createClockDifference(), gravity: [] }));

  const pressOf = (entry: MapEntry, sensorId: string, fields: Item['fields']): Item['fields'] | undefined => {
    const [field = '', share01 = 0] = Object.entries(fields)[0] ?? [];
    const press = levels.hear(entry, sensorId, share01);
    // A foot that is lifted is no step.
    if (press === undefined || (entry.reading === 'step' && !press)) return undefined;
    return { [field]: Number(press) };
  };

  return (entries, message) => {
    const { items, refused } = readItems(entries, message);
    const wallNow = wallSeconds();
    const ages = agesOf(items, wallNow, senderOf);
    for (const { entry, sensorId, fields, wallSeconds: at } of items) {
      if (entry.reading !== 'gravity') continue;
      const sender = senderOf(sensorId);
      const known = { wallSeconds: at ?? wallNow, force: fields as unknown as Vector };
      sender.gravity = [...sender.gravity, known].slice(-mostGravity);
    }
    const readings: SensorReading[] = [];
    let old = 0;
    for (const [index, { entry, sensorId, fields: said, wallSeconds: at, isLevel }] of items.entries()) {
      const ageSeconds = ages[index];
      if (entry.reading === 'gravity') continue;
      if (ageSeconds === undefined) {
        old += 1;
        continue;
      }
      const fields = isLevel ? pressOf(entry, sensorId, said) : said;
      if (fields === undefined) continue;
      const gravity = entry.withoutGravity
        ? nearest(senderOf(sensorId).gravity, at ?? wallNow)
        : { xMps2: 0, yMps2: 0, zMps2: 0 };
      if (gravity === undefined) {
        refused.push('an acceleration without gravity: let it send gravity, too');
        continue;
      }
      const parsed = sensorReadingSchema.safeParse(
        {
          ...(entry.reading === 'acceleration' ? sum(fields, gravity) : fields),
          kind: entry.reading,
          ...(entry.name !== undefined && { name: entry.name }),
          ...(entry.smoothSeconds !== undefined && { glideSeconds: entry.smoothSeconds }),
          sensorId,
          atSeconds: Math.max(0, nowSeconds() - ageSeconds),
        },
        { reportInput: true },
      );
      if (parsed.success) readings.push(parsed.data);
      else refused.push(`${entry.reading}: ${explain(parsed.error)}`);
    }
    if (old > 0) refused.push(`${old} of ${items.length} were too old: of more than ${oldestSeconds} s ago`);
    return {
      readings: readings.sort((one, other) => one.atSeconds - other.atSeconds),
      refused: [...new Set(refused)],
    };
  };
}

/** How long ago each was; undefined for what is too old to be a body's now. */
function agesOf(
  items: readonly Item[],
  wallNow: number,
  senderOf: (sensorId: string) => Sender,
): readonly (number | undefined)[] {
  const newest = new Map<string, number>();
  for (const { sensorId, wallSeconds } of items) {
    if (wallSeconds !== undefined)
      newest.set(sensorId, Math.max(wallSeconds, newest.get(sensorId) ?? Number.NEGATIVE_INFINITY));
  }
  return items.map(({ sensorId, wallSeconds }) => {
    const newestOfIt = newest.get(sensorId);
    if (wallSeconds === undefined || newestOfIt === undefined) return 0;
    return senderOf(sensorId).clock.ageOf(wallSeconds, newestOfIt, wallNow);
  });
}

function nearest(gravity: Sender['gravity'], wallSeconds: number): Vector | undefined {
  const distance = (known: { readonly wallSeconds: number }): number =>
    Math.abs(known.wallSeconds - wallSeconds);
  return gravity.reduce<Sender['gravity'][number] | undefined>(
    (best, each) => (best === undefined || distance(each) <= distance(best) ? each : best),
    undefined,
  )?.force;
}

function sum(fields: Readonly<Record<string, number>>, gravity: Vector): Record<string, number> {
  const { xMps2 = 0, yMps2 = 0, zMps2 = 0 } = fields;
  return { xMps2: xMps2 + gravity.xMps2, yMps2: yMps2 + gravity.yMps2, zMps2: zMps2 + gravity.zMps2 };
}
