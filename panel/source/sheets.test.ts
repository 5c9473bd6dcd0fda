import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Of views that are loaded when they are looked at. Their sheets stay: where two style one class, it depends on the way one came. */
const views = ['body', 'devices', 'listening-test', 'music', 'sessions', 'settings'] as const;

/** The classes with which a selector begins. */
function classesOf(view: string): ReadonlySet<string> {
  const folder = join(import.meta.dirname, view);
  const text = readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\([^()]*\)/g, '');
  const selectors = [...text.matchAll(/([^{}]+)\{/g)].flatMap(([, all = '']) => all.split(','));
  return new Set(selectors.flatMap((selector) => /^\s*\.([\w-]+)/.exec(selector)?.[1] ?? []));
}

it('no view styles what another one styles', () => {
  const known = new Map<string, string>();
  const shared: string[] = [];
  for (const view of views) {
    const classes = classesOf(view);
    expect(classes.size).toBeGreaterThan(10);
    for (const name of classes) {
      const other = known.get(name);
      if (other) shared.push(`.${name} of ${other} and ${view}`);
      known.set(name, view);
    }
  }
  expect(shared).toEqual([]);
});
