import { createRandom, type Random } from '../../time/random.ts';

export const placements = ['hip', 'pocket', 'hand', 'foot'] as const;
export type Placement = (typeof placements)[number];

export interface AccelerationSample {
  readonly atSeconds: number;
  readonly xMps2: number;
  readonly yMps2: number;
  readonly zMps2: number;
}

export interface SimulatedWalk {
  readonly samples: readonly AccelerationSample[];
  /** When each foot touched the ground. */
  readonly stepSeconds: readonly number[];
}

export interface WalkOptions {
  readonly seed: number;
  readonly placement: Placement;
  readonly seconds: number;
  /** At a time; 0 is standing still. */
  readonly cadenceSpm: (atSeconds: number) => number;
  readonly rateHz?: number;
  /** Standard deviation of white noise on each axis. */
  readonly noiseMps2?: number;
  /** Knocks that are no steps. */
  readonly bumpsPerMinute?: number;
}

const gravity = 9.81;

interface Step {
  readonly atSeconds: number;
  readonly periodSeconds: number;
  readonly left: boolean;
  /** This step's force compared with the usual. */
  readonly force: number;
}

/**
 * What an accelerometer on a body measures, from the mechanics of gait rather than from anyone's recording: at the trunk
 * a flight and a half-sine stance whose mean is gravity (running), or a vault over the leg (walking), with the knock of
 * the heel; at the thigh and the hand that, damped, on a pendulum that swings once a stride; at the foot one strike and
 * one swing a stride. The sensor sits at any angle, which wanders.
 */
export function simulateWalk(options: WalkOptions): SimulatedWalk {
  const { placement, seconds, rateHz = 100, noiseMps2 = 0.2, bumpsPerMinute = 6 } = options;
  const random = createRandom(options.seed);
  const steps = drawSteps(options, random);
  const bumps = drawBumps(bumpsPerMinute, seconds, random);
  const orientation = drawOrientation(random);
  const samples: AccelerationSample[] = [];
  let index = 0;
  let damped = [0, 0, gravity] as Vector;
  for (let sample = 0; sample < seconds * rateHz; sample++) {
    // Timers of phones and buses are not even.
    const atSeconds = sample / rateHz + random.between(-0.1, 0.1) / rateHz;
    while ((steps[index + 1]?.atSeconds ?? Number.POSITIVE_INFINITY) <= atSeconds) index++;
    const force = forceAt(placement, atSeconds, steps, index);
    // Flesh and cloth between foot and sensor.
    const smoothing = 1 - Math.exp(-1 / rateHz / dampingSeconds[placement]);
    damped = add(damped, scale(add(force, scale(damped, -1)), smoothing));
    const knock = bumps.reduce((sum, bump) => add(sum, bumpAt(bump, atSeconds)), [0, 0, 0] as Vector);
    const [x, y, z] = orientation(atSeconds, add(damped, knock));
    samples.push({
      atSeconds,
      xMps2: x + random.normal(0, noiseMps2),
      yMps2: y + random.normal(0, noiseMps2),
      zMps2: z + random.normal(0, noiseMps2),
    });
  }
  return { samples, stepSeconds: steps.map((step) => step.atSeconds) };
}

type Vector = readonly [number, number, number];
const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const scale = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];

const dampingSeconds: Readonly<Record<Placement, number>> = {
  hip: 0.004,
  pocket: 0.006,
  hand: 0.012,
  foot: 0.003,
};

function drawSteps({ cadenceSpm, seconds }: WalkOptions, random: Random): readonly Step[] {
  const steps: Step[] = [];
  const limp = random.between(-0.015, 0.015);
  let at = random.between(0.5, 1);
  let left = random.next() < 0.5;
  while (at < seconds - 0.5) {
    const cadence = cadenceSpm(at);
    if (cadence < 20) {
      at += 0.1;
      continue;
    }
    const period = 60 / cadence;
    steps.push({ atSeconds: at, periodSeconds: period, left, force: random.between(0.85, 1.15) });
    at += period * (1 + (left ? limp : -limp) + random.normal(0, 0.01));
    left = !left;
  }
  return steps;
}

/** Forces on a body, x forwards, y to the left, z up. */
function forceAt(placement: Placement, at: number, steps: readonly Step[], index: number): Vector {
  const step = steps[index];
  const standing: Vector = [0, 0, gravity];
  if (step === undefined || at < step.atSeconds) return standing;
  const since = at - step.atSeconds;
  if (since > 1.6 * step.periodSeconds) return standing;
  if (placement === 'foot') return footForce(at, steps, index);
  const trunk = trunkForce(step, since);
  const cadence = 60 / step.periodSeconds;
  switch (placement) {
    case 'hip':
      return trunk;
    case 'pocket': {
      // The left leg carries the phone: the other one's steps reach it through the pelvis.
      const share = step.left ? 1 : 0.65;
      return add(
        standing,
        add(scale(add(trunk, scale(standing, -1)), share), swing(step, since, 0.35, 0.3, 0)),
      );
    }
    case 'hand': {
      const angle = cadence > 135 ? 0.45 : 0.3;
      return add(
        standing,
        add(scale(add(trunk, scale(standing, -1)), 0.7), swing(step, since, angle, 0.45, 0.6)),
      );
    }
  }
}

