/** One family of Prometheus' text format: what it is, and its samples by their labels as they were printed. */
export interface MetricFamily {
  readonly type: string;
  readonly samples: ReadonlyMap<string, number>;
}

const label = /^([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/;

/**
 * Reads what `/metrics` says, version 0.0.4 of the format, and is strict: each family is declared once, before its
 * samples, which follow each other; counters and only they end in `_total` and are not below 0.
 *
 * Errors: Error that names the line.
 */
export function parseMetrics(text: string): ReadonlyMap<string, MetricFamily> {
  const families = new Map<string, { type: string; samples: Map<string, number> }>();
  const fail = (line: string, why: string): never => {
    throw new Error(`${why}: ${line}`);
  };
  if (!text.endsWith('\n')) fail(text.slice(-80), 'the last line has no end');
  let current = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const [, declared, type = ''] = /^# TYPE ([a-z_][a-z0-9_]*) (counter|gauge)$/.exec(line) ?? [];
    if (declared !== undefined) {
      if (families.has(declared)) fail(line, 'declared twice');
      if (declared.endsWith('_total') !== (type === 'counter')) fail(line, 'counters end in _total');
      families.set(declared, { type, samples: new Map() });
      current = declared;
    } else if (!/^# HELP [a-z_][a-z0-9_]* .+$/.test(line)) {
      const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      const family = families.get(name) ?? fail(line, 'not declared');
      if (name !== current) fail(line, 'not with its family');
      if (!areLabels(labels)) fail(line, 'its labels cannot be read');
      if (family.samples.has(labels)) fail(line, 'said twice');
      if (!Number.isFinite(Number(value))) fail(line, 'not a number');
      if (family.type === 'counter' && Number(value) < 0) fail(line, 'a counter below 0');
      family.samples.set(labels, Number(value));
    }
  }
  return families;
}

function areLabels(text: string): boolean {
  const names = new Set<string>();
  for (let rest = text; rest !== ''; ) {
    const [whole, name] = label.exec(rest) ?? [];
    if (whole === undefined || name === undefined || names.has(name)) return false;
    names.add(name);
    rest = rest.slice(whole.length);
  }
  return true;
}

/** Of the families of one type: `family{labels}` and the value. */
export function samplesOf(
  families: ReadonlyMap<string, MetricFamily>,
  type: 'counter' | 'gauge',
): Map<string, number> {
  const found = [...families].filter(([, family]) => family.type === type);
  return new Map(
    found.flatMap(([name, { samples }]) =>
      [...samples].map(([labels, value]) => [`${name}{${labels}}`, value] as const),
    ),
  );
}
