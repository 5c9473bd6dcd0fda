import { fileURLToPath } from 'node:url';
import { type BiaxialManifest, biaxialManifestSchema } from '../families/biaxial/manifest.ts';
import type { InstalledModel } from '../models/installed-model.ts';
import { readManifest } from '../models/manifest.ts';
import type { BarPlan } from '../plan.ts';

/** A small network with random weights: see make_tiny_model.py. */
export function tinyModel(): InstalledModel<BiaxialManifest> {
  const folder = fileURLToPath(new URL('./tiny-model', import.meta.url));
  return { folder, manifest: biaxialManifestSchema.parse(readManifest(folder)), origin: 'package' };
}

export function planOfBar(index: number, changes: Partial<BarPlan> = {}): BarPlan {
  return {
    index,
    generation: 0,
    startBeat: 4 * index,
    lengthBeats: 4,
    feel: 'full',
    section: 'verse',
    barInPhrase: index % 8,
    key: { tonic: 0, mode: 'major' },
    chords: [{ startStep: 0, chord: { root: [0, 7, 9, 5][index % 4]!, quality: 'maj' } }],
    styleWeights: { folk: 1 },
    energy01: 0.5,
    density01: { bass: 0.5, chords: 0.5, lead: 0.5 },
    adventurous01: 0.5,
    drums: true,
    fill: false,
    closing: false,
    seed: 1000 + index,
    ...changes,
  };
}
