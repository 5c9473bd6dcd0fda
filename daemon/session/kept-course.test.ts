import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConductor } from '../conductor/conductor.ts';
import { bodyAt } from '../conductor/testing/follow.ts';
import { openStateKeeper } from '../system/files/state-keeper.ts';
import { createLog } from '../system/log.ts';
import { ManualTime } from '../time/timers.ts';
import { openKeptCourse, parseCourse } from './kept-course.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'tactus-course-')), 'state');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const file = (): string => join(folder, 'course.json');
const kept = () => parseCourse(readFileSync(file(), 'utf8'));

/** A daemon that was begun `fromSeconds` after the others, with its own monotonic clock. */
async function open(fromSeconds = 0, target: 'course' | 'cadence' = 'course') {
  const time = new ManualTime();
  const log = createLog({ level: 'error', format: 'json' });
  const state = await openStateKeeper(folder, { clock: time, timers: time, log });
  const conductor = createConductor({ follow: 'target', target });
  const ledTo: (number | undefined)[] = [];
  let atSeconds = 0;
  const wallSeconds = (): number => 1_800_000_000 + fromSeconds + atSeconds;
  const course = await openKeptCourse({
    ...{ state, wallSeconds },
    conductor: { settings: conductor.settings, leadCourse: (goal) => ledTo.push(goal) },
  });
  return {
    ...{ state, course, ledTo },
    /** At a look a second. */
    async run(seconds: number, cadenceSpm: number) {
      for (const end = atSeconds + seconds; atSeconds < end; atSeconds += 1) {
        const body = bodyAt(atSeconds, { cadenceSpm });
        course.listener.moment({ body } as Parameters<typeof course.listener.moment>[0]);
        // What is read from the disk at a run's beginning is there after a while.
        if (atSeconds % 60 === 1) await state.settled();
      }
    },
    rest: (seconds: number) => {
      atSeconds += seconds;
      course.listener.moment({ body: bodyAt(atSeconds, { activity: 'still' }) } as Parameters<
        typeof course.listener.moment
      >[0]);
    },
  };
}

it('counts a run that was long enough, leads the next one, and is there after the next start', async () => {
  const first = await open();
  await first.run(300, 160);
  first.rest(1000);
  await first.run(900, 160);
  expect(first.ledTo.every((goal) => goal === undefined)).toBe(true);
  first.rest(1000);
  await first.state.close();
  expect(kept().runs).toMatchObject([{ cadenceSpm: expect.closeTo(160) }]);
  const second = await open(200_000);
  expect(second.course.standing).toMatchObject({ phase: 'leads', run: 2, isOn: true, stoppedRaising: false });
  expect(second.course.standing?.runGoalSpm).toBeCloseTo(162);
  await second.run(60, 160);
  expect(second.ledTo.at(-1)).toBeCloseTo(162);
  await second.run(840, 162);
  second.course.listener.ended({ id: 'x' });
  await second.state.close();
  expect(kept().runs).toHaveLength(2);
  expect(kept()).toMatchObject({ quarters: 2 });
});

it('goes on with the run after a power cut, and with another one after a night', async () => {
  const before = await open();
  await before.run(500, 160);
  await before.state.settled();
  const after = await open(560);
  await after.run(300, 160);
  after.rest(1000);
  await after.state.close();
  expect(kept().runs).toHaveLength(1);
  const cut = await open(90_000);
  await cut.run(700, 163);
  await cut.state.settled();
  expect(kept().runs).toHaveLength(1);
  const next = await open(180_000);
  await next.run(2, 163);
  await next.state.close();
  expect(kept().runs).toHaveLength(2);
});

it('counts nothing and leads nowhere while the target is another', async () => {
  const other = await open(0, 'cadence');
  await other.run(900, 160);
  other.rest(1000);
  await other.state.close();
  expect(existsSync(file())).toBe(false);
  expect(other.course.standing).toBeUndefined();
  expect((await open()).course.standing).toEqual({
    ...{ phase: 'measures', run: 1, help01: 0, stoppedRaising: false, isOn: true },
  });
  expect(other.ledTo.every((goal) => goal === undefined)).toBe(true);
});

it('begins anew where somebody did so in the file, and puts aside what it cannot understand', async () => {
  const first = await open();
  await first.run(900, 160);
  first.rest(1000);
  await first.state.settled();
  writeFileSync(file(), JSON.stringify({ ...kept(), runs: [], quarters: 0 }));
  await first.run(900, 170);
  first.rest(1000);
  await first.state.close();
  expect(kept().runs).toMatchObject([{ cadenceSpm: expect.closeTo(170) }]);
  writeFileSync(file(), '{"version":2}');
  rmSync(`${file()}.last-good`, { force: true });
  await open(100_000);
  expect(readFileSync(`${file()}.broken`, 'utf8')).toBe('{"version":2}');
});
