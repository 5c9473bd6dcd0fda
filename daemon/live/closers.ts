/** What was opened, to be closed in reverse order. */
export interface Closers {
  add(close: () => void | Promise<void>): void;
  /** Goes on when one fails. Errors: the first failure, when all are through. */
  close(): Promise<void>;
}

export function createClosers(): Closers {
  const closers: (() => void | Promise<void>)[] = [];
  return {
    add: (close) => void closers.push(close),
    async close() {
      const failures: unknown[] = [];
      for (const close of closers.splice(0).reverse()) {
        try {
          await close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
