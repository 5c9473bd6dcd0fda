import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import type { GridNote } from '../grid-note.ts';
import type { InstalledModel } from '../models/installed-model.ts';
import { openModel } from '../models/open-model.ts';
import { createModelStore } from '../models/store.ts';
import { planOfBar, tinyModel } from '../testing/tiny.ts';
import { type ComposerProcess, startComposerProcess } from './process-client.ts';

/** Against the built process: `npm test` builds first. */

const open: ComposerProcess[] = [];
function start(model: InstalledModel = tinyModel(), background = false): ComposerProcess {
  const process = startComposerProcess({
    model,
    precision: 'fp32',
    clock: monotonicClock,
    timers: realTimers,
    background,
  });
  open.push(process);
  return process;
}

const note: GridNote = {
  role: 'lead',
  pitchMidi: 72,
  startStep: 0,
  lengthSteps: 1,
  velocity01: 0.5,
  tied: false,
  source: 'jam',
};

afterEach(async () => {
  await Promise.all(open.splice(0).map((process) => process.close()));
});

describe('the composer process', () => {
  it('writes the bars that the writer writes', async () => {
    const composer = start();
    await composer.ready;
    const { writer } = await openModel(tinyModel());
    let checkpoint: number | null = null;
    let state = writer.start();
    for (let index = 0; index < 3; index++) {
      const plan = planOfBar(index);
      const expected = await writer.write(state, { plan });
      const written = await composer.write({ plan, from: checkpoint });
      expect(written?.notes).toEqual(expected?.notes);
      checkpoint = written?.checkpoint ?? null;
      state = expected!.state;
    }
    expect(composer.health()).toMatchObject({ station: 'composer', status: 'ok', counters: { bars: 3 } });
  });

  it('the newest request wins', async () => {
    const composer = start();
    await composer.ready;
    const answers = await Promise.all(
      [0, 1, 2].map((seed) => composer.write({ plan: planOfBar(0, { seed }), from: null })),
    );
    expect(answers.map((answer) => answer !== undefined)).toEqual([false, false, true]);
  });

  it('a request that cannot be understood fails alone', async () => {
    const composer = start();
    await composer.ready;
    const pid = composer.pid();
    const tooMany = Array.from({ length: 2000 }, () => note);
    const given = { roles: ['lead' as const], notes: tooMany };
    expect(await composer.write({ plan: planOfBar(0), from: null, given })).toBeUndefined();
    expect(composer.health()).toMatchObject({ status: 'degraded', counters: { failed: 1, restarts: 0 } });
    expect(composer.health().detail).toContain('given');
    expect(await composer.write({ plan: planOfBar(0), from: null })).toBeDefined();
    expect(composer.pid()).toBe(pid);
    expect(composer.health().status).toBe('ok');
  });

  it('comes back when it is killed, and goes on from the bar that was heard', async () => {
    const composer = start();
    await composer.ready;
    const first = await composer.write({ plan: planOfBar(0), from: null });
    process.kill(composer.pid()!, 'SIGKILL');
    expect(await composer.write({ plan: planOfBar(1), from: first!.checkpoint })).toBeUndefined();
    await eventually(
      () => composer.health().status === 'ok' && composer.health().counters.restarts === 1,
      'back, and well',
    );
    const before = { plan: planOfBar(0), notes: first!.notes };
    const second = await composer.write({ plan: planOfBar(1), from: first!.checkpoint, before });
    expect(second?.notes.length).toBeGreaterThan(0);
    // What is tied in the new bar was heard in the old one.
    for (const tied of second!.notes.filter((note) => note.tied)) {
      expect(first!.notes.map((note) => note.pitchMidi)).toContain(tied.pitchMidi);
    }
  });

  it('comes back when it stands still, and says why', async () => {
    const composer = start();
    await composer.ready;
    const written = composer.write({ plan: planOfBar(0), from: null });
    process.kill(composer.pid()!, 'SIGSTOP');
    // Nobody waits for the bar for ever.
    await Promise.all([
      written,
      eventually(() => composer.health().detail.includes('it stands still'), 'noticed'),
    ]);
    expect(await composer.write({ plan: planOfBar(0), from: null })).toBeUndefined();
    await eventually(
      () => composer.health().status === 'ok' && composer.health().counters.restarts === 1,
      'back, and well',
    );
    expect(await composer.write({ plan: planOfBar(0), from: null })).toBeDefined();
  });

  it('comes back when the system had no process to give', async () => {
    const composer = start();
    await composer.ready;
    const { execPath } = process;
    try {
      process.execPath = '/nonexistent/node';
      process.kill(composer.pid()!, 'SIGKILL');
      await eventually(() => composer.health().detail.includes('ENOENT'), 'no birth');
    } finally {
      process.execPath = execPath;
    }
    await eventually(() => composer.health().status === 'ok', 'back, and well');
    expect(await composer.write({ plan: planOfBar(0), from: null })).toBeDefined();
  });

  it('comes back when its model could not be read for a while', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tactus-model-'));
    try {
      cpSync(tinyModel().folder, folder, { recursive: true });
      const composer = start({ ...tinyModel(), folder, origin: 'imported' });
      await composer.ready;
      renameSync(folder, `${folder}.away`);
      process.kill(composer.pid()!, 'SIGKILL');
      await eventually(() => composer.health().detail.includes('manifest'), 'not to be loaded');
      expect(composer.health().status).toBe('degraded');
      renameSync(`${folder}.away`, folder);
      await eventually(() => composer.health().status === 'ok', 'back, and well');
      expect(await composer.write({ plan: planOfBar(0), from: null })).toBeDefined();
    } finally {
      rmSync(folder, { recursive: true, force: true });
      rmSync(`${folder}.away`, { recursive: true, force: true });
    }
  });

  it('changes to another model, and goes on from the bar that was heard', async () => {
    const composer = start();
    await composer.ready;
    const pid = composer.pid();
    const first = await composer.write({ plan: planOfBar(0), from: null });
    composer.use(tinyModel());
    expect(composer.pid()).toBe(pid);
    const small = createModelStore().find('small');
    composer.use(small);
    const style = small.manifest.styles[0]!.name;
    const planned = (index: number) => planOfBar(index, { styleWeights: { [style]: 1 } });
    await eventually(() => composer.health().detail.startsWith('model small'), 'the small model writes');
    expect(composer.health()).toMatchObject({ status: 'ok', texts: { model: 'small' } });
    const before = { plan: planned(0), notes: first!.notes };
    const second = await composer.write({ plan: planned(1), from: first!.checkpoint, before });
    expect(second?.notes.length).toBeGreaterThan(0);
    // A number of the life before would be the state of another bar.
    expect(second!.checkpoint).toBeGreaterThan(first!.checkpoint);
  });

  it('leaves the processor to the sound from its birth on', () => {
    const composer = start(tinyModel(), true);
    expect(getPriority(composer.pid()!)).toBe(Math.max(5, getPriority()));
  });

  it('is gone once it is closed', async () => {
    const composer = start();
    await composer.ready;
    const pid = composer.pid()!;
    await Promise.all([composer.close(), composer.close()]);
    expect(composer.pid()).toBeUndefined();
    expect(() => process.kill(pid, 0)).toThrow();
    expect(await composer.write({ plan: planOfBar(0), from: null })).toBeUndefined();
  });

  it('a model whose file was changed is refused with what to do', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tactus-model-'));
    try {
      cpSync(tinyModel().folder, folder, { recursive: true });
      const file = path.join(folder, 'model.fp32.onnx');
      const bytes = readFileSync(file);
      bytes[1000] = bytes[1000]! ^ 1;
      writeFileSync(file, bytes);
      const composer = start({ ...tinyModel(), folder, origin: 'imported' });
      await expect(composer.ready).rejects.toMatchObject({ name: 'TactusError', exitCode: 65 });
      expect(composer.health().status).toBe('failed');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
