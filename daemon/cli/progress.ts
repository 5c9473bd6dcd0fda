import { SingleBar } from 'cli-progress';

/** A bar on a terminal, gone when it is done; nothing where nobody watches. */
export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

/** `doing`: `scoring`. `count`: what is shown of how much, `{value}/{total} pieces`. The bar begins with the first word of it. */
export function createProgress(doing: string, count = '{percentage} %'): Progress {
  const bar = process.stderr.isTTY
    ? new SingleBar({ format: `${doing} {bar} ${count} | {eta_formatted} to go`, clearOnComplete: true })
    : undefined;
  let started = false;
  return {
    update(done, total) {
      if (!started) bar?.start(total, 0);
      started = true;
      bar?.update(done);
    },
    stop: () => bar?.stop(),
  };
}
