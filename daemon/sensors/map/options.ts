import { z } from 'zod';
import { atOnce } from '../../system/config/option-marks.ts';
import { isGlidingControl } from '../turned-controls.ts';
import { type MapEntry, mapEntryShape, mappedFields } from './entry.ts';
import { presets } from './presets.data.ts';
import { unitsOf } from './units.ts';

export const mappingIdSchema = z
  .string()
  .regex(/^[A-Za-z][\w.-]{0,39}$/, 'a letter, then up to 39 letters, digits, _ . or -');

/** An entry, before its parts are looked at together. */
export const mapEntrySchema = mapEntryShape.extend({
  id: mappingIdSchema.optional().describe('What the entry is called by who changes it from the panel.'),
  preset: z
    .enum(Object.keys(presets) as [string, ...string[]])
    .optional()
    .describe('Hear a known program over MQTT, at its own topics unless mqtt names others.'),
});

const ways = ['osc', 'mqtt', 'http', 'udp', 'homeAssistant', 'midi', 'button', 'body'] as const;
/** They say where a value stands in a message; what comes of the body is none. */
const ofMessages = [
  'field',
  'unit',
  'scale',
  'fields',
  'each',
  'when',
  'time',
  'device',
  'withoutGravity',
] as const;

const entrySchema = mapEntrySchema.superRefine((entry, context) => {
  const fault = (message: string): void => context.addIssue({ code: 'custom', message });
  const { preset, reading, name, field, fields, unit: given } = entry;
  const used = ways.filter((way) => entry[way] !== undefined);
  if (preset !== undefined) {
    const more = Object.keys(entry).filter((key) => !['id', 'preset', 'mqtt', 'enabled'].includes(key));
    if (more.length > 0) fault(`beside preset only mqtt has a meaning, not ${more.join(', ')}`);
    if (entry.mqtt !== undefined && !presets[preset]?.entries.some(({ mqtt }) => mqtt !== undefined))
      fault(`${preset} does not speak MQTT: it is heard without being asked for`);
    return;
  }
  if (used.length !== 1) fault(`it must have one of preset, ${ways.join(', ')}`);
  if (reading === undefined) return fault('it must say which reading it is (reading: heartRate)');
  if ((reading === 'control') !== (name !== undefined))
    fault(reading === 'control' ? 'a control needs its name (name: skip)' : 'only a control has a name');
  const known = fieldNames(reading);
  if (fields !== undefined) {
    if (field !== undefined || given !== undefined || entry.scale !== undefined)
      fault('with fields, give field, unit and scale there');
    for (const [key, place] of Object.entries(fields)) {
      if (!known.includes(key)) fault(`${reading} has no ${key}; it has ${known.join(', ')}`);
      else if (typeof place === 'object') checkUnit(key, place.unit, fault);
    }
  } else if (reading === 'position' && used[0] !== 'osc') {
    fault('a position needs its fields (fields: { latitude: lat, longitude: lon })');
  } else checkUnit(known[0] ?? '', given, fault);
  if (entry.to !== undefined && entry.from === undefined) fault('to says what from becomes: give from, too');
  if (entry.from !== undefined) {
    if (fields !== undefined || known.length !== 1)
      fault(`a reading of several numbers has no from (${reading})`);
    if (given !== undefined || entry.scale !== undefined)
      fault('from says what it comes in: no unit, no scale');
  }
  if (entry.withoutGravity !== undefined && reading !== 'acceleration')
    fault('only an acceleration comes without gravity');
  wayFaults(entry).forEach(fault);
});

/** What is wrong with the way that a value goes, and with what it does there. */
function wayFaults({ body, reading, name = '', from, curve, smoothSeconds, ...entry }: MapEntry): string[] {
  const faults: string[] = [];
  if (curve !== undefined && from === undefined) faults.push('curve bends the way of from: give from, too');
  if (smoothSeconds !== undefined && !isGlidingControl(name))
    faults.push(`only what is turned comes gradually (energy, volume, gain/bass), not ${name || reading}`);
  if (body === undefined) return faults;
  if (reading !== 'control') faults.push(`the body turns and presses: reading: control, not ${reading}`);
  const foreign = ofMessages.filter((key) => entry[key] !== undefined);
  if (foreign.length > 0) faults.push(`beside body there is no ${foreign.join(', ')}`);
  if (from === undefined && body !== 'effort')
    faults.push(`${body} does not go from 0 to 1: give the way that it goes (from: [100, 180])`);
  return faults;
}

function checkUnit(field: string, given: string | undefined, fault: (message: string) => void): void {
  const units = Object.keys(unitsOf(field));
  if (given === undefined || units.includes(given)) return;
  fault(`${given} is no unit of ${field}${units.length > 0 ? `; there are: ${units.join(', ')}` : ''}`);
}

/** Without the mark of those that may be absent. */
function fieldNames(reading: string): readonly string[] {
  return (mappedFields.get(reading) ?? []).map((field) => field.replace('?', ''));
}

export const mapOptionSchema = z
  .array(entrySchema)
  .max(64)
  .superRefine((entries, context) => {
    for (const [index, { id }] of entries.entries()) {
      if (id === undefined || entries.findIndex((other) => other.id === id) === index) continue;
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `another entry is called ${id}` });
    }
  })
  .default([])
  .meta(atOnce)
  .describe(
    'Other programs and knobs to listen to, each by what it says and where: see docs/senders.md. Programs that are known (presets) and send to our own port or address need nothing here.',
  );

export type MapOption = Readonly<z.infer<typeof mapOptionSchema>>;
