import { type InstalledModel, precisionsOf } from '../composer/models/installed-model.ts';
import { createModelStore, type ModelStore } from '../composer/models/store.ts';
import type { ModelsView, PanelModels } from '../panel/models.ts';
import type { StationStatus } from '../system/health.ts';
import type { Clock } from '../time/clock.ts';
import { keptFor } from '../time/kept-for.ts';

/** Manifests are read on the main thread, and it takes a small board a tenth of a second; new ones come seldom. */
const listSeconds = 60;

export interface PanelModelsDependencies {
  readonly inUse: InstalledModel;
  /** How the process is that has opened it. */
  readonly composerStatus: () => StationStatus;
  readonly clock: Clock;
  /** Default: the package's and the state folder's. */
  readonly store?: ModelStore;
}

export function createPanelModels(dependencies: PanelModelsDependencies): PanelModels {
  const { inUse, composerStatus, clock, store = createModelStore() } = dependencies;
  const list = keptFor(listSeconds, clock, () => store.list());
  return {
    view() {
      const { models, broken } = list();
      return {
        models: models.map((model) => {
          const isInUse = model.folder === inUse.folder;
          // Nothing is opened before its files are checked.
          const isVerified = isInUse && composerStatus() === 'ok';
          return { ...describe(model), inUse: isInUse, ...(isVerified && { verified: true as const }) };
        }),
        broken: broken.map(({ folder, error }) => ({ folder, message: error.message, fix: error.fix })),
      };
    },
  };
}

function describe(model: InstalledModel): Omit<ModelsView['models'][number], 'inUse'> {
  const { name, version, kind, parameterCount, styles, files, trainedOn, metrics } = model.manifest;
  return {
    ...{ name, version, kind, origin: model.origin, parameterCount, trainedOn, metrics },
    sizeBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    precisions: precisionsOf(model),
    styles: styles.map(({ name: style, like, trainPieces }) => ({
      ...{ name: style, trainPieces },
      ...(like !== undefined && { like }),
    })),
  };
}
