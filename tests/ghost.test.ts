import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { samplesOf } from '../daemon/outputs/wav/wav-chunks.ts';
import { parts } from '../daemon/score/note.ts';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const tactus = (...args: readonly string[]) =>
  runProgram(entry, args, { STATE_DIRECTORY: folder.at('state') });

/** A run with a pod, as our own traces have it: a speed for each second. */
function writeRun(name: string, speedsMps: readonly number[]): string {
  const line = (atSeconds: number, reading: object): string =>
    `${JSON.stringify({ kind: 'reading', atSeconds, sensorId: 'pod', ...reading })}\n`;
  const text = speedsMps.map(
    (speedMps, second) =>
      line(second, { reading: 'speed', speedMps }) + line(second, { reading: 'cadence', cadenceSpm: 168 }),
  );
  writeFileSync(folder.at(name), text.join(''));
  return folder.at(name);
}
const seconds = (count: number, speedMps: number): readonly number[] => Array<number>(count).fill(speedMps);

/** 60 m in 10 s, and 15 m in 15 s; then both as whoever runs now: ten seconds ahead, and ten behind. */
const ahead = [...seconds(10, 6), ...seconds(80, 3)];
const behind = [...seconds(15, 1), ...seconds(80, 3)];
const renderedSeconds = 30;
/** All but the part that he plays are silent: its place is what is measured. */
const alone = parts
  .filter((part) => part !== 'chords')
  .flatMap((part) => ['--set', `player.partGainsDb.${part}=-60`]);

const render = (name: string, ghost: string) =>
  tactus(
    ...['render', '--replay', folder.at('now.jsonl'), '--seed', '3', '--ghost', ghost, ...alone],
    ...['--trace', folder.at(`${name}.jsonl`), '--midi', folder.at(`${name}.mid`)],
    ...['--wav', folder.at(`${name}.wav`)],
  );

/** Of the last eight seconds before it is faded out: how much louder the right is than the left, and how loud all is, dB. */
function heard(name: string): { readonly sideDb: number; readonly levelDb: number } {
  const bytes = samplesOf(readFileSync(folder.at(`${name}.wav`)));
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  const from = 2 * 48_000 * (renderedSeconds - 10);
  const power = [0, 0];
  for (let at = from; at < from + 2 * 48_000 * 8; at += 1) power[at % 2]! += samples[at]! ** 2;
  const [left = 0, right = 0] = power;
  return { sideDb: 10 * Math.log10(right / left), levelDb: 10 * Math.log10(left + right) };
}

interface PlaceLine {
  readonly kind: string;
  readonly atSeconds: number;
  readonly standing: string;
  readonly leadSeconds: number;
}
/** What the trace tells of him, and all else. */
function traced(name: string): { readonly places: readonly PlaceLine[]; readonly rest: string } {
  const lines = readFileSync(folder.at(`${name}.jsonl`), 'utf8').split('\n');
  const isPlace = (line: string): boolean => line.includes('"kind":"place"');
  return {
    places: lines.filter(isPlace).map((line) => JSON.parse(line) as PlaceLine),
    rest: lines.filter((line) => !isPlace(line)).join('\n'),
  };
}

let ids: readonly string[] = [];
beforeAll(async () => {
  writeRun('now.jsonl', seconds(renderedSeconds + 1, 3));
  const files = [writeRun('ahead.jsonl', ahead), writeRun('behind.jsonl', behind)];
  // They are called by when they were written.
  for (const [index, file] of files.entries()) {
    const writtenSeconds = 1_795_000_000 + 1000 * index;
    utimesSync(file, writtenSeconds, writtenSeconds);
  }
  expect((await tactus('sessions', 'import', ...files)).code).toBe(0);
  ids = readdirSync(folder.at('state/sessions')).sort();
  expect(ids).toHaveLength(2);
});

it('who was here ten seconds before is heard from the right and louder, after from the left and softer; the music is the same', async () => {
  const rendered = await Promise.all([
    render('none', 'off'),
    render('ahead', ids[0]!),
    render('behind', ids[1]!),
  ]);
  for (const each of rendered) expect(each).toMatchObject({ code: 0, stderr: '' });
  const none = traced('none');
  expect(none.places).toEqual([]);
  for (const [name, leadSeconds] of [
    ['ahead', 10],
    ['behind', -10],
  ] as const) {
    const { places, rest } = traced(name);
    expect(rest).toBe(none.rest);
    expect(readFileSync(folder.at(`${name}.mid`)).equals(readFileSync(folder.at('none.mid')))).toBe(true);
    expect(places.length).toBeGreaterThan(20);
    expect(places.at(-1)).toMatchObject({ standing: 'along', part: 'chords' });
    expect(Math.abs(places.at(-1)!.leadSeconds - leadSeconds)).toBeLessThan(1);
  }
  const [usual, right, left] = ['none', 'ahead', 'behind'].map(heard);
  expect(right!.sideDb).toBeGreaterThan(4);
  expect(left!.sideDb).toBeLessThan(-4);
  // The leveller takes some of it back where nothing else sounds.
  expect(right!.levelDb - usual!.levelDb).toBeGreaterThan(1);
  expect(left!.levelDb - usual!.levelDb).toBeLessThan(-1);
});

it('who is not there is told of, and nothing dies of it', async () => {
  const { code, stderr } = await tactus(
    ...['render', '--replay', folder.at('now.jsonl'), '--seconds', '2', '--ghost', '2020-01-01T00-00-00'],
    ...['--trace', folder.at('nobody.jsonl')],
  );
  expect(code).toBe(0);
  expect(stderr).toContain('there is no session 2020-01-01T00-00-00: nobody runs along');
  const wrong = await tactus('render', '--simulate', 'town', '--ghost', 'yesterday');
  expect([wrong.code, wrong.stderr]).toEqual([78, expect.stringContaining('last, best, or the id')]);
});
