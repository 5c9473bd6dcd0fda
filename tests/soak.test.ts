import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const soak = fileURLToPath(new URL('../tools/checks/soak.mjs', import.meta.url));

interface Look {
  readonly atSeconds: number;
  readonly processes: Readonly<
    Record<string, { mb: number; residentMb: number; handles: number; threads: number }>
  >;
}
interface Verdict {
  readonly name: string;
  readonly held: { readonly mbAnHour: number };
  readonly verdict: 'steady' | 'grows' | 'unclear';
}
const { judge } = (await import(new URL('./soak/judge.mjs', `file://${soak}`).href)) as {
  judge: (looks: readonly Look[], hoursOf: number) => readonly Verdict[];
};

/** A look at one process every ten seconds. */
const looksAt = (
  mb: (hours: number) => number,
  handles: (look: number) => number = () => 20,
  seconds = 2400,
) =>
  Array.from({ length: seconds / 10 }, (_, look) => ({
    atSeconds: look * 10,
    processes: {
      main: { mb: mb((look * 10) / 3600), residentMb: 120, handles: handles(look), threads: 12 },
    },
  }));

it('the soak finds what grows, and nothing where it only scatters or warms up', () => {
  const scatter = (hours: number): number => 0.3 * Math.sin(hours * 1e5);
  const [leaks] = judge(
    looksAt((hours) => 100 + 3 * hours + scatter(hours)),
    1 / 3600,
  );
  expect(leaks).toMatchObject({ name: 'main', verdict: 'grows' });
  expect(leaks!.held.mbAnHour).toBeCloseTo(3, 0);
  // What is about to be collected lies above what is held, now more of it and now less.
  const garbage = (hours: number): number => 9 * (Math.round(hours * 360) % 7);
  const [covered] = judge(
    looksAt((hours) => 100 + 3 * hours + garbage(hours)),
    1 / 3600,
  );
  expect(covered).toMatchObject({ verdict: 'grows' });
  expect(covered!.held.mbAnHour).toBeCloseTo(3, 0);
  const warms = judge(
    looksAt((hours) => 100 + 20 * Math.min(0.3, hours) + scatter(hours)),
    1 / 3600,
  );
  expect(warms[0]).toMatchObject({ verdict: 'steady', handles: [20, 20], threads: [12, 12] });
  const opens = judge(
    looksAt(
      () => 100,
      (look) => 20 + Math.floor(look / 20),
    ),
    1 / 3600,
  );
  expect(opens[0]!.verdict).toBe('grows');
});

it('the soak shows nothing where it is too short, or scatters too much', () => {
  const verdictOf = (mb: (hours: number) => number, seconds?: number) =>
    judge(looksAt(mb, undefined, seconds), 1 / 3600)[0]!.verdict;
  expect(verdictOf(() => 100, 40)).toBe('unclear');
  // A leak of 3 MB an hour that the scatter hides is no steady process.
  expect(verdictOf((hours) => 100 + 3 * hours + 8 * Math.sin(hours * 40))).toBe('unclear');
});

it.skipIf(process.platform !== 'linux')(
  'the soak plays to all outputs, renders, and goes on where it was ended',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tactus-soak-test-'));
    try {
      const report = path.join(folder, 'soak.json');
      const run = (...more: readonly string[]) =>
        spawnSync(
          process.execPath,
          [soak, '--report', report, '--minutes', '0.1', '--hours', '0.01', ...more],
          { encoding: 'utf8', timeout: 100_000 },
        );
      run('--wav-hours', '0');
      const first = JSON.parse(readFileSync(report, 'utf8'));
      expect(Object.keys(first.parts)).toEqual(['house', 'null']);
      const { stations, faults } = first.parts.house;
      for (const name of ['stream', 'null', 'sensors.osc']) expect(stations[name]).toBe('ok');
      // Whether a sound server keeps up on a busy machine is not what is asked here.
      expect(faults.filter((fault: string) => !fault.startsWith('alsa'))).toEqual([]);
      expect(Object.keys(stations)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^osc:/), expect.stringMatching(/^lights:/)]),
      );
      run('--wav-hours', '0.005');
      const second = JSON.parse(readFileSync(report, 'utf8'));
      expect(second.parts.house).toEqual(first.parts.house);
      expect(Object.keys(second.parts)).toEqual(['house', 'null', 'wav']);
      expect(readFileSync(path.join(folder, 'soak.md'), 'utf8')).toContain('| house | 0.1 minutes | main |');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  240_000,
);
