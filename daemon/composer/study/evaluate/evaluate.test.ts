import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { chordSymbol } from '../../../score/chord.ts';
import { laneLayout } from '../../lanes.ts';
import { openModel } from '../../models/open-model.ts';
import { tinyModel } from '../../testing/tiny.ts';
import { assignRoles } from './assign-roles.ts';
import { evaluate, modelStyleOf } from './evaluate.ts';
import { preparePiece } from './prepare-piece.ts';
import { readPieces, type SourcePiece } from './read-pieces.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-pieces-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A tune over C G Am F, a bar each: block chords (their lowest note is the bass) and a melody. */
function tune(style = 'folk-reel'): SourcePiece {
  const roots = [48, 43, 45, 41];
  const thirds = [4, 4, 3, 4];
  const notes: SourcePiece['notes'] = [];
  for (let bar = 0; bar < 4; bar++) {
    const root = roots[bar]!;
    for (const tone of [0, thirds[bar]!, 7]) notes.push([bar * 16, root + tone, 16, 80, 1]);
    for (let beat = 0; beat < 4; beat++)
      notes.push([bar * 16 + beat * 4, root + 24 + [0, 7, 12, 7][beat]!, 4, 90, 0]);
  }
  return { id: 'tune', style, tracks: [{ role: 'melody' }, { role: 'chords' }], notes };
}

describe('preparing a piece', () => {
  const { manifest } = tinyModel();
  const layout = laneLayout(manifest.roles);

  it('takes the lowest note of block chords for the bass', () => {
    const roles = assignRoles(tune());
    expect(roles.bass.map((note) => note.pitchMidi)).toEqual([48, 43, 45, 41]);
    expect(roles.chords.length).toBe(8);
    expect(roles.lead.length).toBe(16);
  });

  it('hears the chords', () => {
    const piece = preparePiece(tune(), layout);
    const symbols = piece?.chords.map((chord) => (chord === undefined ? '-' : chordSymbol(chord)));
    expect(symbols).toEqual(['C', 'G', 'Am', 'F'].flatMap((symbol) => new Array(4).fill(symbol)));
  });

  it('counts onsets and folds what does not fit', () => {
    const piece = preparePiece(tune(), layout)!;
    expect([...piece.onsets[2]!]).toEqual(new Array(4).fill(4));
    expect([...piece.onsets[0]!]).toEqual(new Array(4).fill(1));
    expect(piece.hasRole).toEqual([true, true, true]);
  });

  it('leaves out what training would leave out', () => {
    const short = { ...tune(), notes: tune().notes.filter(([step]) => step < 48) };
    expect(preparePiece(short, layout)).toBeUndefined();
  });
});

describe('scoring', () => {
  it('gives the same nats a step whatever else was scored before', async () => {
    const { evaluate: score, roles, close } = await openModel(tinyModel());
    const scorer = { score: score!, roles, styles: tinyModel().manifest.styles };
    const alone = await evaluate(scorer, [tune()]);
    const twice = await evaluate(scorer, [tune('unheard-of'), tune()]);
    const nll = alone.results.find(({ name }) => name === 'nll.folk');
    expect(nll?.value).toBeGreaterThan(0);
    expect(twice.results.find(({ name }) => name === 'nll.folk')?.value).toBe(nll?.value);
    expect(twice.unknownStyles).toEqual(['unheard-of']);
    expect(twice.results.find(({ name }) => name === 'nll')?.pieces).toBe(2);
    await close();
  });
});

describe('reading a file of pieces', () => {
  const write = (name: string, bytes: Uint8Array | string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const line = JSON.stringify(tune());

  it('reads JSON lines, gzipped or not', () => {
    expect(readPieces(write('a.jsonl', `${line}\n${line}\n`)).length).toBe(2);
    expect(readPieces(write('a.jsonl.gz', gzipSync(line))).length).toBe(1);
  });

  it('names what is wrong', () => {
    expect(() => readPieces(path.join(folder, 'none'))).toThrow(expect.objectContaining({ exitCode: 66 }));
    expect(() => readPieces(write('cut.gz', gzipSync(line).subarray(0, 40)))).toThrow(
      expect.objectContaining({ exitCode: 65 }),
    );
    expect(() => readPieces(write('bad.jsonl', `${line}\n{"id":1}`))).toThrow(
      expect.objectContaining({ exitCode: 65, message: expect.stringContaining('line 2') }),
    );
  });
});

it('labels of files are looked up by the manifest’s patterns', () => {
  const style = (name: string, labels?: string[]) => ({
    name,
    trainPieces: 1,
    onsetsPerBar: {},
    ...(labels === undefined ? {} : { labels }),
  });
  const manifest = {
    styles: [style('ragtime', ['ragtime', 'march']), style('game', ['game*']), style('folk')],
  };
  expect(
    ['march', 'game-rock', 'folk-reel', 'folk', 'folklore', 'a.march'].map((label) =>
      modelStyleOf(manifest, label),
    ),
  ).toEqual(['ragtime', 'game', 'folk', 'folk', undefined, undefined]);
});
