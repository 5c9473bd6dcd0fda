import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { runProgram, temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

// The same as `npm run test:fuzz`, which sends a million.
it('ten thousand mutated messages: no crash, no growth, no late block, and a page beside them is answered', async () => {
  const program = fileURLToPath(new URL('../tools/checks/fuzz-socket.mjs', import.meta.url));
  const report = folder.at('report.json');
  // Tests beside this one render sound in real time, too, on few processors.
  const { code, stdout } = await runProgram(program, [
    ...['--messages', '10000', '--late-share', '0.02', '--again'],
    ...['--report', report],
  ]);
  expect(code, stdout).toBe(0);
  const { messages, faults, blocks } = JSON.parse(readFileSync(report, 'utf8'));
  expect(faults).toEqual([]);
  expect(messages).toBeGreaterThanOrEqual(10_000);
  expect(blocks).toBeGreaterThan(0);
});
