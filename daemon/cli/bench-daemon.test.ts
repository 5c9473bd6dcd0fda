import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { soundFontPath } from '../player/synth/open-synth.ts';
import { packageRoot } from '../system/files/package-root.ts';
import { monotonicClock } from '../time/clock.ts';
import { serviceArguments } from './bench-daemon.ts';
import { benchMemory, mostHeld } from './bench-memory.ts';
import { benchStart } from './bench-start.ts';

/** A built daemon and its SoundFont: `npm test` builds first. */
const prepared = process.env.CI === 'true' || existsSync(soundFontPath);

it.skipIf(!prepared)(
  'bench memory tells what all processes of a daemon hold',
  async () => {
    const results = await benchMemory({ seconds: 2 });
    const valueNamed = (name: string): number => {
      const result = results.find((one) => one.name === name);
      return result && 'value' in result ? result.value : Number.NaN;
    };
    const [main, composer] = ['main', 'composer'].map((name) => valueNamed(`memory.small.local.${name}Mb`));
    expect(main).toBeGreaterThan(40);
    expect(composer).toBeGreaterThan(10);
    expect(valueNamed('memory.small.local.totalMb')).toBeGreaterThan(main! + composer! - 1);
    expect(valueNamed('memory.small.local.totalMb')).toBeLessThan(400);
  },
  120_000,
);

it('bench memory gives no figure of a daemon that ended, or that nobody composes for', () => {
  const looks = [200, 210, 190].map((main) => ({
    ...{ main, composer: 20, others: 0, bare: 40, total: main + 20 },
  }));
  expect(mostHeld(looks).total).toBe(230);
  const gone = { main: 0, composer: 0, others: 0, bare: 40, total: 0 };
  expect(() => mostHeld([...looks, gone])).toThrow(/the daemon ended/);
  expect(() => mostHeld(looks.map((look) => ({ ...look, composer: 0 })))).toThrow(/no composer/);
  expect(() => mostHeld([])).toThrow();
});

it('benches start it as the service does', () => {
  const unit = readFileSync(path.join(packageRoot, 'systemd/tactus.service'), 'utf8');
  expect(unit).toContain(`ExecStart=/usr/bin/env node ${serviceArguments.join(' ')} /usr/lib/tactus`);
});

it.skipIf(!prepared)(
  'bench start waits for the first sound of each synthesiser',
  async () => {
    const results = await benchStart({ clock: monotonicClock, rounds: 1 });
    expect(results.map(({ name }) => name)).toEqual(['start.native.firstSoundMs', 'start.wasm.firstSoundMs']);
    for (const result of results) if ('value' in result) expect(result.value).toBeGreaterThan(100);
  },
  180_000,
);
