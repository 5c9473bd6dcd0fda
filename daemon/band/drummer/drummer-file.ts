import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { stepsPerBar } from '../../score/meter.ts';
import type { GrooveFamily } from '../../styles/style.ts';
import { TactusError } from '../../system/errors.ts';
import { reasonOf } from '../../system/files/atomic-file.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import { families, priorToldCount, toldCount } from './conditions.ts';
import {
  createDrummerNetwork,
  type DrummerNetwork,
  type Layer,
  type LayerName,
  layerNames,
} from './network.ts';

/** What was learnt of drummers: a network, and how many hits a bar they play. */
export interface LearntDrummer {
  readonly network: DrummerNetwork;
  /** General MIDI keys of the drums, in the order of the cells. */
  readonly keys: readonly number[];
  readonly freeSize: number;
  /** Hits a bar of each family's drummers: at equal steps of rank, fewest to most. */
  readonly hitsByRank: Readonly<Record<GrooveFamily, readonly number[]>>;
  /** Of each drum: how much likelier (logit) it is struck a step before a note of the bass begins, with it, a step after. */
  readonly bassEar: readonly (readonly [number, number, number])[];
}

const mostBytes = 1_000_000;
const axes = 2;
const hitsSchema = z.array(z.number().min(0).max(64)).min(2).max(101);
const earSchema = z.number().min(-10).max(10);
const layerSchema = z.object({
  name: z.enum(layerNames),
  rows: z.number().int().min(1).max(1024),
  columns: z.number().int().min(1).max(1024),
});

const fileSchema = z.object({
  formatVersion: z.literal(1),
  kind: z.literal('drum-vae'),
  keys: z.array(z.number().int().min(27).max(87)).min(1).max(16),
  families: z.tuple([
    z.literal(families[0]),
    z.literal(families[1]),
    z.literal(families[2]),
    z.literal(families[3]),
    z.literal(families[4]),
    z.literal('other'),
  ]),
  freeSize: z.number().int().min(1).max(64),
  hitsQuantiles: z.object({
    rock: hitsSchema,
    funk: hitsSchema,
    four: hitsSchema,
    swing: hitsSchema,
    street: hitsSchema,
  }),
  bassEar: z.array(z.tuple([earSchema, earSchema, earSchema])).max(16),
  layers: z.array(layerSchema).length(layerNames.length),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  weights: z.base64().max(mostBytes),
});
type DrummerFile = z.infer<typeof fileSchema>;

/** The one that comes with Tactus. */
export const shippedDrummerPath = path.join(packageRoot, 'models', 'drummer.json');

/** Errors: noInput (66) for a file that cannot be read, badData (65) for one that is no drummer, or not as it was written. */
export function readDrummer(file: string = shippedDrummerPath): LearntDrummer {
  const { keys, freeSize, hitsQuantiles, bassEar, ...rest } = parse(file, textOf(file));
  const cells = keys.length * stepsPerBar;
  const layers = layersOf(file, rest);
  const hidden = layers.hit1.rows;
  const given = axes + freeSize + toldCount;
  const shapes: Readonly<Record<LayerName, readonly [number, number]>> = {
    prior: [2 * freeSize, priorToldCount + axes],
    hit1: [hidden, given],
    hit2: [layers.hit2.rows, hidden],
    hit3: [cells, layers.hit2.rows],
    feel1: [layers.feel1.rows, cells + given],
    feel2: [layers.feel2.rows, layers.feel1.rows],
    feel3: [2 * cells + 2 * keys.length, layers.feel2.rows],
  };
  for (const name of layerNames) {
    const [rows, columns] = shapes[name];
    if (layers[name].rows !== rows || layers[name].columns !== columns)
      throw broken(file, `its layer ${name} is not ${rows} by ${columns}`);
  }
  if (bassEar.length !== keys.length) throw broken(file, 'it has not an ear for each drum');
  const sizes = { free: freeSize, cells, drums: keys.length, priorTold: priorToldCount };
  return { network: createDrummerNetwork(layers, sizes), keys, freeSize, hitsByRank: hitsQuantiles, bassEar };
}

function textOf(file: string): string {
  try {
    if (statSync(file).size > 2 * mostBytes) throw broken(file, 'it is too long');
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof TactusError) throw error;
    throw new TactusError('noInput', `${file} cannot be read: ${reasonOf(error)}`, fix, { cause: error });
  }
}

function parse(file: string, text: string): DrummerFile {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    throw broken(file, issue ? `${issue.path.join('.')}: ${issue.message}` : 'it is no JSON');
  }
}

/** Layer by layer: scales, biases (little-endian floats), then the weights' bytes. */
function layersOf(
  file: string,
  { layers, weights, sha256 }: Pick<DrummerFile, 'layers' | 'weights' | 'sha256'>,
): Readonly<Record<LayerName, Layer>> {
  const bytes = Buffer.from(weights, 'base64');
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw broken(file, 'its weights are not those that its SHA-256 is of');
  const wanted = layers.reduce((sum, { rows, columns }) => sum + rows * (8 + columns), 0);
  if (wanted !== bytes.length) throw broken(file, `its weights are not ${wanted} bytes`);
  const found = new Map<LayerName, Layer>();
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
  if (found.size !== layerNames.length) throw broken(file, 'a layer is missing');
  return Object.fromEntries(found) as Record<LayerName, Layer>;
}

const fix =
  'The drummers’ bars that come with Tactus play instead. Install Tactus again, or make the file anew.';
const broken = (file: string, why: string): TactusError =>
  new TactusError('badData', `${file} is no drummer: ${why}.`, fix);
