import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { samplesOf } from '../daemon/outputs/wav/wav-chunks.ts';
import { encodeFit } from '../daemon/sensors/testing/fit-file.ts';
import { tactus, temporaryFolder } from './support/cli.ts';
import {
  beatFaults,
  fallbackFaults,
  rateFaults,
  silenceFaults,
  steadyFaults,
  Trace,
} from './support/trace-checks.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

async function renderTrace(name: string, ...args: readonly string[]): Promise<Trace> {
  const file = folder.at(`${name}.jsonl`);
  const ended = await tactus('render', ...args, '--trace', file);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return Trace.read(file);
}

/** Seconds after which the tempo of the beats stays within 2 % of the target until `untilSeconds`. */
function settledAfter(trace: Trace, turnSeconds: number, untilSeconds: number, targetBpm: number): number {
  const beats = trace
    .of('beat')
    .filter((beat) => beat.atSeconds >= turnSeconds && beat.atSeconds < untilSeconds);
  const outside = beats.filter((beat) => Math.abs(beat.tempoBpm / targetBpm - 1) > 0.02);
  return (outside.at(-1)?.atSeconds ?? turnSeconds) - turnSeconds;
}

describe('render', () => {
  it('hears no step where a floor mat is let go', async () => {
    const steps = Array.from({ length: 60 }, (_, index) => [
      { kind: 'step', atSeconds: index * 0.545, sensorId: 'mat', strength01: 1 },
      { kind: 'step', atSeconds: index * 0.545 + 0.25, sensorId: 'mat', strength01: 0 },
    ]);
    const mat = folder.at('mat.jsonl');
    writeFileSync(
      mat,
      steps
        .flat()
        .map((step) => `${JSON.stringify(step)}\n`)
        .join(''),
    );
    const trace = await renderTrace('mat', '--replay', mat);
    expect(trace.of('step')).toHaveLength(60);
    expect(trace.of('body').at(-1)?.cadenceSpm).toBeCloseTo(110, 0);
  });

  it('gives the same bytes for the same run, seed and version', async () => {
    const files = ['wav', 'mid', 'jsonl'];
    for (const take of ['one', 'two']) {
      const [wav, midi, trace] = files.map((ending) => folder.at(`${take}.${ending}`)) as [
        string,
        string,
        string,
      ];
      const ended = await tactus(
        ...['render', '--simulate', 'easy', '--seconds', '20', '--seed', '7'],
        ...['--wav', wav, '--midi', midi, '--trace', trace],
      );
      expect(ended).toMatchObject({ code: 0, stderr: '' });
    }
    for (const ending of files) {
      const [one, two] = ['one', 'two'].map((take) => readFileSync(folder.at(`${take}.${ending}`)));
      expect(one?.length).toBeGreaterThan(500);
      expect(one?.equals(two ?? Buffer.alloc(0)), ending).toBe(true);
    }
    const wav = samplesOf(readFileSync(folder.at('one.wav')));
    expect(wav.length).toBe(20 * 48_000 * 4);
    const samples = new Int16Array(wav.buffer, wav.byteOffset, wav.length / 2);
    const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) / 32768;
    expect(rms).toBeGreaterThan(0.01);
  });

  it('plays a recorded run as it should be played', async () => {
    const samples = Array.from({ length: 150 }, (_, second) => ({
      atSeconds: second,
      stridesPerMinute: second < 60 ? 80 : 84,
      heartRateBpm: 120 + second / 5,
      speedMps: second < 60 ? 2.7 : 3.1,
    }));
    const run = folder.at('run.fit');
    writeFileSync(run, encodeFit({ samples }));
    const trace = await renderTrace('run', '--replay', run, '--seed', '3');
    expect(beatFaults(trace)).toEqual([]);
    const steady = steadyFaults(trace);
    expect(steady.faults).toEqual([]);
    expect(steady.stretches).toBeGreaterThan(50);
    expect(silenceFaults(trace)).toEqual([]);
    expect(fallbackFaults(trace)).toEqual([]);
    expect(rateFaults(trace)).toEqual([]);
    expect(trace.of('note').some((note) => note.source === 'model')).toBe(true);
  });

  it('follows each turn of the intervals to within 2 % in 10 s', async () => {
    const trace = await renderTrace(
      'intervals',
      '--simulate',
      'intervals',
      '--seconds',
      '190',
      '--seed',
      '5',
    );
    expect(beatFaults(trace)).toEqual([]);
    for (const [turn, target] of [
      [60, 182],
      [120, 150],
    ] as const) {
      expect(settledAfter(trace, turn, turn + 60, target)).toBeLessThan(10);
    }
  });

  it('turns with speed in 10 to 30 s, one way, and stays proportional to it', {
    timeout: 180_000,
  }, async () => {
    const args = [
      '--simulate',
      'intervals',
      '--seconds',
      '125',
      '--seed',
      '5',
      '--set',
      'conductor.follow=speed',
    ];
    const intents = (await renderTrace('speed', ...args)).of('intent');
    const tempoAt = (seconds: number): number =>
      intents.find((intent) => intent.atSeconds >= seconds)?.tempoBpm ?? Number.NaN;
    // Proportional: the reference pair is 165 beats a minute at 2.9 m/s.
    const [slow, fast] = [(165 * 2.5) / 2.9, (165 * 3.6) / 2.9];
    expect(Math.abs(tempoAt(59) / slow - 1)).toBeLessThan(0.03);
    expect(Math.abs(tempoAt(95) / fast - 1)).toBeLessThan(0.03);
    const turn = intents.filter((intent) => intent.atSeconds >= 60 && intent.atSeconds <= 95);
    const reached = turn.find((intent) => Math.abs(intent.tempoBpm / fast - 1) < 0.03);
    expect(reached?.atSeconds).toBeGreaterThanOrEqual(70 - 1);
    expect(reached?.atSeconds).toBeLessThanOrEqual(90);
    const until = turn.filter((intent) => intent.atSeconds <= (reached?.atSeconds ?? 0));
    for (const [index, intent] of until.slice(1).entries()) {
      expect(intent.tempoBpm).toBeGreaterThanOrEqual((until[index]?.tempoBpm ?? 0) - 1e-6);
    }
  });

  it('does not sag between samples 7 s apart', async () => {
    const samples = Array.from({ length: 15 }, (_, i) => ({
      atSeconds: 7 * i,
      stridesPerMinute: 85,
      speedMps: 3,
    }));
    const run = folder.at('sparse.fit');
    writeFileSync(run, encodeFit({ samples }));
    for (const follow of ['cadence', 'speed']) {
      const trace = await renderTrace(
        `sparse-${follow}`,
        '--replay',
        run,
        '--set',
        `conductor.follow=${follow}`,
      );
      const tempi = trace
        .of('intent')
        .filter((intent) => intent.atSeconds > 20)
        .map((intent) => intent.tempoBpm);
      expect(tempi.length).toBeGreaterThan(50);
      expect(Math.max(...tempi) / Math.min(...tempi)).toBeLessThan(1.005);
    }
  });
});

