import { existsSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { type Ended, entry, runProgram, temporaryFolder } from './support/cli.ts';
import { eventually, post, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

it('is learnt from skips, told by the command, and erased by it, whether the daemon runs or not', {
  timeout: 240_000,
}, async () => {
  const state = folder.at('state');
  const file = folder.at('state/taste.json');
  const tactus = (...args: readonly string[]): Promise<Ended> =>
    runProgram(entry, ['taste', ...args], { STATE_DIRECTORY: state });
  const daemon = await startDaemon(
    state,
    ...['--simulate', 'easy', '--output', 'null', '--play', '--set', 'taste.learns=true'],
    ...['--set', 'conductor.style=auto'],
  );
  const { port } = new URL(daemon.url);
  const dislikes = async (): Promise<boolean> => {
    const { leanings } = (await daemon.get('/api/v1/state')).taste;
    return leanings.some(({ liking }: { readonly liking: number }) => liking < 0);
  };
  const tells = (words: RegExp): Promise<true> =>
    eventually(async () => words.test((await tactus()).stdout) || undefined);
  try {
    await eventually(async () => {
      if (await dislikes()) return true;
      await post(daemon, '/api/v1/intent', { cue: 'skip' });
      return undefined;
    });
    await tells(/^Less of: /);
    expect(await tactus('forget', '--port', port)).toMatchObject({ code: 0, stderr: '' });
    expect(await dislikes()).toBe(false);
    await tells(/^Nothing is known/);
  } finally {
    await daemon.stop();
  }
  expect(existsSync(file)).toBe(true);
  expect(await tactus('forget', '--port', port)).toMatchObject({ code: 0 });
  expect(existsSync(file)).toBe(false);
});
