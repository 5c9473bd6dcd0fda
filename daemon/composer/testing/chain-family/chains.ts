import { z } from 'zod';
import { roles } from '../../../score/note.ts';
import { type InstalledModel, readVerifiedFile } from '../../models/installed-model.ts';
import type { ChainManifest } from './manifest.ts';

const pitchMidi = z.number().int().min(0).max(127);
const chainSchema = z.object({
  name: z.enum(roles),
  lowestMidi: pitchMidi,
  highestMidi: pitchMidi,
  maxPolyphony: z.literal(1),
  /** Chance of a note to begin in each step of the bar, where half of what is possible is asked for. */
  onset01: z.array(z.number().min(0).max(1)).length(16),
  /** Weight of a move by so many semitones, up or down, from the note before. */
  moves: z.array(z.number().min(0)).min(1).max(13),
});
const chainsSchema = z.array(chainSchema).min(1).max(roles.length);

/** What was learnt of one role. */
export type Chain = Readonly<z.infer<typeof chainSchema>>;

/** Errors: badData (65) for a file that is not what the manifest says. */
export function readChains(model: InstalledModel<ChainManifest>): readonly Chain[] {
  const bytes = readVerifiedFile(model, model.manifest.files[0]!);
  return chainsSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}
