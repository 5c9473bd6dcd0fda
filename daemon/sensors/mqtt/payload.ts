import { z } from 'zod';
import { explain } from '../../system/explain.ts';
import { oneLine, type Refused } from '../../system/refusals.ts';
import { numberIn, pressIn } from '../in-text.ts';
import { isPressable, parsePath, readingFromWords, type SpokenPath, sayingWords } from '../words.ts';

/** No payload of ours comes near this. */
const longestPayload = 4096;
const longestTopic = 200;
const oldestSeconds = 60;
const mostFields = 64;

const agedSchema = z.looseObject({ ageSeconds: z.number().min(0).max(oldestSeconds).optional() });
const listSchema = z.array(z.union([z.number(), z.boolean()])).max(16);

/** Of these one is chosen by its name; a number is a value. */
const choices: ReadonlySet<string> = new Set(['control/style', 'control/follow', 'control/scene']);
const chosen = /^[A-Za-z][\w.-]{0,39}$/;

/** Two that can be nothing else: each has its point. */
const twoNumbers = /^([+-]?\d+\.\d+),([+-]?\d+\.\d+)$/;

export interface MqttReading {
  readonly sensorId: string;
  readonly ageSeconds: number;
  readonly reading: Readonly<Record<string, unknown>>;
}

/**
 * A message to a reading. `path` is the topic after `PREFIX/in/`, as in OSC: `heartRate`, `control/volume`,
 * `sensor/left-foot/cadence`. The payload is a number, several (`52.5 13.4`, `[52.5, 13.4]`), a word such as ON or False
 * where something is pressed, or an object with the reading's own fields and, if it likes, `ageSeconds`; of
 * `control/style`, `control/follow` and `control/scene` the name of the choice, of `control/say` any words. Undefined where it says that nothing happened.
 */
export function readingFromMqtt(path: string, payload: Buffer): MqttReading | Refused | undefined {
  if (path.length > longestTopic) return refused('the topic is too long');
  if (payload.length > longestPayload) return refused(`more than ${longestPayload} bytes`);
  const parsed = parsePath(path);
  if ('refusedBecause' in parsed) return parsed;
  const text = unquoted(payload.toString('utf8').trim());
  if (text === '') return refused('an empty payload says nothing');
  if (path === 'control/say')
    return { sensorId: sensorIdOf(undefined), ageSeconds: 0, reading: sayingWords(text) };
  if (choices.has(path) && chosen.test(text)) return saying(`${path}/${text}`, []);
  if (text.startsWith('{')) return readingFromObject(parsed, text);
  const values = text.startsWith('[') ? listOf(text) : valuesOf(text);
  return 'refusedBecause' in values ? values : saying(path, values);
}

function saying(path: string, values: readonly (number | boolean)[], ageSeconds = 0): MqttReading | Refused {
  const said = readingFromWords(path, values);
  return 'refusedBecause' in said
    ? said
    : { sensorId: sensorIdOf(said.sensor), ageSeconds, reading: said.reading };
}

function readingFromObject(
  { path, sensor, kind, name }: SpokenPath,
  text: string,
): MqttReading | Refused | undefined {
  const json = jsonOf(text);
  const parsed = agedSchema.safeParse(json, { reportInput: true });
  if (!parsed.success)
    return refused(json === undefined ? 'not the JSON that it begins as' : explain(parsed.error));
  const { ageSeconds = 0, ...fields } = parsed.data;
  if (Object.keys(fields).length > mostFields) return refused(`more than ${mostFields} fields`);
  if (isPressable(kind) && !('strength01' in fields) && !('value01' in fields)) {
    const pressed = pressedBy(fields);
    if (pressed === undefined || typeof pressed === 'object') return pressed;
    return saying(path, [pressed], ageSeconds);
  }
  return {
    sensorId: sensorIdOf(sensor),
    ageSeconds,
    reading: { ...fields, kind, ...(kind === 'control' && { name }) },
  };
}

/**
 * What a button or switch reports (Zigbee2MQTT, Tasmota): `action` names what was done, and is empty in the reports of
 * its battery in between; `state` is a word.
 */
function pressedBy({ action, state }: Readonly<Record<string, unknown>>): boolean | Refused | undefined {
  if (action === '' || action === null) return undefined;
  const said = action ?? state;
  if (typeof said === 'boolean') return said;
  if (typeof said !== 'string') return refused('an object without strength01, value01, action or state');
  const known = pressIn(said);
  if (known !== undefined) return known;
  if (action === undefined) return refused(`the state "${said}" is not on or off`);
  // A remote's `brightness_move_up` ends with `brightness_stop`.
  return !/((^|[_-])released?|[_-]stop)$/i.test(said);
}

function refused(refusedBecause: string): Refused {
  return { refusedBecause };
}

function sensorIdOf(sensor: string | undefined): string {
  return sensor ? `mqtt:${sensor}` : 'mqtt';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Some programs make JSON of everything, and a word of it has quotes then. */
function unquoted(text: string): string {
  const json = /^".*"$/s.test(text) ? jsonOf(text) : undefined;
  return typeof json === 'string' ? json.trim() : text;
}

function listOf(text: string): readonly (number | boolean)[] | Refused {
  const parsed = listSchema.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : refused(`${quoted(text)} is not a list of numbers`);
}

function valuesOf(text: string): readonly (number | boolean)[] | Refused {
  const press = pressIn(text);
  if (press !== undefined) return [press];
  const tokens = text
    .split(/\s*;\s*|,\s+|\s+/)
    .flatMap((token) => twoNumbers.exec(token)?.slice(1) ?? [token]);
  const strange = tokens.find((token) => numberIn(token) === undefined);
  return strange === undefined ? tokens.map(Number) : refused(whyNoNumber(text, strange));
}

function whyNoNumber(text: string, token: string): string {
  if (/^[+-]?\d*,\d+$/.test(token))
    return `${quoted(token)} has a comma: write ${quoted(token.replace(',', '.'))}, with a point`;
  if (/^[+-]?[\d.,]+\s*(?!e\d|x)[^\d\s.,]/i.test(text))
    return `${quoted(text)}: the number alone, without its unit`;
  return `${quoted(text)} is not a number`;
}

function quoted(text: string): string {
  return `"${oneLine(text, 40)}"`;
}
