import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseMidi } from 'midi-file';
import { afterAll, describe, expect, it } from 'vitest';
import { polka } from '../daemon/styles/testing/polka.ts';
import { type Ended, entry, runProgram, temporaryFolder } from './support/cli.ts';
import { startDaemonOf } from './support/daemon.ts';
import { extendPackage } from './support/extended-package.ts';
import { makeModel } from './support/made-model.ts';
import { Trace } from './support/trace-checks.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

type Run = (...args: readonly string[]) => Promise<Ended>;

/** The built package with models of its own. */
const withState =
  (name: string): Run =>
  (...args) =>
    runProgram(entry, args, { STATE_DIRECTORY: folder.at(name) });

interface Played {
  readonly midi: Buffer;
  readonly chords: readonly string[];
  /** Programs of the MIDI file, drums and all. */
  readonly programs: readonly number[];
}

async function render(run: Run, name: string, model: string, style: string): Promise<Played> {
  const [midiFile, traceFile] = [folder.at(`${name}.mid`), folder.at(`${name}.jsonl`)];
  const ended = await run(
    ...['render', '--simulate', 'easy', '--seconds', '60', '--seed', '7', '--style', style],
    ...['--set', `composer.model=${model}`, '--set', 'conductor.key=C major'],
    ...['--midi', midiFile, '--trace', traceFile],
  );
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const midi = readFileSync(midiFile);
  const events = parseMidi(midi).tracks.flat();
  return {
    midi,
    chords: Trace.read(traceFile)
      .of('bar')
      .flatMap((bar) => bar.chords),
    programs: events.flatMap((event) => (event.type === 'programChange' ? [event.programNumber] : [])),
  };
}

describe("a maker's style", () => {
  it('that is like one of ours has its band and harmony, note for note', async () => {
    makeModel(folder.at('like'), { style: 'electronic', to: 'techno', like: 'electronic' });
    const run = withState('like-state');
    expect(await run('models', 'import', folder.at('like'))).toMatchObject({ code: 0, stderr: '' });
    const techno = await render(run, 'techno', 'made', 'techno');
    const electronic = await render(run, 'electronic', 'small', 'electronic');
    expect(techno.chords.length).toBeGreaterThan(15);
    expect(techno).toEqual(electronic);
  });

  it('of which nothing is known is told with what to do, and plays', async () => {
    makeModel(folder.at('unknown'), { style: 'electronic', to: 'techno' });
    const run = withState('unknown-state');
    const says = /the style "techno".*usual band.*\n.*manifest\.json.*"electronic"/;
    const unknownStyles = [expect.objectContaining({ style: 'techno', fix: expect.any(String) })];

    const imported = await run('models', 'import', folder.at('unknown'));
    expect(imported).toMatchObject({ code: 0, stderr: expect.stringMatching(says) });
    const again = await run('models', 'import', '--json', folder.at('unknown'));
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(again.stdout)).toMatchObject({ imported: { name: 'made', unknownStyles } });

    const verified = await run('models', 'verify', 'made');
    expect(verified).toMatchObject({ code: 0, stderr: expect.stringMatching(says) });
    const { stdout } = await run('models', 'verify', '--json');
    expect(JSON.parse(stdout).verified).toEqual([
      expect.objectContaining({ name: 'made', unknownStyles }),
      expect.objectContaining({ name: 'markov', unknownStyles: [] }),
      expect.objectContaining({ name: 'small', unknownStyles: [] }),
      expect.objectContaining({ name: 'standard', unknownStyles: [] }),
    ]);

    const { chords, programs } = await render(run, 'unknown', 'made', 'techno');
    expect(chords.length).toBeGreaterThan(15);
    expect(programs).toContain(33);
  });
});

it('a style of one new file and one line is planned, harmonised, played and listed', {
  timeout: 300_000,
}, async () => {
  const extended = extendPackage({
    files: {},
    lines: {
      'daemon/styles/registry.ts': [
        "export { game } from './game.ts';\n",
        "export { game } from './game.ts';\nexport { polka } from './testing/polka.ts';\n",
      ],
    },
  });
  try {
    makeModel(folder.at('polka'), { style: 'folk', to: 'polka' });
    const run: Run = (...args) => extended.tactus(args, { STATE_DIRECTORY: folder.at('polka-state') });
    // Known: nothing is told of it.
    expect(await run('models', 'import', folder.at('polka'))).toMatchObject({ code: 0, stderr: '' });
    const { chords, programs } = await render(run, 'polka', 'made', 'polka');
    expect(new Set(chords)).toEqual(new Set(['C', 'G7']));
    const bands = polka.lineups.map((lineup) =>
      Object.values(lineup).flatMap(({ calm, driven }) => [...calm, ...driven]),
    );
    for (const program of programs) expect(bands.flat()).toContain(program);
    expect(bands.some((band) => programs.every((program) => band.includes(program)))).toBe(true);

    const daemon = await startDaemonOf(
      path.join(extended.root, 'bin', 'tactus.js'),
      folder.at('polka-state'),
      ...['--simulate', 'easy', '--output', 'null', '--style', 'polka', '--set', 'composer.model=made'],
    );
    try {
      const { styles, intent } = await daemon.get('/api/v1/state');
      const { name, title, likesTempoBpm } = polka;
      expect(styles).toContainEqual({ name, title, likesTempoBpm });
      expect(intent.styleWeights).toEqual({ polka: 1 });
    } finally {
      await daemon.stop();
    }
  } finally {
    extended.remove();
  }
});
