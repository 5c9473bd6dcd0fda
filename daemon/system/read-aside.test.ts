import { expect, it } from 'vitest';
import { ManualTime } from '../time/timers.ts';
import { readAside } from './read-aside.ts';

const time = new ManualTime();
const read = async (wish: string): Promise<string[]> => {
  const pieces: string[] = [];
  await readAside<string>({
    entry: new URL('./testing/glutton.process.mjs', import.meta.url),
    name: 'tune.mid',
    bytes: Buffer.from(wish),
    onPiece: (piece) => pieces.push(piece),
    limits: { memoryMegabytes: 32, seconds: 20 },
    fix: 'Use another.',
    timers: time,
  });
  return pieces;
};

it('gives what was read, and leaves no timer behind', async () => {
  expect(await read('la la la')).toEqual(['la la la']);
  await expect.poll(() => time.pending).toBe(0);
});

it('refuses a file that takes all memory, and goes on', async () => {
  await expect(read('grow')).rejects.toMatchObject({
    kind: 'badData',
    message: 'tune.mid needs more than 32 MB of memory to be read',
    fix: 'Use another.',
  });
});

it('refuses a file that is never read, and ends its reader', async () => {
  const reading = read('linger');
  await Promise.all([
    expect(reading).rejects.toMatchObject({ kind: 'badData', message: 'tune.mid is not read within 20 s' }),
    time.advance(21),
  ]);
  await expect.poll(() => time.pending).toBe(0);
});

it('says so when the reader dies of something else', async () => {
  await expect(read('leave')).rejects.toMatchObject({
    kind: 'badData',
    message: /ended early \(exit code 3\)/,
  });
});
