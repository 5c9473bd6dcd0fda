import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runProgram } from './support/cli.ts';

const check = fileURLToPath(new URL('../tools/checks/saves.mjs', import.meta.url));

it('settings outlive a hundred kills while they are saved, the music is back, and nothing is left lying', {
  timeout: 600_000,
}, async () => {
  const { code, stdout, stderr } = await runProgram(check, ['--kills', '97', '--daemons', '3']);
  expect(code, stderr + stdout).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ kills: 100, faults: [], leftAfterStart: 0 },
    medianSeconds: expect.any(Number),
  });
});
