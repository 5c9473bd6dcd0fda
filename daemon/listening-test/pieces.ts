import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { TactusError } from '../system/errors.ts';
import { readWithLastGood, writeFileAtomically } from '../system/files/atomic-file.ts';
import type { ExcerptJob } from './excerpt/excerpt-job.ts';
import { idSchema } from './kit.ts';
import { testsFolder } from './kit-store.ts';

const pieceSchema = z.object({ id: idSchema, name: z.string(), bytes: z.number().int() });
export type Piece = Readonly<z.infer<typeof pieceSchema>>;
export const piecesSchema = z.object({ pieces: z.array(pieceSchema).max(50) });

const mostPieceBytes = 512 * 1024;
export const mostMidiLetters = Math.ceil(mostPieceBytes / 3) * 4;

export const pieceWishSchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(120)
    .regex(/^[^\p{C}/\\]+$/u, 'no signs that cannot be printed, and no folders')
    .describe('What its file is called.'),
  midi: z
    .base64()
    .min(4)
    .max(mostMidiLetters)
    .describe('A Standard MIDI File of at most 512 KiB, in base 64.'),
});
export type PieceWish = z.infer<typeof pieceWishSchema>;

/** Pieces by people, for kits to come. */
export interface Pieces {
  list(): Promise<readonly Piece[]>;
  /** Errors: TactusError `badData` of what cannot be an excerpt, `usage` where there are enough. */
  add(wish: PieceWish): Promise<Piece>;
  /** False where there is none. Kits that are made have their excerpts; others miss it. */
  remove(id: string): Promise<boolean>;
  /** In base 64; undefined where it is gone. */
  midi(id: string): Promise<string | undefined>;
}

export interface PiecesDependencies {
  readonly stateFolder: string;
  readonly newId: () => string;
  readonly seconds: number;
  readonly makeExcerpt: (name: string, job: ExcerptJob) => Promise<void>;
}

const most = 50;

export function createPieces({ stateFolder, newId, seconds, makeExcerpt }: PiecesDependencies): Pieces {
  const folder = join(stateFolder, testsFolder, 'pieces');
  const listPath = join(folder, 'pieces.json');
  const pathOf = (id: string): string => join(folder, `${id}.mid`);
  let known: Promise<readonly Piece[]> | undefined;
  /** One change after the other. */
  let work: Promise<unknown> = Promise.resolve();
  const list = (): Promise<readonly Piece[]> => {
    known ??= readWithLastGood(listPath, (text) => piecesSchema.parse(JSON.parse(text)).pieces).then(
      (pieces) => pieces ?? [],
    );
    return known;
  };
  const keep = async (pieces: readonly Piece[]): Promise<void> => {
    await writeFileAtomically(listPath, JSON.stringify({ pieces }), { mode: 0o600 });
    known = Promise.resolve(pieces);
  };
  const alone = <Result>(change: () => Promise<Result>): Promise<Result> => {
    const result = work.then(change);
    work = result.catch(() => undefined);
    return result;
  };
  return {
    list,
    add: ({ name, midi }) =>
      alone(async () => {
        const pieces = await list();
        if (pieces.length >= most)
          throw new TactusError('usage', `There are ${most} pieces already.`, 'Take some away first.');
        const bytes = Buffer.from(midi, 'base64');
        await makeExcerpt(name, { from: { midi }, fromSeconds: 0, seconds });
        const piece = { id: newId(), name, bytes: bytes.length };
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFileAtomically(pathOf(piece.id), bytes, { mode: 0o600 });
        await keep([...pieces, piece]);
        return piece;
      }),
    remove: (id) =>
      alone(async () => {
        const pieces = await list();
        const left = pieces.filter((piece) => piece.id !== id);
        if (left.length === pieces.length) return false;
        await keep(left);
        await rm(pathOf(id), { force: true });
        return true;
      }),
    async midi(id) {
      const bytes = await readFile(pathOf(id)).catch(() => undefined);
      return bytes?.toString('base64');
    },
  };
}
