import { describe, expect, it } from 'vitest';
import { createBackoff } from '../time/backoff.ts';
import { monotonicClock } from '../time/clock.ts';
import { eventually } from '../time/testing/eventually.ts';
import { ManualTime, realTimers } from '../time/timers.ts';
import { TactusError } from './errors.ts';
import { createSupervisor, type SupervisorDependencies, type Witness } from './supervisor.ts';
import { bearWorker, createStopFlag } from './worker-life.ts';

/** A supervisor of lives that only the test ends, in time that only the test moves. */
function supervise(changes: Partial<SupervisorDependencies> = {}) {
  const time = new ManualTime();
  const lives: (Witness & { ends: number; kills: number })[] = [];
  const said: string[] = [];
  const supervisor = createSupervisor({
    subject: 'the singer',
    bear: (witness) => {
      const life = Object.assign(Object.create(witness) as Witness, { ends: 0, kills: 0 });
      lives.push(life);
      return {
        end: () => {
          life.ends += 1;
        },
        kill: () => {
          life.kills += 1;
        },
      };
    },
    keeper: { set: (status, detail) => said.push(`${status}: ${detail}`) },
    clock: time,
    timers: time,
    ...changes,
  });
  return { supervisor, time, lives, said };
}

describe('a supervisor', () => {
  it('starts what has died again, later each time, and soon when it had lived long', async () => {
    const { supervisor, time, lives, said } = supervise();
    supervisor.start();
    supervisor.start();
    expect(lives).toHaveLength(1);
    for (const waitSeconds of [1, 2, 4]) {
      lives.at(-1)!.over('exit code 1');
      await time.advance(waitSeconds - 0.1);
      const before = lives.length;
      await time.advance(0.2);
      expect(lives).toHaveLength(before + 1);
    }
    expect(said[1]).toBe('failed: the singer ended (exit code 1); it is started again after 2 s');
    expect(supervisor.restarts).toBe(3);
    await time.advance(10);
    lives.at(-1)!.over('exit code 1');
    await time.advance(1);
    expect(lives).toHaveLength(5);
  });

  it('says what it died of, rather than how', () => {
    const { supervisor, lives, said } = supervise({ whileDead: 'degraded' });
    supervisor.start();
    lives[0]!.fault('no breath');
    lives[0]!.fault('nor voice');
    lives[0]!.over('exit code 1');
    expect(said).toEqual(['degraded: the singer ended (no breath); it is started again after 1 s']);
  });

  it('hears nothing of one that is over', async () => {
    const { supervisor, time, lives } = supervise();
    supervisor.start();
    expect(lives[0]!.isHeard).toBe(true);
    lives[0]!.over('gone');
    expect(lives[0]!.isHeard).toBe(false);
    await time.advance(1);
    lives[0]!.ready();
    lives[0]!.over('gone twice');
    expect(supervisor.restarts).toBe(1);
    expect(lives[1]!.isHeard).toBe(true);
  });

  it('tries again when it cannot even be born', async () => {
    let births = 0;
    const { supervisor, time, said } = supervise({
      bear: () => {
        births += 1;
        throw new Error('no room');
      },
    });
    supervisor.start();
    expect(said[0]).toContain('(no room)');
    await time.advance(3);
    expect(births).toBe(3);
    await supervisor.stop();
    await time.advance(60);
    expect(births).toBe(3);
  });

  it('gives up what cannot be, unless it could be before', async () => {
    const bad = new TactusError('badData', 'The song is torn.', 'Mend it.');
    const first = supervise();
    first.supervisor.start();
    first.lives[0]!.fatal(bad);
    first.lives[0]!.over('exit code 0');
    await expect(first.supervisor.ready).rejects.toBe(bad);
    expect(first.said).toEqual(['failed: The song is torn.']);
    await first.time.advance(60);
    first.supervisor.start();
    expect(first.lives).toHaveLength(1);

    const second = supervise();
    second.supervisor.start();
    second.lives[0]!.ready();
    await second.supervisor.ready;
    second.lives[0]!.fatal(bad);
    second.lives[0]!.over('exit code 0');
    await second.time.advance(1);
    expect(second.lives).toHaveLength(2);
  });

  it('gives up after so many tries what was never ready', async () => {
    const { supervisor, time, lives, said } = supervise({ firstTries: 2 });
    supervisor.start();
    lives[0]!.over('signal 4');
    await time.advance(1);
    lives[1]!.over('signal 4');
    await expect(supervisor.ready).rejects.toMatchObject({ kind: 'unavailable' });
    expect(said.at(-1)).toBe('failed: The singer cannot be started: signal 4.');
    await time.advance(60);
    expect(lives).toHaveLength(2);
  });

  it('asks what is to end, then makes it, then leaves it to itself', async () => {
    const { supervisor, time, lives } = supervise();
    supervisor.start();
    const ends = [supervisor.stop(), supervisor.stop()];
    expect(lives[0]).toMatchObject({ isHeard: false, ends: 1, kills: 0 });
    await time.advance(1);
    expect(lives[0]).toMatchObject({ ends: 1, kills: 1 });
    await time.advance(1);
    await Promise.all(ends);
    await expect(supervisor.ready).rejects.toThrow(/stopped/);
    expect(time.pending).toBe(0);
  });

  it('stops at once when it is gone, and begins anew when that was wished meanwhile', async () => {
    const { supervisor, time, lives, said } = supervise();
    await supervisor.stop();
    supervisor.start();
    const stopped = supervisor.stop();
    supervisor.start();
    expect(lives).toHaveLength(1);
    lives[0]!.over('exit code 0');
    await stopped;
    expect(lives).toHaveLength(2);
    expect(time.pending).toBe(0);
    expect(said).toEqual([]);
    expect(supervisor.restarts).toBe(0);
  });

  it('does not bring back what died after it was to stop', async () => {
    const { supervisor, time, lives } = supervise();
    supervisor.start();
    lives[0]!.over('exit code 1');
    await supervisor.stop();
    await time.advance(60);
    expect(lives).toHaveLength(1);
    expect(time.pending).toBe(0);
  });

  it('ends one that does not do what it should, and starts it again', async () => {
    const deaths: number[] = [];
    const { supervisor, time, lives, said } = supervise({
      backoff: createBackoff({ firstSeconds: 0.25 }),
      onDeath: () => deaths.push(deaths.length),
    });
    supervisor.restart('nothing is there');
    supervisor.start();
    supervisor.restart('it does not sing');
    expect(lives[0]!.kills).toBe(1);
    expect(said).toEqual(['failed: the singer is started anew: it does not sing']);
    lives[0]!.over('SIGKILL');
    expect(said.at(-1)).toContain('(it does not sing)');
    expect(deaths).toEqual([0]);
    await time.advance(0.25);
    expect(lives).toHaveLength(2);
  });
});

