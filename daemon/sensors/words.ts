import type { Refused } from '../system/refusals.ts';
import { kindFields } from './kind-fields.ts';
import { isTurnedControl } from './turned-controls.ts';

/**
 * Readings as installations say them, over OSC and MQTT: a kind and its numbers (`heartRate 142`), or a control and its
 * value (`control/energy 0.7`). What comes out has yet to be checked and to get its origin.
 */

/** What an OSC address in our words begins with. */
export const ourOscPrefix = '/tactus/';

type Candidate = Readonly<Record<string, unknown>>;

export interface Spoken {
  readonly sensor: string | undefined;
  readonly reading: Candidate;
}

export const spokenKinds: readonly string[] = [...kindFields.keys(), 'control'];

/** These are pressed and let go of, on and off: what is no more than true or false says it, and so does nothing at all. */
const pressable: ReadonlySet<string> = new Set(['step', 'control']);

export const isPressable = (kind: string): boolean => pressable.has(kind);

/** Whether it is told by being pressed, also without a number. */
export const isPressed = (kind: string, name = ''): boolean =>
  isPressable(kind) && !(kind === 'control' && isTurnedControl(name));

/** What stands after the prefix, `KIND`, `control/NAME` or `sensor/ID/KIND`, taken apart. */
export interface SpokenPath {
  readonly path: string;
  readonly sensor: string | undefined;
  readonly kind: string;
  readonly name: string;
}

export function parsePath(path: string): SpokenPath | Refused {
  const words = path.split('/');
  const sensor = words[0] === 'sensor' ? words[1] : undefined;
  const [kind = '', ...rest] = words[0] === 'sensor' ? words.slice(2) : words;
  const name = rest.join('/');
  if (words[0] === 'sensor' && !sensor)
    return { refusedBecause: 'a sensor has a name: sensor/NAME/heartRate' };
  if (kind === 'control')
    return name ? { path, sensor, kind, name } : { refusedBecause: 'a control has a name: control/skip' };
  if (kindFields.has(kind) && rest.length === 0) return { path, sensor, kind, name };
  const said = [kind, ...rest].join('/');
  const known = `there are: ${spokenKinds.join(', ')}`;
  return {
    refusedBecause: `there is no reading "${said}"; ${known}; what is pressed or turned is control/NAME`,
  };
}

/** A wish in words: whoever steers makes sense of them. */
export const sayingWords = (words: string): Candidate => ({
  kind: 'control',
  name: 'say',
  value01: 1,
  words,
});

/** `values`: numbers, or whether something is pressed. */
export function readingFromWords(path: string, values: readonly (number | boolean)[]): Spoken | Refused {
  const parsed = parsePath(path);
  if ('refusedBecause' in parsed) return parsed;
  const { sensor, kind, name } = parsed;
  const refusedBecause = faultOf(parsed, values);
  if (refusedBecause !== undefined) return { refusedBecause };
  const numbers = values.map(Number);
  if (kind === 'control') return { sensor, reading: { kind, name, value01: numbers[0] ?? 1 } };
  const fields = fieldsOf(kind);
  const reading = Object.fromEntries(numbers.map((value, index) => [fields[index]!.replace('?', ''), value]));
  if (kind !== 'note') return { sensor, reading: { kind, ...reading } };
  const { velocity01 = 0.8 } = reading;
  return { sensor, reading: { kind, ...reading, velocity01, on: velocity01 > 0 } };
}

function fieldsOf(kind: string): readonly string[] {
  return kindFields.get(kind) ?? ['value01?'];
}

function faultOf({ kind, name }: SpokenPath, values: readonly (number | boolean)[]): string | undefined {
  const flag = values.find((value) => typeof value === 'boolean');
  if (flag !== undefined && !isPressed(kind, name)) return `${name || kind} takes numbers, not ${flag}`;
  const fields = fieldsOf(kind);
  const most = fields.length;
  const isTurned = isPressable(kind) && !isPressed(kind, name);
  const fewest = isTurned ? 1 : fields.filter((field) => !field.endsWith('?')).length;
  if (values.length >= fewest && values.length <= most) return undefined;
  const many = fewest === most ? most : fewest === 0 ? `at most ${most}` : `${fewest} to ${most}`;
  return `${name || kind} takes ${many} ${most === 1 ? 'number' : 'numbers'} (${fields.join(', ')}), not ${values.length}`;
}
