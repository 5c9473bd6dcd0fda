import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tinyModel } from '../testing/tiny.ts';
import { importModel } from './import.ts';
import { verifyModel } from './installed-model.ts';
import { readManifest } from './manifest.ts';
import { openModel } from './open-model.ts';
import { createModelStore, type ModelFolders } from './store.ts';

let root: string;
let folders: ModelFolders;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'tactus-store-'));
  folders = { package: path.join(root, 'models'), imported: path.join(root, 'state', 'models') };
  cpSync(tinyModel().folder, path.join(folders.package, 'tiny'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const inTiny = (name: string): string => path.join(folders.package, 'tiny', name);

function changeManifest(change: (manifest: Record<string, unknown>) => void): void {
  const manifest = JSON.parse(readFileSync(inTiny('manifest.json'), 'utf8'));
  change(manifest);
  writeFileSync(inTiny('manifest.json'), JSON.stringify(manifest));
}

describe('the model store', () => {
  it('finds and verifies what is there', () => {
    const store = createModelStore(folders);
    expect(store.list().models.map((model) => [model.manifest.name, model.origin])).toEqual([
      ['tiny', 'package'],
    ]);
    verifyModel(store.find('tiny'));
  });

  it('an unknown name is a usage error that names the nearest', () => {
    expect(() => createModelStore(folders).find('tinny')).toThrow(
      expect.objectContaining({ exitCode: 64, fix: expect.stringContaining('"tiny"') }),
    );
  });

  it('what cannot be read is told, and hides no other model', () => {
    mkdirSync(path.join(folders.imported, 'closed', 'manifest.json'), { recursive: true });
    const { models, broken } = createModelStore(folders).list();
    expect(models.map(({ manifest }) => manifest.name)).toEqual(['tiny']);
    expect(broken).toMatchObject([
      { error: { kind: 'noInput', message: expect.stringContaining('closed') } },
    ]);
  });

  it('says what to do when there is no model at all', () => {
    const none = { package: path.join(root, 'nowhere'), imported: path.join(root, 'nowhere-else') };
    expect(() => createModelStore(none).find('standard')).toThrow(expect.objectContaining({ exitCode: 64 }));
  });

  it('a precision that the model does not come in is a usage error', async () => {
    const model = createModelStore(folders).find('tiny');
    await expect(openModel(model, { precision: 'int8' })).rejects.toMatchObject({ exitCode: 64 });
  });

  it.each<[string, () => void]>([
    ['is cut short', () => truncateSync(inTiny('model.fp32.onnx'), 1000)],
    ['is missing', () => rmSync(inTiny('model.fp32.onnx'))],
    [
      'was changed',
      () => {
        const bytes = readFileSync(inTiny('model.fp32.onnx'));
        bytes[500] = bytes[500]! ^ 1;
        writeFileSync(inTiny('model.fp32.onnx'), bytes);
      },
    ],
  ])('a graph that %s is refused', (_, spoil) => {
    const model = createModelStore(folders).find('tiny');
    spoil();
    expect(() => verifyModel(model)).toThrow(expect.objectContaining({ exitCode: 65 }));
  });

  it.each<[string, () => void]>([
    ['is missing', () => rmSync(inTiny('manifest.json'))],
    ['is not JSON', () => writeFileSync(inTiny('manifest.json'), '{"name":')],
    [
      'reaches outside its folder',
      () => changeManifest((m) => Object.assign((m.files as object[])[0]!, { path: '../x' })),
    ],
    ['counts its lanes wrongly', () => changeManifest((m) => Object.assign(m, { laneCount: 7 }))],
    ['is of a kind that nobody knows', () => changeManifest((m) => Object.assign(m, { kind: 'oracle' }))],
    ['is of another format', () => changeManifest((m) => Object.assign(m, { formatVersion: 2 }))],
    [
      'is like a style that nobody knows',
      () => changeManifest((m) => Object.assign((m.styles as object[])[0]!, { like: 'elctronic' })),
    ],
    ['is huge', () => writeFileSync(inTiny('manifest.json'), ' '.repeat(2_000_000))],
  ])('a manifest that %s is refused, and hides no other model', (_, spoil) => {
    cpSync(path.join(folders.package, 'tiny'), path.join(folders.imported, 'good'), { recursive: true });
    spoil();
    const store = createModelStore(folders);
    expect(() => store.find('tiny').folder).toThrow(expect.objectContaining({ exitCode: 65 }));
    const { models, broken } = store.list();
    expect(models.length).toBe(1);
    expect(broken.length).toBe(1);
  });
});

it('a style that is like none of ours is told with the nearest', () => {
  changeManifest((m) => Object.assign((m.styles as object[])[0]!, { like: 'elctronic' }));
  expect(() => readManifest(inTiny(''))).toThrow(/styles\.0\.like: .* Did you mean "electronic"\?/);
});

describe('importing a model', () => {
  it('copies, replaces, and leaves nothing half-done', async () => {
    const source = inTiny('');
    await importModel(source, folders.imported);
    const model = await importModel(source, folders.imported);
    expect(model.folder).toBe(path.join(folders.imported, 'tiny'));
    expect(
      createModelStore(folders)
        .list()
        .models.map(({ origin }) => origin),
    ).toEqual(['imported']);
  });

  it('clears what killed imports left, and gives back what they had not put away yet', async () => {
    const source = inTiny('');
    const at = (name: string): string => path.join(folders.imported, name);
    for (const name of ['.half.new', '.lost.old']) mkdirSync(at(name), { recursive: true });
    mkdirSync(at('kept'));
    mkdirSync(at('.kept.old'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7_200_000 });
    try {
      await importModel(source, folders.imported);
    } finally {
      vi.useRealTimers();
    }
    expect(readdirSync(folders.imported).sort()).toEqual(['kept', 'lost', 'tiny']);
  });

  it('refuses what is no model', async () => {
    const empty = path.join(root, 'empty');
    mkdirSync(empty);
    await expect(importModel(empty, folders.imported)).rejects.toMatchObject({ exitCode: 65 });
    await expect(importModel(path.join(root, 'none'), folders.imported)).rejects.toMatchObject({
      exitCode: 66,
    });
    expect(
      createModelStore(folders)
        .list()
        .models.map(({ origin }) => origin),
    ).toEqual(['package']);
  });

  it('says so when it cannot be written', async () => {
    writeFileSync(path.join(root, 'state'), 'a file where a folder should be');
    await expect(importModel(inTiny(''), folders.imported)).rejects.toMatchObject({ exitCode: 73 });
  });
});
