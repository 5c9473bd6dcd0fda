import { Validator } from '@seriousme/openapi-schema-validator';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPanelBench, type PanelBench } from '../testing/panel-bench.ts';

type Paths = Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench();
});
afterEach(() => bench.close());

it('is a valid document of OpenAPI 3.1, and has every operation by a name of its own', async () => {
  const response = await fetch(bench.at('/api/v1/openapi.json'));
  const document = (await response.json()) as { readonly paths: Paths };
  const validator = new Validator();
  expect(await validator.validate(document)).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const names = operations.map(({ operationId }) => operationId);
  expect(names).toHaveLength(new Set(names).size);
  expect(names.filter((name) => !/^[a-z]+([A-Z][a-zA-Z0-9]*)+$/.test(name))).toEqual([]);
});
