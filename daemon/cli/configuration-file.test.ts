import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { savedConfigurationFile, usualConfigurationFile } from './configuration-file.ts';

let folder = '';
let system = '';
let own = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tactus-files-'));
  [system, own] = ['etc', 'home'].map((name) => path.join(folder, name, 'tactus.yaml')) as [string, string];
});
afterEach(() => rmSync(folder, { recursive: true }));

const make = (file: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
};
const files = () => [usualConfigurationFile(system, own), savedConfigurationFile(system, own)];

it("the system's file is read and changed where it is there, else one's own", () => {
  make(own);
  expect(files()).toEqual([own, own]);
  make(system);
  expect(files()).toEqual([system, system]);
});

it('where neither is there, one is made where the next start reads it', () => {
  expect(files()).toEqual([system, own]);
  make(own);
  expect(usualConfigurationFile(system, own)).toBe(own);
  rmSync(own);
  mkdirSync(path.dirname(system));
  expect(files()).toEqual([system, system]);
});

it.skipIf(process.platform !== 'linux')("who may not look at the system's file has one of their own", () => {
  // Not even root may look behind it.
  const closed = '/proc/self/fd/4294967295/'.repeat(400);
  // What is read is told to be closed, and the defaults stand in.
  expect([usualConfigurationFile(closed, own), savedConfigurationFile(closed, own)]).toEqual([closed, own]);
  make(own);
  expect([usualConfigurationFile(closed, own), savedConfigurationFile(closed, own)]).toEqual([own, own]);
});
