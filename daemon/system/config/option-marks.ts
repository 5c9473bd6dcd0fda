import type { z } from 'zod';

/** For `.meta()` of an option: saved while the daemon runs, it takes effect at once; all others at the next start. */
export const atOnce = { atOnce: true } as const;

/** For `.meta()` of an option: who may write the file sets it, and nobody over the network, whatever his role. */
export const onlyInFile = { onlyInFile: true } as const;

/** For `.meta()` of an option: it is never told, only whether it is set. */
export const secret = { secret: true } as const;

/** An option that was called otherwise once, or said the same in another way. */
export interface Migration {
  /** The version that knows it as it is now. */
  readonly since: string;
  /** Names from the outside in. A list is one option, whatever its entries hold. */
  readonly from: readonly string[];
  /** The same where only the value is another. */
  readonly to: readonly string[];
  /** What an earlier value is now. It is pure, takes anything, and gives back what is right already. */
  readonly value?: (earlier: unknown) => unknown;
}

const tables = new WeakMap<z.ZodType, readonly Migration[]>();

/** The schema, with what its options were before: in the order in which they changed, as each sees what those before it made. */
export function withMigrations<Schema extends z.ZodType>(
  schema: Schema,
  migrations: readonly Migration[],
): Schema {
  tables.set(schema, migrations);
  return schema;
}

export const migrationsOf = (schema: z.ZodType): readonly Migration[] => tables.get(schema) ?? [];
