import { parseDocument } from 'yaml';
import { z } from 'zod';
import { firstLineOf, TactusError } from '../system/errors.ts';
import { explain } from '../system/explain.ts';
import { badWorkout } from './bad-workout.ts';
import { type Aim, aimForms, aims, lengthForms, parseLength, parseTarget } from './list-values.ts';
import type { Block, ReadWorkout } from './unroll.ts';
import { purposes, type Step } from './workout.ts';

/** A workout as people write it, in YAML or JSON: docs/workouts.md. */

const listFix = 'docs/workouts.md shows how a list is written.';
/** Of what is written: repeats are unrolled elsewhere. */
const mostEntries = 500;
const deepest = 8;

const text = z.union([z.string(), z.number()]).transform(String);
const fileSchema = z.strictObject({
  title: z.string().min(1).max(80).optional(),
  description: z.string().max(2000).optional(),
  steps: z.array(z.unknown()).min(1).max(mostEntries),
});
const repeatSchema = z.strictObject({
  repeat: z.number().int(),
  steps: z.array(z.unknown()).min(1).max(mostEntries),
});
const stepSchema = z.strictObject({
  ...Object.fromEntries(purposes.map((purpose) => [purpose, text.optional()])),
  ...Object.fromEntries(aims.map((aim) => [aim, text.optional()])),
  name: z.string().min(1).max(80).optional(),
});

/** Errors: TactusError `badData` that says where and what is wrong. */
export function readList(name: string, source: string): ReadWorkout {
  const file = checked(name, fileSchema, parsed(name, source), '');
  const { title, description, steps } = file;
  return {
    title,
    description,
    format: 'list',
    blocks: steps.map((step, index) => blockOf(name, step, `steps.${index}`, 0)),
    remarks: [],
  };
}

function parsed(name: string, source: string): unknown {
  try {
    const document = parseDocument(source, { schema: 'core', uniqueKeys: true });
    const [fault] = document.errors;
    if (fault) throw new TactusError('badData', firstLineOf(fault), '');
    // One anchor may be named a few times; a list of aliases of aliases grows without end.
    return document.toJS({ maxAliasCount: 20 }) as unknown;
  } catch (error) {
    throw badWorkout(name, `is no YAML or JSON: ${firstLineOf(error)}`, listFix, error);
  }
}

function checked<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  value: unknown,
  where: string,
): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const place = where === '' ? '' : `${where}: `;
  throw badWorkout(name, `cannot be understood: ${place}${explain(result.error)}`, listFix);
}

function blockOf(name: string, value: unknown, where: string, depth: number): Block {
  if (depth > deepest) throw badWorkout(name, 'is nested too deeply', listFix);
  if (typeof value === 'object' && value !== null && 'repeat' in value) {
    const { repeat, steps } = checked(name, repeatSchema, value, where);
    const blocks = steps.map((step, index) => blockOf(name, step, `${where}.steps.${index}`, depth + 1));
    return { times: repeat, blocks };
  }
  return stepOf(name, checked(name, stepSchema, value, where), where);
}

function stepOf(name: string, given: z.output<typeof stepSchema>, where: string): Step {
  const said: Readonly<Record<string, string | undefined>> = given;
  const refuse = (what: string): never => {
    throw badWorkout(name, `cannot be understood: ${where}: ${what}`, listFix);
  };
  const [purpose, another] = purposes.filter((each) => said[each] !== undefined);
  if (purpose === undefined || another !== undefined)
    return refuse(`a step is one of ${purposes.join(', ')}, or a repeat`);
  const length = parseLength(said[purpose]!);
  if (length === undefined) return refuse(`"${said[purpose]}" is no length; write ${lengthForms}`);
  const aimed = aims.filter((aim) => said[aim] !== undefined);
  if (aimed.length > 1) return refuse(`it has one target, not ${aimed.join(' and ')}`);
  const target = aimed.map((aim: Aim) => {
    const found = parseTarget(aim, said[aim]!);
    return found ?? refuse(`"${said[aim]}" is no ${aim}; write ${aimForms[aim]}`);
  })[0];
  return { purpose, ...(said.name && { name: said.name }), length, ...(target && { target }) };
}