function trunkForce({ periodSeconds, left, force }: Step, since: number): Vector {
  const cadence = 60 / periodSeconds;
  const phase = since / periodSeconds;
  const side = (left ? 1 : -1) * Math.sin(Math.PI * Math.min(1, phase));
  if (cadence > 135) {
    const stance = Math.min(0.85, Math.max(0.5, 0.85 - (cadence - 135) / 200)) * periodSeconds;
    const peak = (gravity * Math.PI * periodSeconds) / (2 * stance);
    const push = since < stance ? Math.sin((Math.PI * since) / stance) : 0;
    const brake = since < stance ? -3 * Math.sin((2 * Math.PI * since) / stance) : 0;
    return [brake, 1.5 * side, force * (peak * push + knock(since, 12))];
  }
  // Walking: the body is lowest, and pushed up hardest, just after the foot is down; bounce grows with cadence squared.
  const bounce = 2.4 * (cadence / 110) ** 2;
  const vault =
    bounce * Math.cos(2 * Math.PI * (phase - 0.12)) + 0.35 * bounce * Math.cos(4 * Math.PI * (phase - 0.1));
  const rock = 0.5 * bounce * Math.sin(2 * Math.PI * phase);
  return [rock, 0.4 * bounce * side, gravity + force * (vault + knock(since, 3.5 * (cadence / 110)))];
}

/** The heel's shock wave: a damped swing of about 14 Hz. */
function knock(since: number, size: number): number {
  return since < 0.2 ? 1.8 * size * Math.exp(-since / 0.025) * Math.sin(2 * Math.PI * 14 * since) : 0;
}

/** A limb as a pendulum that goes to and fro once a stride. `angle` in radians, `radius` from the joint in metres. */
function swing(
  { periodSeconds, left }: Step,
  since: number,
  angle: number,
  radius: number,
  lead: number,
): Vector {
  const omega = Math.PI / periodSeconds;
  const phase = omega * since + (left ? 0 : Math.PI) + lead;
  const turn = angle * omega * Math.cos(phase);
  const tangential = -radius * angle * omega ** 2 * Math.sin(phase);
  return [tangential, 0, radius * turn ** 2 - radius * (angle * omega) ** 2 * 0.5];
}

const strikeSeconds = 0.028;

/** Strike, stance at rest, push-off and swing of the left foot; of the right one it feels nothing. */
function footForce(at: number, steps: readonly Step[], index: number): Vector {
  const own = steps[index]?.left ? steps[index] : steps[index - 1];
  if (own === undefined || !own.left) return [0, 0, gravity];
  const since = at - own.atSeconds;
  const stride = 2 * own.periodSeconds;
  if (since > 1.5 * stride) return [0, 0, gravity];
  const cadence = 60 / own.periodSeconds;
  const running = cadence > 135;
  const strike = (running ? 90 : 35 * (cadence / 110)) * own.force;
  const hit = since < strikeSeconds ? strike * Math.sin((Math.PI * since) / strikeSeconds) : 0;
  const stance = running ? 0.34 : 0.6;
  const phase = since / stride;
  if (phase < stance) return [0.3 * hit, 0, gravity + hit];
  const air = Math.min(1, (phase - stance) / (1 - stance));
  const size = running ? 26 : 9 * (cadence / 110);
  return [
    size * Math.sin(2 * Math.PI * air) * own.force,
    0.2 * size * Math.sin(Math.PI * air),
    gravity + 0.5 * size * Math.sin(Math.PI * air) ** 2,
  ];
}

interface Bump {
  readonly atSeconds: number;
  readonly widthSeconds: number;
  readonly force: Vector;
}

function drawBumps(perMinute: number, seconds: number, random: Random): readonly Bump[] {
  const count = Math.round((perMinute * seconds) / 60);
  return Array.from({ length: count }, () => ({
    atSeconds: random.between(0, seconds),
    widthSeconds: random.between(0.015, 0.05),
    force: [random.normal(0, 6), random.normal(0, 6), random.normal(0, 6)],
  }));
}

function bumpAt(bump: Bump, at: number): Vector {
  return scale(bump.force, Math.exp(-0.5 * ((at - bump.atSeconds) / bump.widthSeconds) ** 2));
}

/** Any way up, drifting by some tens of degrees a minute. */
function drawOrientation(random: Random): (at: number, force: Vector) => Vector {
  const start = [0, 0, 0].map(() => random.between(0, 2 * Math.PI));
  const drift = [0, 0, 0].map(() => random.normal(0, 0.01));
  const turn = ([x, y, z]: Vector, axis: number, angle: number): Vector => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    if (axis === 0) return [x, c * y - s * z, s * y + c * z];
    if (axis === 1) return [c * x + s * z, y, c * z - s * x];
    return [c * x - s * y, s * x + c * y, z];
  };
  return (at, force) =>
    [0, 1, 2].reduce(
      (turned, axis) => turn(turned, axis, (start[axis] ?? 0) + (drift[axis] ?? 0) * at),
      force,
    );
}
