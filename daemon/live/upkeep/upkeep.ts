import type { PanelUpkeep } from '../../panel/upkeep.ts';
import type { Log } from '../../system/log.ts';
import type { LogMemory } from '../../system/log-memory.ts';
import type { LogLevel } from '../../system/options.ts';
import { createPrivacy } from './private.ts';
import { makeSupportBundle, type SupportBundleDependencies } from './support-bundle.ts';

export interface UpkeepDependencies extends SupportBundleDependencies {
  readonly logs: LogMemory;
  readonly log: Pick<Log, 'level'>;
  /** Of the configuration, those that were in it before, too: known now. */
  readonly configuredSecrets: () => Iterable<string>;
}

/** What helps to find out what is wrong: the log, the doctor, and all of it in one file. */
export function createUpkeep(dependencies: UpkeepDependencies): PanelUpkeep {
  const { logs, log, doctor, configuredSecrets } = dependencies;
  let making: ReturnType<PanelUpkeep['supportBundle']> | undefined;
  return {
    logs(query) {
      const { scrub } = createPrivacy(configuredSecrets());
      const lines = logs.read(query).map(({ message, fix, more, ...line }) => ({
        ...line,
        message: scrub(message),
        ...(fix !== undefined && { fix: scrub(fix) }),
        ...(more !== undefined && { more: scrub(more) }),
      }));
      return { lines, last: logs.count, written: log.level as LogLevel };
    },
    doctor,
    supportBundle() {
      making ??= makeSupportBundle(dependencies).finally(() => {
        making = undefined;
      });
      return making;
    },
  };
}
