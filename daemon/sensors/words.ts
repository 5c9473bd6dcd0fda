/**
 * Readings as installations say them, over OSC and MQTT: a kind and its numbers (`heartRate 142`), or a control and its
 * value (`control/energy 0.7`). What comes out has yet to be checked and to get its origin.
 */

type Candidate = Readonly<Record<string, unknown>>;

/** Kinds by name, and which numbers they take; those with ? may be absent. */
const kinds: ReadonlyMap<string, readonly string[]> = new Map([
  ['heartRate', ['heartRateBpm']],
  ['cadence', ['cadenceSpm']],
  ['speed', ['speedMps']],
  ['position', ['latitude', 'longitude', 'altitudeMeters?', 'speedMps?', 'accuracyMeters?']],
  ['step', ['strength01?']],
  ['acceleration', ['xMps2', 'yMps2', 'zMps2']],
  ['power', ['powerWatts']],
  ['battery', ['charge01']],
]);

export const spokenKinds: readonly string[] = [...kinds.keys(), 'note', 'control'];

/**
 * `path` is what stands after the prefix: `KIND`, `control/NAME` or `sensor/ID/KIND`. Undefined for what is not one of
 * ours or lacks a number.
 */
export function readingFromWords(
  path: string,
  numbers: readonly number[],
): { readonly sensor: string | undefined; readonly reading: Candidate } | undefined {
  const words = path.split('/');
  if (words[0] === 'sensor') {
    const [, sensor, ...rest] = words;
    const reading = sensor ? readingOf(rest, numbers) : undefined;
    return reading && { sensor, reading };
  }
  const reading = readingOf(words, numbers);
  return reading && { sensor: undefined, reading };
}

function readingOf(words: readonly string[], numbers: readonly number[]): Candidate | undefined {
  const [kind = '', ...name] = words;
  const [first, second] = numbers;
  if (kind === 'control' && name.length > 0) {
    return { kind, name: name.join('/'), value01: first ?? 1 };
  }
  if (name.length > 0) return undefined;
  if (kind === 'note') {
    if (first === undefined) return undefined;
    const velocity01 = second ?? 0.8;
    return { kind, pitchMidi: first, velocity01, on: velocity01 > 0 };
  }
  const fields = kinds.get(kind);
  if (!fields) return undefined;
  const reading: Record<string, unknown> = { kind };
  for (const [index, field] of fields.entries()) {
    const value = numbers[index];
    if (value === undefined) {
      if (!field.endsWith('?')) return undefined;
    } else {
      reading[field.replace('?', '')] = value;
    }
  }
  return reading;
}
