import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { copyModel } from './import.ts';

const folder = mkdtempSync(join(tmpdir(), 'tactus-copy-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('copies what links lead to, and follows none that nobody has checked', () => {
  const [source, target] = [join(folder, 'source'), join(folder, 'target')];
  mkdirSync(source);
  mkdirSync(target);
  // As a cache of downloads keeps it: names that lead to blobs.
  for (const name of ['manifest.json', 'model.onnx']) {
    writeFileSync(join(folder, `blob-${name}`), name);
    symlinkSync(join('..', `blob-${name}`), join(source, name));
  }
  writeFileSync(join(folder, 'secret'), 'secret');
  symlinkSync(join(folder, 'secret'), join(source, 'MODEL_CARD.md'));
  writeFileSync(join(source, 'baseline.json'), '{}');
  copyModel(source, { files: [{ path: 'model.onnx', bytes: 10, sha256: '' }] }, target);
  expect(readdirSync(target).sort()).toEqual(['baseline.json', 'manifest.json', 'model.onnx']);
  for (const name of readdirSync(target)) expect(lstatSync(join(target, name)).isFile()).toBe(true);
  expect(readFileSync(join(target, 'model.onnx'), 'utf8')).toBe('model.onnx');
});
