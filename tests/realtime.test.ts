import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { bearableHoldMs } from '../daemon/cli/hold-watch.ts';
import { tactus, temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

interface Told {
  readonly machine: Readonly<Record<string, unknown>>;
  readonly results: readonly { readonly name: string; readonly value?: number; readonly skipped?: string }[];
}

const bufferMs = 100;

it('plays on time and without a gap while main is blocked and a core is busy, where it may have real-time priority', async () => {
  const report = folder.at('realtime.json');
  const bench = async (minutes: string): Promise<Map<string, number | string>> => {
    const { code, stdout, stderr } = await tactus(
      ...['bench', 'realtime', '--json', '--buffer-ms', String(bufferMs)],
      ...['--minutes', minutes, '--report', report],
    );
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const { results } = JSON.parse(stdout) as Told;
    return new Map(results.map(({ name, value, skipped }) => [name, value ?? skipped ?? '']));
  };
  const told = await bench('2');
  const blocks = told.get('realtime.blocks');
  if (blocks === undefined) {
    console.warn(`Nothing is played in real time: ${told.get('realtime.lateBlocks')}`);
    expect(told.get('realtime.lateBlocks')).toMatch(/PipeWire|real-time priority/);
    return;
  }
  // Beside ours, a thread with the same rights: where the machine kept that from the processor, it kept ours, too.
  const heldMs = Number(told.get('realtime.machine.longestHoldMs'));
  const isFair = heldMs < bearableHoldMs(bufferMs);
  if (!isFair) console.warn(`The machine stood still for ${heldMs} ms: what was late is not told.`);
  expect(blocks).toBeGreaterThan(100 * 150);
  expect(told.get('realtime.ramp.frames')).toBeGreaterThan(20 * 48_000);
  if (isFair) {
    expect(told.get('realtime.lateBlocks')).toBe(0);
    expect(told.get('realtime.underruns')).toBe(0);
    expect(told.get('realtime.ramp.gaps')).toBe(0);
  }
  // What is done is not done again.
  expect(await bench('2')).toEqual(told);
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ phases: [{ bufferMs, starts: 1 }] });
}, 600_000);
