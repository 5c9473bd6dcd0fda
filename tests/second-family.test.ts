import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../daemon/system/files/package-root.ts';
import type { StationHealth } from '../daemon/system/health.ts';
import { type Ended, entry, runProgram, temporaryFolder } from './support/cli.ts';
import { type Daemon, eventually, killComposer, startDaemonOf } from './support/daemon.ts';
import { type ExtendedPackage, extendPackage } from './support/extended-package.ts';
import { Trace } from './support/trace-checks.ts';

/** A composer of another kind is one folder and one line: the package is built with it, and every command is run. */

const biaxialLine = "export { biaxial } from './biaxial/family.ts';";
const chainModel = path.join(packageRoot, 'daemon/composer/testing/chain-model');
const folder = temporaryFolder();
const state = folder.at('state');
let extended: ExtendedPackage;
let daemon: Daemon | undefined;

beforeAll(async () => {
  extended = extendPackage({
    files: { 'daemon/composer/families/chain': 'daemon/composer/testing/chain-family' },
    lines: {
      'daemon/composer/families/registry.ts': [
        biaxialLine,
        `${biaxialLine}\nexport { chain } from './chain/family.ts';`,
      ],
    },
  });
  expect(await tactus('models', 'import', chainModel)).toMatchObject({ code: 0, stderr: '' });
}, 180_000);
afterAll(async () => {
  await daemon?.stop();
  extended.remove();
  folder.remove();
});

const tactus = (...args: readonly string[]): Promise<Ended> =>
  extended.tactus(args, { STATE_DIRECTORY: state });

async function jsonOf(...args: readonly string[]): Promise<unknown> {
  const ended = await tactus(...args, '--json');
  expect(ended).toMatchObject({ code: 0 });
  return JSON.parse(ended.stdout);
}

const render = async (name: string): Promise<Buffer> => {
  const ended = await tactus(
    ...['render', '--simulate', 'easy', '--seconds', '40', '--seed', '7', '--style', 'folk'],
    ...[
      '--set',
      'composer.model=chain',
      '--midi',
      folder.at(`${name}.mid`),
      '--trace',
      folder.at('trace.jsonl'),
    ],
  );
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return readFileSync(folder.at(`${name}.mid`));
};

describe('a second family', () => {
  it('is listed and verified beside the first', async () => {
    expect(await jsonOf('models', 'list')).toMatchObject({
      models: [
        { name: 'chain', kind: 'chain', origin: 'imported', precisions: [] },
        { name: 'markov', kind: 'markov-lanes' },
        { name: 'small', kind: 'biaxial-lanes' },
        { name: 'standard', kind: 'biaxial-lanes' },
      ],
      broken: [],
    });
    const verified = await tactus('models', 'verify', 'chain');
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('chain: 1 files') });
  });

  it('is not imported when its file is not what the manifest says, or nothing can be played with it', async () => {
    const spoilt = folder.at('spoilt');
    cpSync(chainModel, spoilt, { recursive: true });
    writeFileSync(path.join(spoilt, 'chains.json'), '[]');
    expect(await tactus('models', 'import', spoilt)).toMatchObject({ code: 65 });
    const stranger = await runProgram(entry, ['models', 'import', chainModel], { STATE_DIRECTORY: state });
    expect(stranger).toMatchObject({ code: 65, stderr: expect.stringContaining('kind "chain"') });
  });

  it('composes over chords', async () => {
    const midi = folder.at('composed.mid');
    const ended = await tactus(
      ...['models', 'compose', '--model', 'chain', '--style', 'folk', '--bars', '8', '--chords', 'C Am F G'],
      ...['--midi', midi],
    );
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(midi).length).toBeGreaterThan(500);
  });

  it('renders a run, every bar by itself, the same each time', async () => {
    const first = await render('first');
    const bars = Trace.read(folder.at('trace.jsonl')).of('bar');
    expect(bars.length).toBeGreaterThan(5);
    expect(new Set(bars.map(({ source }) => source))).toEqual(new Set(['model']));
    expect(await render('second')).toEqual(first);
  });

  it('is measured, and says plainly that it cannot be evaluated', async () => {
    const { reports } = (await jsonOf('models', 'measure', 'chain', '--seeds', '1', '--bars', '8')) as {
      reports: readonly { readonly style: string; readonly figures: Readonly<Record<string, number>> }[];
    };
    expect(reports.map(({ style, figures }) => [style, figures.inScale])).toEqual([
      ['folk', 1],
      ['game', 1],
    ]);
    const pieces = folder.at('pieces.jsonl');
    writeFileSync(pieces, '');
    const refused = await tactus('models', 'evaluate', pieces, '--model', 'chain');
    expect(refused).toMatchObject({ code: 64, stdout: '' });
    expect(refused.stderr).toContain('`chain` cannot be evaluated');
    expect(refused.stderr).toContain('tactus models measure chain');
  });

  it('is benched', async () => {
    const { results } = (await jsonOf('bench', 'compose')) as {
      results: readonly { readonly name: string }[];
    };
    const names = results.map(({ name }) => name);
    expect(names).toContain('compose.chain.medianMs');
    expect(names).toContain('compose.standard.int8.medianMs');
  });

  it('plays live, and goes on when its process is killed', async () => {
    daemon = await startDaemonOf(
      path.join(extended.root, 'bin/tactus.js'),
      state,
      ...['--simulate', 'easy', '--output', 'null', '--style', 'folk', '--set', 'composer.model=chain'],
    );
    const isWell = async (restarts: number): Promise<boolean> => {
      const { health } = await daemon!.get('/api/v1/state');
      const composer = (health as readonly StationHealth[]).find(
        ({ station, detail }) => station === 'composer' && detail === 'model chain 1.0.0',
      );
      return composer?.status === 'ok' && composer.counters.restarts === restarts;
    };
    await eventually(() => isWell(0));
    killComposer(daemon);
    await eventually(() => isWell(1));
  });
});
