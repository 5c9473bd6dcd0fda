import { writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { type Ended, entry, runProgram, temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const tactus = (...args: readonly string[]): Promise<Ended> =>
  runProgram(entry, ['workouts', ...args], { STATE_DIRECTORY: folder.at('state') });
const file = (name: string, text: string): string => {
  writeFileSync(folder.at(name), text);
  return folder.at(name);
};
const zwo = `<workout_file><name>Two by one</name><workout>
  <IntervalsT Repeat="2" OnDuration="60" OffDuration="30" OnPower="1.1" OffPower="0.5"/><Teleport/></workout></workout_file>`;

it('are imported, listed, shown and deleted', { timeout: 120_000 }, async () => {
  expect((await tactus('list')).stdout).toContain('No workouts yet');
  const imported = await tactus('import', file('a.zwo', zwo));
  expect(imported).toMatchObject({ code: 0, stdout: 'two-by-one: 4 steps, 3:00\n' });
  expect(imported.stderr).toContain('<teleport> is not known and was left out');
  const again = await tactus('import', folder.at('a.zwo'), '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ name: 'two-by-one', replaced: true });
  await tactus('import', file('mine.yaml', 'steps: [{ work: 2 km, pace: 5:00 }]'), '--name', 'my.own');

  const { workouts } = JSON.parse((await tactus('list', '--json')).stdout);
  expect(workouts.map(({ name }: { name: string }) => name)).toEqual(['my.own', 'two-by-one']);
  expect((await tactus('list')).stdout).toMatch(/^my\.own .*1 step, 2 km/);
  expect((await tactus('show', 'two-by-one')).stdout).toContain('3 work           1:00    2/2  110 % of FTP');
  expect(JSON.parse((await tactus('show', 'my.own', '--json')).stdout).workout.steps).toHaveLength(1);
  expect(await tactus('delete', 'my.own')).toMatchObject({ code: 0, stdout: 'my.own is gone\n' });
  expect((await tactus('list')).stdout).not.toContain('my.own');
});

it('say with exit codes what is wrong', { timeout: 120_000 }, async () => {
  const codes = async (...args: readonly string[]): Promise<string> => {
    const { code, stderr } = await tactus(...args);
    return `${code} ${stderr}`;
  };
  expect(await codes('import', folder.at('absent.zwo'))).toMatch(/^66 .*There is no file/s);
  expect(await codes('import', folder.at(''))).toMatch(/^66 .*not a file/s);
  expect(await codes('import', file('b.zwo', '<!DOCTYPE a><workout_file/>'))).toMatch(/^65 .*document type/s);
  expect(await codes('import', file('c.zwo', ' '.repeat(600 * 1024)))).toMatch(/^65 .*larger than 512 KiB/s);
  expect(await codes('import', folder.at('a.zwo'), '--name', 'A B')).toMatch(/^64 .*cannot be a name/s);
  expect(await codes('show', 'absent')).toMatch(/^66 .*There is no workout "absent"/s);
  expect(await codes('delete', 'absent')).toMatch(/^66 /);
  expect(await codes('run')).toMatch(/^64 /);
});
