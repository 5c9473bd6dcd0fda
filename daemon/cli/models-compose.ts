import { Command, Option } from 'commander';
import { createArranger } from '../band/arrange.ts';
import { toNotes } from '../composer/grid-note.ts';
import { precisions } from '../composer/models/manifest.ts';
import { createModelStore } from '../composer/models/store.ts';
import { parseChordLine, planPiece } from '../composer/study/piece/compose-piece.ts';
import { joinTies } from '../composer/study/piece/join-ties.ts';
import { MidiRecorder } from '../outputs/midi/midi-file.ts';
import type { Bar } from '../score/bar.ts';
import { createStyleBook } from '../styles/style-book.ts';
import { styleNamed } from '../styles/style-named.ts';
import { writeFileAtomically } from '../system/files/atomic-file.ts';
import { parseInteger, parseUnit } from './arguments.ts';
import { wantedFiles } from './wanted-files.ts';

interface ComposeOptions {
  readonly style: string;
  readonly bars: number;
  readonly seed: number;
  readonly midi: string;
  readonly chords?: string;
  readonly tempo: number;
  readonly density?: number;
  readonly energy?: number;
  readonly model: string;
  readonly precision: string;
}

export function modelsComposeCommand(): Command {
  return new Command('compose')
    .description('Write music without a run, as a MIDI file.')
    .requiredOption('--style <name>', 'style to write in')
    .requiredOption('--midi <file>', 'file to write')
    .option('--bars <number>', 'length in bars', parseInteger(1, 2000), 32)
    .option('--seed <number>', 'seed of all chance', parseInteger(0, 2 ** 31 - 1), 1)
    .option('--chords <symbols>', 'chords to write over, one a bar, again and again: "C Am F G"')
    .option('--tempo <bpm>', 'beats a minute', parseInteger(40, 300), 120)
    .option('--density <share>', 'how much is played, 0 to 1', parseUnit)
    .option('--energy <share>', 'how hard it is played, 0 to 1', parseUnit)
    .option('--model <name>', 'model to write with (see `tactus models list`)', 'standard')
    .addOption(new Option('--precision <kind>', 'how the model computes').choices(precisions).default('int8'))
    .action(compose);
}

async function compose(options: ComposeOptions): Promise<void> {
  wantedFiles({ midi: options.midi }, ['midi']);
  const model = createModelStore().find(options.model);
  const style = styleNamed(model.manifest, options.style);
  const chords = options.chords === undefined ? undefined : parseChordLine(options.chords);
  const styles = createStyleBook(model.manifest.styles);
  const plans = planPiece({
    styleWeights: { [style]: 1 },
    styles,
    bars: options.bars,
    seed: options.seed,
    ...(chords === undefined ? {} : { chords }),
    ...(options.density === undefined ? {} : { density01: options.density }),
    ...(options.energy === undefined ? {} : { energy01: options.energy }),
  });
  // Only here: whoever lists models need not load onnxruntime.
  const { composeWith } = await import('../composer/study/piece/compose-with.ts');
  const bars = await composeWith(model, options.precision, plans);

  const arrange = createArranger(styles);
  const arranged = bars.map(({ plan, notes }) => ({ plan, ...arrange(plan, toNotes(plan, notes)) }));
  const recorder = new MidiRecorder();
  const secondsPerBeat = 60 / options.tempo;
  const end = plans.reduce((latest, plan) => Math.max(latest, plan.startBeat + plan.lengthBeats), 0);
  for (let beat = 0; beat <= end; beat++) {
    const atSeconds = beat * secondsPerBeat;
    recorder.accept({ kind: 'beat', frame: 0, atSeconds, beat, tempoBpm: options.tempo });
  }
  for (const { plan, instruments } of arranged) {
    const { index, generation, startBeat } = plan;
    const bar: Bar = { ...plan, source: 'model', instruments, notes: [] };
    const atSeconds = startBeat * secondsPerBeat;
    recorder.accept({ kind: 'bar', frame: 0, atSeconds, barIndex: index, generation, startBeat }, bar);
  }
  for (const note of joinTies(arranged.flatMap(({ notes }) => notes))) {
    recorder.accept({
      kind: 'note',
      frame: 0,
      atSeconds: note.atBeat * secondsPerBeat,
      barIndex: 0,
      goesOn: false,
      ...note,
    });
  }
  await writeFileAtomically(options.midi, recorder.encode());
  const notes = bars.reduce((sum, bar) => sum + bar.notes.length, 0);
  process.stdout.write(
    `${bars.length} bars of ${style}, ${notes} notes from the network, written to ${options.midi}\n`,
  );
}
