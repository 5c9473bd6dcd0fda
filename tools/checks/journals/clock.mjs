/**
 * The wall clock of a daemon that plays is set back by an hour, once in a session and once between two: no session has another's
 * name, each is as long as it was, the music knows nothing of it, and none is removed by a clock that is years ahead.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { soundBetween, startDaemon } from './daemon.mjs';

const settable = fileURLToPath(new URL('./settable-clock.mjs', import.meta.url));
const nodeArguments = ['--import', settable];
const playSeconds = 6;
const setBackSeconds = 3600;

export async function check({ dist }) {
  const state = mkdtempSync(path.join(tmpdir(), 'tactus-clock-'));
  const faults = [];
  let daemon = await startDaemon({ dist, state, nodeArguments });
  const runs = () =>
    daemon.until(async () => ((await daemon.current()).movingSeconds ?? 0) >= 2, 'somebody runs');
  const setBack = () => daemon.child.kill('SIGUSR2');
  const end = async () => {
    const before = await daemon.current();
    const ended = await fetch(new URL('/api/v1/sessions/current/end', daemon.url), {
      method: 'POST',
      headers: { origin: new URL(daemon.url).origin },
    });
    if (!ended.ok) faults.push(`a session cannot be ended: ${ended.status} ${await ended.text()}`);
    return before;
  };
  try {
    await runs();
    const first = await daemon.current();
    const before = await daemon.sound();
    setBack();
    await sleep(playSeconds * 1000);
    const { sound, faults: found } = soundBetween(before, await daemon.sound());
    faults.push(...found);
    const ended = await end();
    const seconds = ended.atSeconds - first.atSeconds;
    const grown = ended.lengthSeconds - first.lengthSeconds;
    if (Math.abs(grown - seconds) > 2)
      faults.push(`it grew by ${grown.toFixed(1)} s in ${seconds.toFixed(1)} s`);
    const setBackBy = (Date.parse(first.startedAt) - Date.parse(ended.startedAt)) / 1000;
    if (Math.abs(setBackBy - setBackSeconds) > 5)
      faults.push(`it began ${setBackBy} s earlier by a clock that was set back by ${setBackSeconds} s`);
    await runs();
    setBack();
    await end();
    await runs();
    await daemon.end();
    // The last one was cut; years later by its clock another daemon starts.
    daemon = await startDaemon({
      dist,
      state,
      nodeArguments,
      environment: { TACTUS_CLOCK_AHEAD: String(20 * 365 * 86_400) },
    });
    await runs();
    const { sessions } = await daemon.until(async () => {
      const all = await daemon.get('/api/v1/sessions');
      return all.sessions.length >= 4 && all;
    }, 'all sessions are listed');
    const ids = sessions.map(({ id }) => id);
    if (new Set(ids).size !== 4) faults.push(`four sessions are listed as ${ids.join(', ')}`);
    const order = sessions.filter(({ running }) => !running).map(({ startedAt }) => startedAt);
    if (order.join() !== [...order].sort().reverse().join())
      faults.push(`the list is in no order: ${order.join()}`);
    return { faults, sound, sessions: sessions.map(({ id, startedAt }) => ({ id, startedAt })) };
  } catch (error) {
    return { faults: [...faults, error.message] };
  } finally {
    await daemon.end();
    rmSync(state, { recursive: true, force: true });
  }
}
