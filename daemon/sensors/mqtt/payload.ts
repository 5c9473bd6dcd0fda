import { z } from 'zod';
import { readingFromWords } from '../words.ts';

/** No payload of ours comes near this. */
const longestPayload = 4096;
const oldestSeconds = 60;

const objectPayload = z
  .looseObject({ ageSeconds: z.number().min(0).max(oldestSeconds).optional() })
  .refine((value) => Object.keys(value).length <= 16);
const numbersPayload = z.array(z.number()).max(16);

/** Controls whose value is the name of a choice. */
const choices = new Set(['control/style', 'control/follow']);
/** A choice by name, as of a style; a number is a value. */
const chosen = /^[A-Za-z][\w.-]{0,39}$/;

/** What switches and buttons of home automation send. */
const spoken: ReadonlyMap<string, number> = new Map([
  ['ON', 1],
  ['OFF', 0],
  ['PRESS', 1],
  ['true', 1],
  ['false', 0],
]);

export interface MqttReading {
  readonly sensorId: string;
  readonly ageSeconds: number;
  readonly reading: Readonly<Record<string, unknown>>;
}

/**
 * A message to a reading. `path` is the topic after `PREFIX/in/`, as in OSC: `heartRate`, `control/volume`,
 * `sensor/left-foot/cadence`. The payload is a number, several (`52.5 13.4`, `[52.5, 13.4]`), ON or OFF, or an object
 * with the reading's own fields and, if it likes, `ageSeconds`; of `control/style` and `control/follow` the name of the choice.
 */
export function readingFromMqtt(path: string, payload: Buffer): MqttReading | undefined {
  if (payload.length > longestPayload || path.length > 200) return undefined;
  const text = payload.toString('utf8').trim();
  const choice = choices.has(path) && chosen.test(text) ? `/${text}` : '';
  const object = parseObject(text);
  // The path alone says the kind and the sensor; an object brings the rest.
  const numbers = object || choice ? [] : parseNumbers(text);
  if (!numbers) return undefined;
  if (!object) {
    const said = readingFromWords(path + choice, numbers);
    return said && { sensorId: sensorIdOf(said.sensor), ageSeconds: 0, reading: said.reading };
  }
  const { ageSeconds = 0, ...fields } = object;
  const placeholder = readingFromWords(path, [0, 0, 0]);
  if (!placeholder) return undefined;
  const { kind, name } = placeholder.reading;
  return {
    sensorId: sensorIdOf(placeholder.sensor),
    ageSeconds,
    reading: { ...fields, kind, ...(name !== undefined && { name }) },
  };
}

function sensorIdOf(sensor: string | undefined): string {
  return sensor ? `mqtt:${sensor}` : 'mqtt';
}

function parseObject(text: string): z.infer<typeof objectPayload> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const parsed = objectPayload.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function parseNumbers(text: string): readonly number[] | undefined {
  const word = spoken.get(text);
  if (word !== undefined) return [word];
  if (text === '') return [];
  try {
    const values: unknown = JSON.parse(text.startsWith('[') ? text : `[${text.split(/[\s,;]+/).join(',')}]`);
    const parsed = numbersPayload.safeParse(values);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
