import { describe, expect, it } from 'vitest';
import { createRandom } from '../../time/random.ts';
import { createBody } from '../body.ts';

/** A pod is lost after 240 s; from then on only the receiver tells, of a speed just where walking becomes running. */
function lostAtTheBorder(learnsWalking: boolean, speedAt: (at: number) => number) {
  const random = createRandom(3);
  const body = createBody();
  const cadences: (number | undefined)[] = [];
  for (let at = 0; at < 500; at++) {
    const walks = learnsWalking && at < 120;
    const pod = walks ? { cadenceSpm: 112, speedMps: 1.4 } : { cadenceSpm: 156, speedMps: 2.3 };
    const { cadenceSpm } = pod;
    if (at < 240) body.accept({ kind: 'cadence', sensorId: 'pod', atSeconds: at, cadenceSpm });
    const speedMps = (at < 240 ? pod.speedMps : speedAt(at)) + random.normal(0, 0.02);
    const position = { latitude: 52.5 + at * 2e-5, longitude: 13.4, speedMps };
    body.accept({ kind: 'position', sensorId: 'gps', atSeconds: at, ...position });
    if (at > 260) cadences.push(body.stateAt(at).cadenceSpm);
  }
  return cadences;
}

describe('cadence from speed', () => {
  it.each([true, false])('does not swing at 2 m/s (walking known: %s)', (learnsWalking) => {
    const cadences = lostAtTheBorder(learnsWalking, (at) => 2 + 0.15 * Math.sin(at / 12));
    expect(cadences).not.toContain(undefined);
    for (const spm of cadences) expect(Math.abs((spm ?? 0) - 150)).toBeLessThan(8);
  });

  it.each([true, false])(
    'changes the gait once when a runner slows to a walk (walking known: %s)',
    (known) => {
      const cadences = lostAtTheBorder(known, (at) => 2.2 - (at - 240) / 260 + 0.1 * Math.sin(at / 5));
      const runs = cadences.map((spm) => (spm ?? 0) > 135);
      expect(runs.filter((each, index) => index > 0 && each !== runs[index - 1])).toHaveLength(1);
      expect(runs.at(-1)).toBe(false);
    },
  );
});
