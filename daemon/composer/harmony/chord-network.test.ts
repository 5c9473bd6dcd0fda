import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createChordBank } from './chord-bank.ts';
import { readChordNetwork, shippedChordNetworkPath } from './chord-network-file.ts';

const rowSchema = z.object({
  style: z.string().nullable(),
  mode: z.enum(['major', 'minor']),
  before: z.array(z.object({ chord: z.string(), half: z.number() })),
  half: z.number(),
  chances: z.array(z.number()),
});

const network = readChordNetwork();

const shares = (counts: ReadonlyMap<string, number>): number[] => {
  const all = [...counts.values()].reduce((a, b) => a + b, 0);
  return [...counts.values()].map((count) => count / all);
};

describe('the network of chords', () => {
  it('computes what PyTorch computes', () => {
    const file = path.join(import.meta.dirname, 'testing', 'pytorch-chords.jsonl');
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
      const { style, mode, before, half, chances } = rowSchema.parse(JSON.parse(line));
      const ours = shares(network.chances({ style: style ?? undefined, mode }, before, half));
      expect(ours.length).toBe(chances.length);
      for (const [i, share] of ours.entries()) expect(Math.abs(share - chances[i]!)).toBeLessThan(1e-5);
    }
  });

  it('says the same again, whatever was asked between', () => {
    const told = { style: 'rock', mode: 'major' } as const;
    const before = [
      { chord: 'I', half: 0 },
      { chord: 'bVII', half: 2 },
    ];
    const first = network.chances(told, before, 4);
    for (let half = 0; half < 3000; half += 1) network.chances(told, [{ chord: `X${half}`, half: 0 }], 4);
    expect(network.chances(told, before, 4)).toEqual(first);
  });

  it('holds little of what it was asked, however much that was', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const own = readChordNetwork();
    const heldAfter = (asked: number): number => {
      for (let i = 0; i < asked; i += 1)
        own.chances({ style: 'rock', mode: 'major' }, [{ chord: `X${i}`, half: 0 }], 4);
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = heldAfter(1);
    expect(heldAfter(900) - before).toBeLessThan(1e6);
  });

  it('knows that a chord leads on: a dominant comes home, and in rock more goes over the flat seventh', () => {
    const following = (style: string, chord: string, next: string): number => {
      const chances = createChordBank()
        .chain(style, 'major')!
        .chances(
          [
            { chord: 'I', half: 0 },
            { chord, half: 4 },
          ],
          6,
        );
      return chances.get(next)! / [...chances.values()].reduce((a, b) => a + b, 0);
    };
    expect(following('folk', 'V7', 'I')).toBeGreaterThan(0.6);
    expect(following('rock', 'bVII', 'IV')).toBeGreaterThan(following('rock', 'bVII', 'iii'));
  });

  it('proposes no chord that a style has not', () => {
    const counted = createChordBank(undefined, null).chain('folk', 'major')!.chances([], 0);
    const told = createChordBank().chain('folk', 'major')!.chances([], 0);
    expect([...told.keys()]).toEqual([...counted.keys()]);
  });
});

describe('a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-chords-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (change: Record<string, unknown>): string => {
    const file = path.join(folder, 'chords.json');
    const content = JSON.parse(readFileSync(shippedChordNetworkPath, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...content, ...change }));
    return file;
  };

  it.each([
    ['of another kind', { kind: 'drum-vae' }],
    ['whose weights are others', { weights: 'AAAA' }],
    ['with a chord too few', { chords: ['I', 'V'] }],
    ['without a style', { styles: [] }],
  ])('%s is refused', (_, change) => {
    expect(() => readChordNetwork(written(change))).toThrow('knows no chords');
  });

  it('that is not there is told', () => {
    expect(() => readChordNetwork('/nowhere/chords.json')).toThrow('cannot be read');
  });
});