describe('what cannot be rendered', () => {
  const run = (...args: readonly string[]) => tactus('render', ...args);
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(folder.at(name), content);
    return folder.at(name);
  };
  const whole = encodeFit({
    samples: Array.from({ length: 60 }, (_, atSeconds) => ({ atSeconds, stridesPerMinute: 80 })),
  });
  const cycling = encodeFit({
    samples: [{ atSeconds: 0 }, { atSeconds: 60 }],
    sessions: [{ sport: 2, from: 0, to: 60 }],
  });
  const corrupt = Buffer.from(whole).fill(0xa5, 40, 200);
  const brokenModel = ['--set', 'composer.model=no-such-model'];

  it.each([
    ['a file that is not there', 66, () => run('--replay', folder.at('absent.fit'))],
    ['an empty file', 65, () => run('--replay', file('empty.fit', ''))],
    ['a truncated file', 65, () => run('--replay', file('short.fit', whole.subarray(0, whole.length - 90)))],
    ['a corrupt file', 65, () => run('--replay', file('corrupt.fit', corrupt))],
    ['a FIT without a run', 65, () => run('--replay', file('cycling.fit', cycling))],
    ['text that is no recording', 65, () => run('--replay', file('letter.txt', 'Dear runner,\n'))],
    ['nothing at all', 64, () => run()],
    ['two runs at once', 64, () => run('--simulate', 'easy', '--replay', folder.at('whole.fit'))],
    ['an unknown simulation', 64, () => run('--simulate', 'esay')],
    ['an unknown style', 64, () => run('--simulate', 'easy', '--style', 'polka')],
    ['an unknown model', 64, () => run('--simulate', 'easy', ...brokenModel)],
    ['a bad number', 64, () => run('--simulate', 'easy', '--seconds', 'ten')],
    ['an unknown option', 64, () => run('--simulate', 'easy', '--loud')],
    ['an unknown command', 64, () => tactus('rendre')],
    [
      'an option out of range',
      78,
      () => run('--simulate', 'easy', '--set', 'conductor.referenceTempoBpm=900'),
    ],
    ['an unknown setting', 78, () => run('--simulate', 'easy', '--set', 'conductor.folow=speed')],
  ])('%s ends with %i and one clear message', async (_what, code, attempt) => {
    const ended = await attempt();
    expect(ended.code, ended.stderr).toBe(code);
    expect(ended.stdout).toBe('');
    expect(ended.stderr.length).toBeGreaterThan(20);
    expect(ended.stderr.trim().split('\n').length).toBeLessThan(6);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it('a target that cannot be written ends with 73 and leaves nothing behind', async () => {
    writeFileSync(folder.at('whole.fit'), whole);
    const before = readdirSync(path.dirname(folder.at('x')));
    const wanted = ['--wav', folder.at('good.wav'), '--trace', folder.at('no-folder/a.jsonl')];
    const ended = await run('--replay', folder.at('whole.fit'), '--seconds', '5', ...wanted);
    expect(ended.code).toBe(73);
    expect(ended.stderr).toContain('no-folder');
    expect(readdirSync(path.dirname(folder.at('x')))).toEqual(before);
  });
});
