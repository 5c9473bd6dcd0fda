import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createTactusClient, type TactusClient } from '../client/tactus-client.ts';
import { entry, runProgram, temporaryFolder } from './support/cli.ts';
import { type Daemon, eventually, startDaemon } from './support/daemon.ts';

describe('a wish in words', () => {
  const folder = temporaryFolder();
  let daemon: Daemon;
  let port: string;
  let client: TactusClient;
  beforeAll(async () => {
    daemon = await startDaemon(folder.at('state'), '--simulate', 'easy', '--output', 'null');
    ({ port } = new URL(daemon.url));
    client = createTactusClient({
      url: daemon.url,
      WebSocket: class extends WebSocket {
        constructor(url: string) {
          super(url, { origin: daemon.url });
        }
      },
    });
    client.connect();
    await eventually(() => client.state !== undefined);
  });
  afterAll(async () => {
    client?.close();
    await daemon?.stop();
    folder.remove();
  });
  const say = (...words: readonly string[]) =>
    runProgram(entry, ['say', ...words, '--port', port], { STATE_DIRECTORY: folder.at('state') });

  it('is carried out, and what was understood is said back in its language', async () => {
    expect(await say('chorale,', 'A', 'minor', 'and', '150')).toMatchObject({
      code: 0,
      stdout: 'Understood: chorale, A minor, tempo 150.\n',
    });
    await eventually(() => client.state?.key === 'A minor' && client.state.manualTempoBpm === 150);
    expect(client.state?.intent.styleWeights).toEqual({ chorale: 1 });
    await eventually(() => Math.abs((client.state?.intent.tempoBpm ?? 0) - 150) < 1, 60);
    expect((await say('sem bateria')).stdout).toBe('Entendi: sem bateria.\n');
    await eventually(() => client.state?.partGainsDb.drums === -60);
    expect((await say('folge meinen Schritten')).stdout).toBe('Verstanden: folgt deinen Schritten.\n');
    await eventually(() => client.state?.follow === 'cadence');
  });

  it('names words that it does not know, and fails where it knows none', async () => {
    const { code, stdout } = await say('louder blorp');
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('"blorp"') });
    const nothing = await say('blorp');
    expect(nothing).toMatchObject({ code: 64, stderr: expect.stringContaining('"blorp"') });
  });

  it('is heard by the API and over the WebSocket', async () => {
    const answer = await fetch(`${daemon.url}/api/v1/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: daemon.url },
      body: JSON.stringify({ words: 'volume 30 %' }),
    });
    expect(await answer.json()).toMatchObject({ wish: { volume01: 0.3 }, language: 'en', unknown: [] });
    await eventually(() => client.state?.volume01 === 0.3);
    expect(await client.say('170', 'de')).toMatchObject({ said: 'Verstanden: Tempo 170.' });
    expect(client.state).toMatchObject({ follow: 'manual', manualTempoBpm: 170 });
  });
});
