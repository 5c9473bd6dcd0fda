import { expect, it } from 'vitest';
import { unzip } from './testing/unzip.ts';
import { zipFiles } from './zip-file.ts';

it('is read by others, whatever is in it', async () => {
  const files = [
    { name: 'README.txt', content: 'What is here.\n' },
    { name: 'grün/leer.txt', content: '' },
    { name: 'long.txt', content: 'tick tack '.repeat(50_000) },
  ];
  const bytes = await zipFiles(files, new Date('2026-11-27T18:40:02Z'));
  expect(bytes.length).toBeLessThan(5000);
  expect(await unzip(bytes)).toEqual(
    files.map((file) => ({ ...file, at: new Date('2026-11-27T18:40:02Z').getTime() })),
  );
  expect(await unzip(await zipFiles([], new Date(0)))).toEqual([]);
});