describe('a supervised worker', () => {
  const entry = new URL('testing/mortal.worker.mjs', import.meta.url).pathname;
  const open = () => {
    const wish = new Int32Array(new SharedArrayBuffer(4));
    const said: string[] = [];
    let readies = 0;
    const supervisor = createSupervisor({
      subject: 'the worker',
      bear: (witness) => {
        const stop = createStopFlag();
        const workerData = { stop: stop.buffer, wish: wish.buffer };
        const onMessage = (): void => {
          readies += 1;
          witness.ready();
        };
        return bearWorker({ entry, name: 'mortal', workerData, onMessage, end: stop.raise }, witness);
      },
      keeper: { set: (_, detail) => said.push(detail) },
      clock: monotonicClock,
      timers: realTimers,
      backoff: createBackoff({ firstSeconds: 0.01 }),
    });
    supervisor.start();
    const die = async (of: 'exit' | 'throw'): Promise<void> => {
      const { length } = said;
      Atomics.store(wish, 0, of === 'exit' ? 1 : 2);
      await eventually(() => said.length > length, 'it dies');
      Atomics.store(wish, 0, 0);
    };
    return { supervisor, wish, said, die, readies: () => readies };
  };

  it('comes back whatever it dies of, and ends when it is asked to', async () => {
    const { supervisor, said, die, readies } = open();
    await supervisor.ready;
    await die('exit');
    expect(said.at(-1)).toContain('(exit code 7)');
    await eventually(() => readies() > 1, 'it is back');
    await die('throw');
    expect(said.at(-1)).toContain('(it was told to throw)');
    await eventually(() => readies() > 2, 'it is back again');
    await supervisor.stop();
    expect(supervisor.restarts).toBeGreaterThanOrEqual(2);
  });

  it('is ended by force when it hangs', async () => {
    const { supervisor, wish, said } = open();
    await supervisor.ready;
    Atomics.store(wish, 0, 3);
    await eventually(() => Atomics.load(wish, 0) === 4, 'it hangs');
    const begin = monotonicClock.nowSeconds();
    await supervisor.stop();
    expect(monotonicClock.nowSeconds() - begin).toBeGreaterThanOrEqual(0.9);
    expect(said).toEqual([]);
  });
});
