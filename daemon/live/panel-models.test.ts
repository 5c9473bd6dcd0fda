import { expect, it } from 'vitest';
import { createModelStore } from '../composer/models/store.ts';
import { tinyModel } from '../composer/testing/tiny.ts';
import { modelsSchema } from '../panel/models.ts';
import { TactusError } from '../system/errors.ts';
import type { StationStatus } from '../system/health.ts';
import { ManualClock } from '../time/clock.ts';
import { createPanelModels } from './panel-models.ts';

it('tells of each model what its manifest says, and which composes; those that are broken stand beside', () => {
  let lists = 0;
  let status: StationStatus = 'starting';
  const clock = new ManualClock();
  const error = new TactusError('badData', 'It has no manifest.json', 'Copy the whole model folder again.');
  const shipped = createModelStore();
  const models = createPanelModels({
    inUse: shipped.find('small'),
    composerStatus: () => status,
    clock,
    store: {
      ...shipped,
      list: () => {
        lists += 1;
        return { models: [shipped.find('small'), tinyModel()], broken: [{ folder: '/models/half', error }] };
      },
    },
  });
  expect(models.view().models[0]).not.toHaveProperty('verified');
  status = 'ok';
  const view = modelsSchema.parse(models.view());
  expect(view).toEqual(models.view());
  expect(view.models.map(({ name, inUse, verified }) => ({ name, inUse, verified }))).toEqual([
    { name: 'small', inUse: true, verified: true },
    { name: tinyModel().manifest.name, inUse: false, verified: undefined },
  ]);
  const [small] = view.models;
  expect(small?.styles.map(({ name }) => name)).toContain('folk');
  expect(small?.trainedOn.every(({ licence }) => licence !== '')).toBe(true);
  expect(small?.sizeBytes).toBeGreaterThan(100_000);
  expect(view.broken).toEqual([
    { folder: '/models/half', message: 'It has no manifest.json', fix: 'Copy the whole model folder again.' },
  ]);
  expect(lists).toBe(1);
  clock.advanceTo(clock.nowSeconds() + 61);
  models.view();
  expect(lists).toBe(2);
});
