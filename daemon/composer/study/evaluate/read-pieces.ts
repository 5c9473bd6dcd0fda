import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { TactusError } from '../../../system/errors.ts';

const step = z.number().int().min(0).max(1_000_000);

/** One line of a training file: a piece on a grid of 16ths (tools/training says how they are made). */
const sourcePieceSchema = z.object({
  id: z.string().max(400),
  style: z.string().max(100),
  /** `valid`: held out of training. */
  split: z.string().max(40).nullish(),
  tracks: z
    .array(
      z.object({
        role: z.string().max(40).nullish(),
        prog: z.number().int().nullish(),
        name: z.string().max(400).nullish(),
      }),
    )
    .max(256),
  /** Step, pitch, length in steps, velocity 1-127, track; more may follow. */
  notes: z
    .array(
      z
        .tuple([
          step,
          z.number().int().min(0).max(127),
          step,
          z.number().min(0).max(127),
          z.number().int().min(0),
        ])
        .rest(z.unknown()),
    )
    .max(200_000),
});
export type SourcePiece = Readonly<z.infer<typeof sourcePieceSchema>>;

const largestFileBytes = 256 * 1024 * 1024;

/** Reads JSON lines, gzipped or not. Errors: noInput (66), badData (65) that names the line. */
export function readPieces(path: string): SourcePiece[] {
  const fix = 'Give a file of pieces as JSON lines, as the training tool reads them.';
  return readText(path, fix)
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      const bad = (why: string): TactusError =>
        new TactusError('badData', `${path}, line ${i + 1}: ${why}`, fix);
      let json: unknown;
      try {
        json = JSON.parse(line);
      } catch {
        throw bad('not JSON');
      }
      const parsed = sourcePieceSchema.safeParse(json);
      if (parsed.success) return [parsed.data];
      const issue = parsed.error.issues[0];
      throw bad(`not a piece: ${issue?.path.join('.')}: ${issue?.message}`);
    });
}

function readText(path: string, fix: string): string {
  let bytes: Buffer;
  try {
    if ((statSync(path).size ?? 0) > largestFileBytes) throw new Error('it is larger than 256 MiB');
    bytes = readFileSync(path);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new TactusError('noInput', `${path} cannot be read: ${why}`, fix, { cause: error });
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: 4 * largestFileBytes }).toString('utf8');
  } catch (error) {
    throw new TactusError('badData', `${path} is cut short or damaged (gzip)`, fix, { cause: error });
  }
}
