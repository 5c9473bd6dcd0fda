import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * The table of who may import whom (docs/architecture.md). A station takes its left neighbour's product; what more it
 * may know is written here, and nowhere else.
 */
const mayImport: Record<string, readonly string[]> = {
  score: [],
  time: [],
  system: ['time'],
  mqtt: ['system', 'time'],
  dbus: ['system', 'time'],
  network: ['dbus', 'system', 'time'],
  sensors: ['bluetooth', 'dbus', 'mqtt', 'score', 'system', 'time'],
  bluetooth: ['dbus', 'system', 'time'],
  body: ['sensors', 'system', 'time'],
  styles: ['score', 'system'],
  workouts: ['body', 'sensors', 'system', 'time'],
  conductor: ['body', 'score', 'styles', 'system', 'time', 'workouts'],
  composer: ['conductor', 'score', 'styles', 'system', 'time'],
  band: ['composer', 'score', 'styles', 'system', 'time'],
  player: ['band', 'score', 'system', 'time'],
  session: ['body', 'conductor', 'player', 'score', 'sensors', 'styles', 'system', 'time', 'workouts'],
  taste: ['body', 'conductor', 'score', 'session', 'styles', 'system', 'time'],
  outputs: [
    ...['bluetooth', 'conductor', 'dbus', 'mqtt', 'player', 'score', 'session', 'styles', 'system', 'time'],
  ],
  link: ['conductor', 'player', 'session', 'system', 'time'],
  microphones: ['outputs', 'player', 'system', 'time'],
  recorder: ['body', 'conductor', 'outputs', 'player', 'score', 'sensors', 'session', 'system', 'time'],
  ghost: ['body', 'player', 'recorder', 'score', 'sensors', 'session', 'system', 'time'],
  renderings: ['system', 'time'],
  'listening-test': ['band', 'outputs', 'player', 'renderings', 'system', 'time'],
  panel: [
    ...['body', 'conductor', 'listening-test', 'player', 'recorder', 'score', 'sensors', 'session'],
    ...['system', 'taste', 'time', 'workouts'],
  ],
};

/** Files that wire stations together; nobody imports them but each other. */
const wiring = ['main', 'tactus', 'offline', 'heard-again', 'live', 'configuration', 'cli'];

const daemon = fileURLToPath(new URL('../daemon/', import.meta.url));

interface Source {
  /** Relative to daemon/, with forward slashes. */
  readonly file: string;
  readonly station: string;
  /** Imported files, relative to daemon/. */
  readonly imports: readonly string[];
}

function stationOf(file: string): string {
  const [first = ''] = file.split('/');
  return first.replace(/\.ts$/, '');
}

function readSources(): Source[] {
  return readdirSync(daemon, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('/testing/'))
    .map((file) => {
      const text = readFileSync(path.join(daemon, file), 'utf8');
      const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
        (match) => match[1] ?? '',
      );
      const imports = specifiers.map((specifier) => path.posix.join(path.posix.dirname(file), specifier));
      return { file, station: stationOf(file), imports };
    });
}

/** What a file loads as soon as it is loaded itself; types and `import()` are no part of it. */
function loadedAtOnce(file: string): string[] {
  const text = readFileSync(path.join(daemon, file), 'utf8');
  return [...text.matchAll(/^(?:import|export) (?!type)[^;]*?from '(\.[^']+)'/gm)].map((match) =>
    path.posix.join(path.posix.dirname(file), match[1] ?? ''),
  );
}

/** Longer than this is two things in one file; tables of numbers (`.data.ts`) may be. */
const longestFileLines = 250;

