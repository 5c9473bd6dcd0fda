import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { type TraceLine, traceLineSchema } from '../daemon/recorder/trace.ts';
import { type Ended, entry, runProgram, temporaryFolder } from './support/cli.ts';
import { eventually, post, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const tactus = (...args: readonly string[]): Promise<Ended> =>
  runProgram(entry, ['workouts', ...args], { STATE_DIRECTORY: folder.at('state') });
const file = (name: string, text: string): string => {
  writeFileSync(folder.at(name), text);
  return folder.at(name);
};
const zwo = `<workout_file><name>Two by one</name><workout>
  <IntervalsT Repeat="2" OnDuration="60" OffDuration="30" OnPower="1.1" OffPower="0.5"/><Teleport/></workout></workout_file>`;

it('are imported, listed, shown and deleted', { timeout: 120_000 }, async () => {
  expect((await tactus('list')).stdout).toContain('No workouts yet');
  const imported = await tactus('import', file('a.zwo', zwo));
  expect(imported).toMatchObject({ code: 0, stdout: 'two-by-one: 4 steps, 3:00\n' });
  expect(imported.stderr).toContain('<teleport> is not known and was left out');
  const again = await tactus('import', folder.at('a.zwo'), '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ name: 'two-by-one', replaced: true });
  await tactus('import', file('mine.yaml', 'steps: [{ work: 2 km, pace: 5:00 }]'), '--name', 'my.own');

  const { workouts } = JSON.parse((await tactus('list', '--json')).stdout);
  expect(workouts.map(({ name }: { name: string }) => name)).toEqual(['my.own', 'two-by-one']);
  expect((await tactus('list')).stdout).toMatch(/^my\.own .*1 step, 2 km/);
  expect((await tactus('show', 'two-by-one')).stdout).toContain('3 work           1:00    2/2  110 % of FTP');
  expect(JSON.parse((await tactus('show', 'my.own', '--json')).stdout).workout.steps).toHaveLength(1);
  expect(await tactus('delete', 'my.own')).toMatchObject({ code: 0, stdout: 'my.own is gone\n' });
  expect((await tactus('list')).stdout).not.toContain('my.own');
});

it('say with exit codes what is wrong', { timeout: 120_000 }, async () => {
  const codes = async (...args: readonly string[]): Promise<string> => {
    const { code, stderr } = await tactus(...args);
    return `${code} ${stderr}`;
  };
  expect(await codes('import', folder.at('absent.zwo'))).toMatch(/^66 .*There is no file/s);
  expect(await codes('import', folder.at(''))).toMatch(/^66 .*not a file/s);
  expect(await codes('import', file('b.zwo', '<!DOCTYPE a><workout_file/>'))).toMatch(/^65 .*document type/s);
  expect(await codes('import', file('c.zwo', ' '.repeat(600 * 1024)))).toMatch(/^65 .*larger than 512 KiB/s);
  expect(await codes('import', folder.at('a.zwo'), '--name', 'A B')).toMatch(/^64 .*cannot be a name/s);
  expect(await codes('show', 'absent')).toMatch(/^66 .*There is no workout "absent"/s);
  expect(await codes('delete', 'absent')).toMatch(/^66 /);
  expect(await codes('run')).toMatch(/^64 /);
});

const short = file(
  'short.yaml',
  `title: Short
steps:
  - { warmUp: 25 s }
  - { work: 60 m }
  - { rest: 20 s }
  - { coolDown: 14 s }`,
);

type BarLine = Extract<TraceLine, { kind: 'bar' }>;

/** Changes of step in a trace: when the body came to it, and the bar that begins it. Throws what is not as it should be. */
function checkChanges(path: string, steps: number): void {
  const lines = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => traceLineSchema.parse(JSON.parse(line)));
  const bars = lines.filter((line): line is BarLine => line.kind === 'bar');
  for (let step = 1; step < steps; step += 1) {
    const came = lines.find((line) => line.kind === 'intent' && line.workoutStep === step)!;
    if (stoodStill(lines, came.atSeconds)) continue;
    const at = bars.findIndex((bar) => bar.workoutStep === step);
    const [landing, last, before] = [bars[at]!, bars[at - 1]!, bars[at - 2]!];
    // What the body does is told twice a second.
    const barSeconds = landing.atSeconds - last.atSeconds;
    expect(Math.abs(landing.atSeconds - came.atSeconds), `step ${step}`).toBeLessThan(barSeconds + 0.6);
    expect([before.barsToChange, last.barsToChange, landing.barsToChange ?? 0]).toEqual([2, 1, 0]);
    // The song ends where the cool-down begins, and a rest as short as this may be its outro already.
    expect(landing.section).toMatch([/^chorus$/, /^(verse|outro)$/, /^outro$/][step - 1]!);
    // Announced two bars before: two strokes, then four.
    const strokes = (bar: BarLine): number =>
      lines.filter(
        (line) =>
          line.kind === 'note' &&
          line.part === 'drums' &&
          line.pitchMidi === 76 &&
          line.atBeat > bar.startBeat - 0.1 &&
          line.atBeat < bar.startBeat + bar.lengthBeats - 0.1,
      ).length;
    expect([before, last, landing].map(strokes)).toEqual([2, 4, 0]);
  }
}

/** Before this moment a daemon that has no processor looked at nobody for seconds: it could not know what comes. */
function stoodStill(lines: readonly TraceLine[], atSeconds: number): boolean {
  const looks = lines
    .filter((line) => line.kind === 'intent')
    .map((line) => line.atSeconds)
    .filter((at) => at > atSeconds - 12 && at <= atSeconds);
  return looks.some((at, i) => i > 0 && at - looks[i - 1]! > 2);
}

it('become the song of a render, and without one nothing is different', { timeout: 300_000 }, async () => {
  await tactus('import', short);
  const render = (name: string, ...args: readonly string[]): Promise<Ended> =>
    runProgram(
      entry,
      ['render', '--simulate', 'easy', '--seconds', '90', '--trace', folder.at(name), ...args],
      { STATE_DIRECTORY: folder.at('state') },
    );
  expect(await render('workout.jsonl', '--set', 'conductor.workout=short')).toMatchObject({ code: 0 });
  checkChanges(folder.at('workout.jsonl'), 4);
  await render('none.jsonl');
  const { code, stderr } = await render('absent.jsonl', '--set', 'conductor.workout=absent');
  expect(code).toBe(0);
  expect(stderr).toContain('the music is played to none');
  expect(readFileSync(folder.at('absent.jsonl'), 'utf8')).toBe(readFileSync(folder.at('none.jsonl'), 'utf8'));
});

it('are begun while it plays; live each change comes announced, too, and the steps are the laps of the run', {
  timeout: 600_000,
}, async () => {
  await tactus('import', short);
  const state = folder.at('state');
  const trace = folder.at('live.jsonl');
  const daemon = await startDaemon(state, '--simulate', 'easy', '--output', 'null', '--trace', trace);
  await eventually(async () => (await daemon.get('/api/v1/state')).playing === 'playing');
  expect(await post(daemon, '/api/v1/intent', { workout: 'absent' })).toMatchObject({
    error: expect.stringContaining('There is no workout "absent"'),
  });
  const before = (await daemon.get('/api/v1/state')).run.laps;
  const begun = await post(daemon, '/api/v1/intent', { workout: 'short' });
  expect(begun.workout).toMatchObject({ name: 'short', title: 'Short', steps: 4 });
  const running = await eventually(async () => {
    const { workout } = await daemon.get('/api/v1/state');
    return workout.index === 1 ? workout : undefined;
  });
  expect(running).toMatchObject({ state: 'running', step: { purpose: 'work' }, next: { purpose: 'rest' } });
  expect(running.leftMeters).toBeGreaterThan(0);
  await eventually(async () => (await daemon.get('/api/v1/state')).workout.state === 'over', 300);
  const after = await daemon.get('/api/v1/state');
  expect(after.run.laps).toBe(before + 4);
  expect(after.workout.step).toBeUndefined();
  expect(await post(daemon, '/api/v1/intent', { workout: 'none' })).not.toHaveProperty('workout');
  await daemon.stop();
  checkChanges(trace, 4);
});

it('go on where they were when the daemon was killed', { timeout: 600_000 }, async () => {
  const long = file('long.yaml', 'title: Long\nsteps:\n  - { warmUp: 8 s }\n  - { work: 1:00:00 }\n');
  const state = folder.at('killed');
  const start = () => startDaemon(state, '--simulate', 'easy', '--output', 'null');
  const first = await start();
  const content = readFileSync(long).toString('base64');
  const sent = await post(first, '/api/v1/workouts', { file: 'long.yaml', content });
  expect(sent).toMatchObject({ name: 'long', replaced: false });
  expect((await first.get('/api/v1/workouts')).workouts).toMatchObject([{ name: 'long', steps: 2 }]);
  await post(first, '/api/v1/intent', { workout: 'long' });
  const kept = (): { readonly index?: number; readonly elapsedSeconds: number } | undefined =>
    existsSync(`${state}/workout.json`)
      ? JSON.parse(readFileSync(`${state}/workout.json`, 'utf8')).place
      : undefined;
  await eventually(() => kept()?.index === 1 && kept()!.elapsedSeconds > 10);
  first.process.kill('SIGKILL');
  const { elapsedSeconds } = kept()!;
  const second = await start();
  const { workout, run } = await eventually(async () => {
    const found = await second.get('/api/v1/state');
    return found.workout?.state === 'running' ? found : undefined;
  });
  expect(workout).toMatchObject({ name: 'long', index: 1 });
  // It goes on where it was kept, with what was run since.
  expect(Math.abs(workout.elapsedSeconds - run.elapsedSeconds - elapsedSeconds)).toBeLessThan(5);
  await second.stop();
});
