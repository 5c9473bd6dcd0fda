import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { configurationSchema } from '../daemon/configuration.ts';
import { startLive } from '../daemon/live/live.ts';
import { renderOffline } from '../daemon/offline.ts';
import { simulate } from '../daemon/sensors/simulate/simulate.ts';
import type { SessionEvents, SessionListener } from '../daemon/session/events.ts';
import { createLog } from '../daemon/system/log.ts';
import { temporaryFolder } from './support/cli.ts';
import { eventually } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const logged: string[] = [];
const log = createLog(
  { level: 'error', format: 'json' },
  { write: (line) => logged.push(line), isTerminal: false, isJournal: false },
);
const fail = (): never => {
  throw new Error('out of ink');
};
const broken: Required<SessionListener> = {
  ...{ reading: fail, moment: fail, bar: fail, played: fail, command: fail, liked: fail, skipped: fail },
  ...{ ended: fail, said: fail, refused: fail, place: fail, health: fail },
};

/** Counts what it is told. */
function createCounter() {
  const counts: Partial<Record<keyof SessionEvents, number>> = {};
  const count = (name: keyof SessionEvents) => () => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  const listener: SessionListener = Object.fromEntries(
    (Object.keys(broken) as (keyof SessionEvents)[]).map((name) => [name, count(name)]),
  );
  return { counts, listener };
}

describe('a listener that throws at every event', () => {
  it('changes no byte of a render', async () => {
    const configuration = configurationSchema.parse({});
    const render = async (name: string, listeners: Record<string, SessionListener>) => {
      const [tracePath, midiPath] = [folder.at(`${name}.jsonl`), folder.at(`${name}.mid`)];
      const recording = simulate('town', 7);
      const summary = await renderOffline({
        ...{ recording, seconds: 20, configuration, tracePath, midiPath, log, listeners },
      });
      return { summary, trace: readFileSync(tracePath, 'utf8'), midi: readFileSync(midiPath) };
    };
    const alone = await render('alone', {});
    const { counts, listener } = createCounter();
    const disturbed = await render('disturbed', { broken, counter: listener });
    expect(disturbed).toEqual(alone);
    expect(counts).toMatchObject({ moment: expect.any(Number), bar: expect.any(Number), health: 20 });
    expect(counts.played).toBeGreaterThan(alone.summary.notes + alone.summary.beats);
    expect(logged.filter((line) => line.includes('broken failed'))).toHaveLength(1);
  });

  it('disturbs nobody in a daemon, which reads what its player did though nothing is traced', {
    timeout: 60_000,
  }, async () => {
    process.env.STATE_DIRECTORY = folder.at('state');
    const { counts, listener } = createCounter();
    const session = await startLive({
      configuration: configurationSchema.parse({ panel: { port: 0 }, outputs: { use: ['null'] } }),
      run: { kind: 'simulation', recording: simulate('race', 7) },
      tracePath: undefined,
      listeners: { broken, counter: listener },
      log,
    });
    try {
      const stationOf = (name: string) =>
        session.host.health().find(({ station }) => station === name) ?? fail();
      await eventually(() => (counts.played ?? 0) > 100 && (counts.health ?? 0) > 3);
      await session.host.command({ volume01: 0.3 });
      expect(counts.command).toBe(1);
      expect(session.host.state()).toMatchObject({ playing: 'playing', volume01: 0.3 });
      const { status, counters } = stationOf('session');
      expect(status).toBe('degraded');
      expect(counters.failures).toBeGreaterThan(100);
      expect(counters.played).toBeGreaterThanOrEqual(counts.played ?? 0);
      expect(stationOf('player')).toMatchObject({ status: 'ok', counters: { droppedEvents: 0 } });
    } finally {
      delete process.env.STATE_DIRECTORY;
      await session.close();
    }
  });
});
