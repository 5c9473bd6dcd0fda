import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, entry, runProgram, temporaryFolder } from './support/cli.ts';
import { type Daemon, eventually, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
const state = folder.at('state');
const tactus = (args: readonly string[]): Promise<Ended> =>
  runProgram(entry, args, { STATE_DIRECTORY: state });
afterAll(folder.remove);

/** Seconds of moving that the session has which goes on. */
const moved = async (daemon: Daemon): Promise<number> =>
  (await daemon.get('/api/v1/sessions/current')).summary?.movingSeconds ?? 0;

const run = (): Promise<Daemon> => startDaemon(state, '--simulate', 'easy', '--output', 'null');
/** Journals that are killed have a test of their own (journals.test.ts). */
const kills = 3;
const sessions = async (daemon: Daemon) => (await daemon.get('/api/v1/sessions')).sessions;

describe('sessions', { timeout: 600_000 }, () => {
  let killed: { readonly id: string; readonly movingSeconds: number }[];
  beforeAll(async () => {
    killed = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const daemon = await run();
      // At another moment of the second each time.
      await eventually(async () => (await moved(daemon)) >= 4 + (4 * kill) / kills);
      const [{ id, movingSeconds }] = await sessions(daemon);
      killed.push({ id, movingSeconds });
      const gone = new Promise((resolve) => daemon.process.once('close', resolve));
      daemon.process.kill('SIGKILL');
      await gone;
    }
  }, 600_000);

  it('outlive a kill, but for two seconds', async () => {
    const daemon = await run();
    const cut = (await sessions(daemon)).filter(({ running }: { running: boolean }) => !running);
    expect(cut.map(({ id }: { id: string }) => id)).toEqual(killed.map(({ id }) => id).reverse());
    for (const [index, summary] of cut.reverse().entries()) {
      expect(summary).toMatchObject({ cut: true, source: { kind: 'simulation', name: 'easy' } });
      // Both are told in tenths.
      expect(summary.movingSeconds).toBeGreaterThan(killed[index]!.movingSeconds - 2.15);
    }
    const { summary, curve, track } = await daemon.get(`/api/v1/sessions/${killed.at(-1)!.id}`);
    expect(summary.distanceMeters).toBeGreaterThan(0);
    expect(curve.length).toBeGreaterThan(3);
    expect(track.length).toBeGreaterThan(0);
    // The one that goes on is on the disk within two seconds.
    await eventually(async () => {
      const { stdout } = await tactus(['sessions', 'list', '--json']);
      const all = JSON.parse(stdout).sessions as { readonly running: boolean }[];
      return all.length === kills + 1 && all[0]!.running;
    });
    const own = { headers: { origin: new URL(daemon.url).origin } };
    const { id } = killed[0]!;
    const address = new URL(`/api/v1/sessions/${id}`, daemon.url);
    expect((await fetch(address, { ...own, method: 'DELETE' })).status).toBe(200);
    expect(readdirSync(folder.at('state/sessions'))).not.toContain(id);
    expect(await daemon.stop()).toBe(0);
  });

  it('are shown, written as files and taken away on the command line', async () => {
    const { id } = killed.at(-1)!;
    const shown = await tactus(['sessions', 'show', id]);
    expect(shown.stdout).toMatch(/^distance {2}0\.\d\d km$/m);
    const formats = ['csv', 'fit', 'gpx', 'midi', 'tcx'];
    const files = formats.flatMap((format) => [`--${format}`, folder.at(`a.${format}`)]);
    files.push('--journal', folder.at('a.jsonl.gz'), '--card', folder.at('a.png'), '--language', 'pt');
    expect((await tactus(['sessions', 'export', id, ...files])).code).toBe(0);
    expect(readdirSync(folder.at('.'))).toEqual(
      expect.arrayContaining([...formats, 'png'].map((format) => `a.${format}`)),
    );
    const short = ['--trim', '5000', '--gpx', folder.at('none.gpx')];
    expect(await tactus(['sessions', 'export', id, ...short])).toMatchObject({ code: 66 });
    for (const card of ['a.svg', 'way.svg'])
      expect(
        (
          await tactus([
            'sessions',
            'export',
            id,
            '--card',
            folder.at(card),
            ...(card === 'way.svg' ? ['--way', '--trim', '0'] : []),
          ])
        ).code,
      ).toBe(0);
    expect(readFileSync(folder.at('way.svg')).length).toBeGreaterThan(
      readFileSync(folder.at('a.svg')).length,
    );
    expect(readFileSync(folder.at('a.png')).subarray(16, 24).toString('hex')).toBe('0000043800000546');
    const replayed = ['render', '--replay', folder.at(`state/sessions/${id}/journal.jsonl.gz`)];
    const { code, stdout } = await tactus([...replayed, '--trace', folder.at('a.jsonl')]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/bars from the network/)]);
    expect((await tactus(['sessions', 'delete', id])).code).toBe(0);
    expect(await tactus(['sessions', 'show', id])).toMatchObject({
      ...{ code: 66, stderr: expect.stringContaining('tactus sessions list') },
    });
  });

  it('are taken in again: as what was exported, whole from a journal, as a run from FIT', async () => {
    const { id } = killed.at(-1)!;
    const journal = ['sessions', 'import', folder.at('a.jsonl.gz')];
    expect(await tactus(journal)).toMatchObject({ code: 0, stdout: expect.stringContaining(id) });
    expect(await tactus(journal)).toMatchObject({
      ...{ code: 73, stderr: expect.stringContaining(`tactus sessions delete ${id}`) },
    });
    expect((await tactus(['sessions', 'delete', id])).code).toBe(0);
    const { code, stdout } = await tactus(['sessions', 'import', folder.at('a.fit')]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('(recording a.fit)')]);
    const taken = await tactus(['sessions', 'show', stdout.split(' ')[0]!]);
    expect(taken.stdout).toMatch(/^distance {2}0\.\d\d km$/m);
  });

  it('are rendered again in the background', async () => {
    const daemon = await run();
    const { id } = killed[1]!;
    const address = new URL(`/api/v1/sessions/${id}/`, daemon.url);
    const own = { headers: { origin: new URL(daemon.url).origin } };
    expect((await fetch(new URL('sound', address), { ...own, method: 'POST' })).status).toBe(200);
    await eventually(async () => {
      const { state: now, detail } = await daemon.get(`/api/v1/sessions/${id}/sound`);
      if (now === 'failed') throw new Error(detail);
      return now === 'ready';
    }, 120);
    const part = await fetch(new URL('files/sound.mp3', address), { headers: { range: 'bytes=0-99' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
    const { detail } = await daemon.get(`/api/v1/sessions/${id}/sound`);
    expect(detail).toBe('As it was heard, note for note.');
    expect(await daemon.stop()).toBe(0);
  });
});
