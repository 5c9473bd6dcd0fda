import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { TactusError } from './errors.ts';
import { reasonOf } from './files/atomic-file.ts';

/** A layer of a small network that we compute ourselves: kept as int8 by row with a scale a row, here multiplied out. */
export interface Layer {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** What tells whoever reads such a file that it is not one, and what to do. */
export type Broken = (why: string) => TactusError;

const mostBytes = 1_000_000;

/** The fields of a JSON file that hold its layers (tools/training writes them). */
export function layersSchema<Name extends string>(names: readonly [Name, ...Name[]]) {
  return z.object({
    layers: z
      .array(
        z.object({
          name: z.enum(names),
          rows: z.number().int().min(1).max(1024),
          columns: z.number().int().min(1).max(1024),
        }),
      )
      .length(names.length),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    weights: z.base64().max(mostBytes),
  });
}

/** Errors: noInput (66) for a file that cannot be read, `broken` (badData) for one that is not as the schema says. */
export function readLearntFile<File>(
  file: string,
  schema: z.ZodType<File>,
  broken: Broken,
  fix: string,
): File {
  const text = textOf(file, broken, fix);
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    throw broken(issue ? `${issue.path.join('.')}: ${issue.message}` : 'it is no JSON');
  }
}

function textOf(file: string, broken: Broken, fix: string): string {
  try {
    if (statSync(file).size > 2 * mostBytes) throw broken('it is too long');
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof TactusError) throw error;
    throw new TactusError('noInput', `${file} cannot be read: ${reasonOf(error)}`, fix, { cause: error });
  }
}

/** Layer by layer: scales, biases (little-endian floats), then the weights' bytes. Errors: `broken`. */
export function unpackLayers<Name extends string>(
  { layers, weights, sha256 }: z.infer<ReturnType<typeof layersSchema<Name>>>,
  broken: Broken,
): Readonly<Record<Name, Layer>> {
  const bytes = Buffer.from(weights, 'base64');
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw broken('its weights are not those that its SHA-256 is of');
  const wanted = layers.reduce((sum, { rows, columns }) => sum + rows * (8 + columns), 0);
  if (wanted !== bytes.length) throw broken(`its weights are not ${wanted} bytes`);
  const found = new Map<Name, Layer>();
  let at = 0;
  const float = (index: number): number => bytes.readFloatLE(at + 4 * index);
  for (const { name, rows, columns } of layers) {
    const scales = Float32Array.from({ length: rows }, (_, row) => float(row));
    const biases = Float32Array.from({ length: rows }, (_, row) => float(rows + row));
    at += 8 * rows;
    const whole = new Int8Array(bytes.buffer, bytes.byteOffset + at, rows * columns);
    at += rows * columns;
    const multiplied = Float32Array.from(whole);
    for (let row = 0; row < rows; row += 1)
      for (let place = row * columns; place < (row + 1) * columns; place += 1)
        multiplied[place]! *= scales[row]!;
    found.set(name, { rows, columns, weights: multiplied, biases });
  }
  if (found.size !== layers.length) throw broken('a layer is missing');
  return Object.fromEntries(found) as Record<Name, Layer>;
}

/** Errors: `broken` where a layer is not as large as it must be: rows and columns by name. */
export function checkShapes<Name extends string>(
  layers: Readonly<Record<Name, Layer>>,
  shapes: Readonly<Record<Name, readonly [number, number]>>,
  broken: Broken,
): void {
  for (const [name, [rows, columns]] of Object.entries(shapes) as [Name, readonly [number, number]][]) {
    if (layers[name].rows !== rows || layers[name].columns !== columns)
      throw broken(`its layer ${name} is not ${rows} by ${columns}`);
  }
}

export function dense({ rows, columns, weights, biases }: Layer, input: Float32Array): Float32Array {
  const out = new Float32Array(rows);
  const whole = columns - (columns % 4);
  for (let row = 0, at = 0; row < rows; row += 1, at += columns) {
    // Four sums at a time: one waits for itself at every step.
    let [a, b, c, d] = [biases[row]!, 0, 0, 0];
    for (let column = 0; column < whole; column += 4) {
      a += weights[at + column]! * input[column]!;
      b += weights[at + column + 1]! * input[column + 1]!;
      c += weights[at + column + 2]! * input[column + 2]!;
      d += weights[at + column + 3]! * input[column + 3]!;
    }
    for (let column = whole; column < columns; column += 1) a += weights[at + column]! * input[column]!;
    out[row] = a + b + (c + d);
  }
  return out;
}

export const rectified = (values: Float32Array): Float32Array => values.map((value) => Math.max(0, value));

export function joined(...parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
