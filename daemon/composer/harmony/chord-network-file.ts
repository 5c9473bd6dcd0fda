import path from 'node:path';
import { z } from 'zod';
import { TactusError } from '../../system/errors.ts';
import { packageRoot } from '../../system/files/package-root.ts';
import {
  type Broken,
  checkShapes,
  layersSchema,
  readLearntFile,
  unpackLayers,
} from '../../system/learnt-layers.ts';
import {
  type ChordNetwork,
  createChordNetwork,
  halvesPerPhrase,
  layerNames,
  modesTold,
} from './chord-network.ts';

const fileSchema = layersSchema(layerNames).extend({
  formatVersion: z.literal(1),
  kind: z.literal('chord-gru'),
  chords: z.array(z.string().min(1).max(16)).min(2).max(256),
  styles: z.array(z.string().min(1).max(64)).min(1).max(64),
});

/** The one that comes with Tactus. */
export const shippedChordNetworkPath = path.join(packageRoot, 'models', 'chords.json');

/** Errors: noInput (66) for a file that cannot be read, badData (65) for one that is no such network, or not as it was written. */
export function readChordNetwork(file: string = shippedChordNetworkPath): ChordNetwork {
  const broken: Broken = (why) => new TactusError('badData', `${file} knows no chords: ${why}.`, fix);
  const { chords, styles, ...rest } = readLearntFile(file, fileSchema, broken, fix);
  const layers = unpackLayers(rest, broken);
  const width = layers.out.columns;
  const told = chords.length + 1 + halvesPerPhrase + styles.length + modesTold.length;
  checkShapes(
    layers,
    { input: [3 * width, told], hidden: [3 * width, width], out: [chords.length, width] },
    broken,
  );
  return createChordNetwork(layers, { chords, styles });
}

const fix =
  'Chords follow each other as they were counted instead. Install Tactus again, or make the file anew.';

type Shipped =
  | { readonly network: ChordNetwork; readonly fault?: undefined }
  | { readonly network: null; readonly fault: TactusError };

let opened: Shipped | undefined;

/** What comes with Tactus, read once; null, and why, where the file is missing or broken. */
export function shippedChordNetwork(): Shipped {
  opened ??= open();
  return opened;
}

function open(): Shipped {
  try {
    return { network: readChordNetwork() };
  } catch (error) {
    if (!(error instanceof TactusError)) throw error;
    return { network: null, fault: error };
  }
}