it('no file of the daemon is too long to be read at a sitting', () => {
  const long = readdirSync(daemon, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.data.ts'))
    .filter(
      (file) => readFileSync(path.join(daemon, file), 'utf8').split('\n').length - 1 > longestFileLines,
    );
  expect(long.sort()).toEqual([]);
});

describe('the import table', () => {
  const sources = readSources();

  it('reads the sources', () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  it('every file belongs to a station or to the wiring', () => {
    const known = new Set([...Object.keys(mayImport), ...wiring]);
    expect(sources.filter((source) => !known.has(source.station)).map((source) => source.file)).toEqual([]);
  });

  it('stations import only what the table allows', () => {
    const faults = sources.flatMap((source) => {
      if (wiring.includes(source.station)) return [];
      const allowed = new Set([source.station, ...(mayImport[source.station] ?? [])]);
      return source.imports
        .filter((target) => !allowed.has(stationOf(target)))
        .map((target) => `${source.file} imports ${target}`);
    });
    expect(faults).toEqual([]);
  });

  it('nobody imports a thread or process entry point', () => {
    const faults = sources.flatMap((source) =>
      source.imports
        .filter((target) => /\.(worker|process)\.ts$/.test(target))
        .map((target) => `${source.file} imports ${target}`),
    );
    expect(faults).toEqual([]);
  });

  it.each([
    [
      'cli/run.ts',
      'live/live.ts',
      /^(tactus|live\/open-.*|panel\/server|recorder\/recorder|(composer\/theme|player\/sound-font)\/.*)\.ts$/,
    ],
    ['live/open-stations.ts', 'tactus.ts', /^(live\/(open-panel|panel-subjects)|panel\/server)\.ts$/],
  ])('%s loads what begins first, and nothing that can come later', (file, first, later) => {
    const loaded = new Set<string>([file]);
    for (const each of loaded) for (const next of loadedAtOnce(each)) loaded.add(next);
    expect(loaded).toContain(first);
    expect([...loaded].filter((each) => later.test(each))).toEqual([]);
  });

  it('the page carries no schemas: they are megabytes, and try what its policy forbids', () => {
    const page = fileURLToPath(new URL('../panel/source/', import.meta.url));
    const loaded = new Set(
      readdirSync(page, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file))
        .flatMap((file) => {
          const text = readFileSync(path.join(page, file), 'utf8');
          return [...text.matchAll(/^(?:import|export) (?!type)[^;]*?from '[./]+\/daemon\/([^']+)'/gm)];
        })
        .map(([, file = '']) => file),
    );
    expect(loaded.size).toBeGreaterThan(5);
    for (const each of loaded) for (const next of loadedAtOnce(each)) loaded.add(next);
    const withSchemas = [...loaded].filter((file) =>
      /^import (?!type)[^;]*? from 'zod'/m.test(readFileSync(path.join(daemon, file), 'utf8')),
    );
    expect(withSchemas).toEqual([]);
  });

  it('only one file knows onnxruntime', () => {
    const loaders = sources
      .filter((source) =>
        /from 'onnxruntime-node'|import\('onnxruntime-node'\)/.test(
          readFileSync(path.join(daemon, source.file), 'utf8'),
        ),
      )
      .map((source) => source.file);
    expect(loaders).toEqual(['composer/families/biaxial/network.ts']);
  });

  it("only the desk writes the player's mailbox", () => {
    const writers = sources
      .filter((source) => /\bMailboxWriter\b/.test(readFileSync(path.join(daemon, source.file), 'utf8')))
      .map((source) => source.file);
    expect(writers).toEqual(['player/shared/desk.ts', 'player/shared/mailbox.ts']);
  });

  it.each<[string, RegExp, RegExp]>([
    ['a family of composers', /^composer\/families\/(\w+)\//, /^composer\/families\/(registry\.ts|$1\/)/],
    ['the registry of families', /^composer\/families\/registry\.ts/, /^composer\/models\/manifest\.ts/],
    [
      'opening a model',
      /^composer\/models\/open-model\.ts/,
      /^composer\/(process\/composer\.process|models\/import|study\/.*)\.ts|^cli\//,
    ],
    ['what only commands do', /^composer\/study\//, /^(composer\/study|cli)\//],
  ])('few know %s', (_, known, by) => {
    const faults = sources.flatMap((source) =>
      source.imports.flatMap((target) => {
        const found = known.exec(target);
        if (found === null) return [];
        const may = new RegExp(by.source.replace('$1', found[1] ?? ''));
        return may.test(source.file) ? [] : [`${source.file} imports ${target}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('nobody loads a family before it is wanted', () => {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      const text = readFileSync(path.join(daemon, file), 'utf8');
      for (const [, specifier = ''] of text.matchAll(/^(?:import|export) (?!type)[^;]*?from '(\.[^']+)'/gm))
        visit(path.posix.join(path.posix.dirname(file), specifier));
    };
    visit('main.ts');
    // Commands are loaded when they are named, whole.
    for (const command of sources.find(({ file }) => file === 'cli/program.ts')!.imports) visit(command);
    visit('composer/models/open-model.ts');
    expect(reached.has('composer/models/store.ts')).toBe(true);
    expect([...reached].filter((file) => file === 'composer/families/biaxial/network.ts')).toEqual([]);
  });

  it('has no cycles', () => {
    const graph = new Map(sources.map((source) => [source.file, source.imports]));
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
      state.set(file, 'done');
    };
    for (const source of sources) visit(source.file, []);
    expect(cycles).toEqual([]);
  });
});

describe('the map in docs/architecture.md', () => {
  const root = path.resolve(daemon, '..');
  const block = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8')
    .split('## The folders')[1]!
    .split('\n\n')[1]!;
  /** `daemon/`, `daemon/cli/`, ...: each entry under the folder that it is indented below. */
  const drawn: string[] = [];
  const above: string[] = [];
  for (const entry of block.split('\n')) {
    const depth = (entry.search(/\S/) - 4) / 2;
    above.splice(depth, above.length, entry.trim().split(/\s/)[0]!);
    drawn.push(above.join(''));
  }

  it('draws nothing that is not there', () => {
    expect(drawn.filter((entry) => !existsSync(path.join(root, entry)))).toEqual([]);
  });

  it('draws every folder of the daemon, two levels down', () => {
    const folders = readdirSync(daemon, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep))
      .filter((names) => names.length <= 3 && !names.includes('testing'))
      .map((names) => `${names.join('/')}/`);
    expect(folders.filter((folder) => !drawn.includes(folder)).sort()).toEqual([]);
  });
});
