import { writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from './support/cli.ts';
import { eventually, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

it('the body turns what a mapping says, gradually, from when it is kept until it is taken away', async () => {
  const file = folder.at('tactus.yaml');
  writeFileSync(file, 'conductor: { style: game }\n');
  const args = ['--config', file, '--output', 'null'];
  const daemon = await startDaemon(folder.at('state'), ...args);
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${daemon.url}/api/v1${path}`, {
      method,
      headers: { origin: daemon.url, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const state = () => daemon.get('/api/v1/state');
  /** A heart that beats so until it is another. */
  let heartRateBpm = 100;
  const strap = setInterval(
    () =>
      void call('POST', '/readings', [{ kind: 'heartRate', sensorId: 'strap', heartRateBpm }]).catch(
        () => {},
      ),
    500,
  );
  try {
    const from = { body: 'heartRate', from: [100, 140], reading: 'control' };
    const kept = await Promise.all([
      call('PUT', '/mappings/bright', { ...from, name: 'brightness', smoothSeconds: 3 }),
      eventually(async () => (await state()).body.heartRateBpm === 100),
    ]);
    expect(kept[0].status).toBe(200);
    await call('PUT', '/mappings/mix', { ...from, curve: 2, name: 'mix/folk' });
    await eventually(async () => (await state()).intent.tone === -0.5);
    expect((await state()).intent.styleWeights).toEqual({ game: 1 });
    // Of 8 beats and 6 a second nothing is doubted.
    heartRateBpm = 120;
    const seen: number[] = [];
    await eventually(async () => {
      const { intent, brightnessBias } = await state();
      seen.push(intent.tone ?? 0);
      return Math.abs(brightnessBias) < 0.01 && Math.abs(intent.tone ?? 0) < 0.01;
    });
    // On its way it was in between.
    expect(seen.some((tone) => tone > -0.45 && tone < -0.05)).toBe(true);
    const { styleWeights } = (await state()).intent;
    expect(styleWeights.folk).toBeCloseTo(0.25, 1);
    expect((await call('DELETE', '/mappings/bright')).status).toBe(200);
    heartRateBpm = 140;
    await eventually(async () => (await state()).intent.styleWeights.folk > 0.9);
    expect(Math.abs((await state()).brightnessBias)).toBeLessThan(0.01);
    // What the body turned is nobody's word.
    await daemon.stop();
    const morning = await startDaemon(folder.at('state'), ...args);
    try {
      const again = await morning.get('/api/v1/state');
      expect([again.brightnessBias, again.intent.styleWeights]).toEqual([0, { game: 1 }]);
    } finally {
      await morning.stop();
    }
  } finally {
    clearInterval(strap);
    await daemon.stop();
  }
}, 180_000);

it('each scene has its own knobs', async () => {
  const file = folder.at('scenes.yaml');
  const knob = 'from: [100, 140], reading: control';
  writeFileSync(
    file,
    [
      'sensors:',
      '  map:',
      `    - { id: bright, body: heartRate, ${knob}, name: brightness }`,
      `    - { id: dense, body: heartRate, ${knob}, name: density }`,
      'scenes:',
      '  - { name: day, energyBias: 0.1, mappings: [bright] }',
      '  - { name: night, energyBias: -0.1, mappings: [dense] }',
    ].join('\n'),
  );
  const daemon = await startDaemon(folder.at('scenes'), '--config', file, '--output', 'null');
  const post = (path: string, body: unknown) =>
    fetch(`${daemon.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: daemon.url },
      body: JSON.stringify(body),
    });
  const strap = setInterval(
    () =>
      void post('/readings', [{ kind: 'heartRate', sensorId: 'strap', heartRateBpm: 140 }]).catch(() => {}),
    500,
  );
  const biases = async () => {
    const { brightnessBias, densityBias } = await daemon.get('/api/v1/state');
    return [brightnessBias, densityBias];
  };
  try {
    await eventually(async () => (await daemon.get('/api/v1/state')).body.heartRateBpm === 140);
    expect(await biases()).toEqual([0, 0]);
    await post('/intent', { scene: 'day' });
    await eventually(async () => (await biases())[0] === 0.5);
    expect(await biases()).toEqual([0.5, 0]);
    await post('/intent', { brightnessBias: 0, scene: 'night' });
    await eventually(async () => (await biases())[1] === 0.5);
    expect(await biases()).toEqual([0, 0.5]);
  } finally {
    clearInterval(strap);
    await daemon.stop();
  }
}, 180_000);
