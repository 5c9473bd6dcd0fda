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

it('tells once what stands in many places, by a name', async () => {
  const text = await (await fetch(bench.at('/api/v1/openapi.json'))).text();
  const { components } = JSON.parse(text) as { components: { schemas: Record<string, object> } };
  const names = Object.keys(components.schemas);
  expect(names.filter((name) => !text.includes(`{"$ref":"#/components/schemas/${name}"}`))).toEqual([]);
  for (const name of names) expect(text.split(JSON.stringify(components.schemas[name]))).toHaveLength(2);
});

it('is written down in docs/openapi.json (`npx vitest run daemon/panel -u` writes it anew)', async () => {
  const document = await (await fetch(bench.at('/api/v1/openapi.json'))).json();
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../../docs/openapi.json');
});
