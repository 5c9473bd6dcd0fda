import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../../system/files/package-root.ts';
import { createRandom } from '../../../../time/random.ts';
import { createModelStore } from '../../../models/store.ts';
import type { OpenModel } from '../../family.ts';
import { createChainNetwork } from './chain-network.ts';
import { markovManifestSchema } from './manifest.ts';

const models = join(packageRoot, 'models');
const store = createModelStore({ package: models, imported: models });
const shipped = markovManifestSchema.parse(store.find('markov').manifest);
const chains = JSON.parse(readFileSync(join(models, 'markov', 'chains.json'), 'utf8'));

it('are the chains that the figures of the network stand beside', () => {
  expect(readFileSync(join(models, 'markov', 'chains.json'))).toEqual(
    readFileSync(join(models, 'standard', 'baseline.json')),
  );
});

it('plays as often as the chains say, within the cap, and what bias forces', async () => {
  const { inputs, layout, step } = createChainNetwork(shipped, chains);
  const random = createRandom(3);
  inputs.style[shipped.styles.findIndex(({ name }) => name === 'folk')] = 1;
  inputs.temperature[0] = 1;
  inputs.polyphony_cap.fill(4);
  const lead = layout.roles.at(-1)!;
  let sounded = 0;
  let expected = 0;
  const steps = 3000;
  for (let count = 0; count < steps; count++) {
    inputs.place.fill(-1);
    inputs.previous.fill(0);
    for (let index = 0; index < inputs.uniforms.length; index++) inputs.uniforms[index] = random.next();
    const { notes } = await step();
    for (let lane = lead.firstLane; lane < lead.firstLane + 12; lane++) {
      sounded += notes[3 * lane]!;
      expected += chains.styles.folk.play[0][0][lane];
      // Nothing goes on that was silent.
      if (notes[3 * lane]! > 0) expect(notes[3 * lane + 1]).toBe(1);
    }
  }
  expect(sounded / expected).toBeGreaterThan(0.9);
  expect(sounded / expected).toBeLessThan(1.1);

  inputs.bias.fill(1e4);
  const { notes } = await step();
  layout.roles.forEach(({ firstLane, laneCount }, role) => {
    let voices = 0;
    for (let lane = firstLane; lane < firstLane + laneCount; lane++) voices += notes[3 * lane]!;
    expect(voices).toBe(Math.min(laneCount, inputs.polyphony_cap[role]!));
  });
});

it('cannot be opened with chains of other lanes or styles', async () => {
  const { openMarkov } = await import('./open.ts');
  const open = (change: object): OpenModel =>
    openMarkov({ ...store.find('markov'), manifest: { ...shipped, ...change } });
  await expect(open({}).tryOnce()).resolves.toBeUndefined();
  expect(() => open({ laneCount: 95 })).toThrow(/not of 95 lanes/);
  expect(() => open({ styles: [{ ...shipped.styles[0]!, name: 'polka' }] })).toThrow(/no chains of polka/);
});
