/** On the pad: 0 is the middle, x to the right, y up; the circle that the styles stand on has a radius of 1. */
export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

export interface StyleDot extends PadPoint {
  readonly name: string;
}

type Weights = Readonly<Record<string, number>>;

/** Closer than this is there. */
const nearly = 1e-9;
/** A style that weighs less is not asked for: nobody hears it, and a handle beside a dot means the dot. */
const leastWeight = 0.03;

/**
 * Where each style stands: evenly on a circle, the slowest at its foot, the quickest at its head, those between to both
 * sides by turns. So neighbours have tempi in common.
 */
export function placeStyles(
  styles: readonly { readonly name: string; readonly likesTempoBpm: readonly [number, number] }[],
): readonly StyleDot[] {
  const middle = ({ likesTempoBpm: [low, high] }: (typeof styles)[number]): number => low + high;
  const slowestFirst = [...styles].sort((a, b) => middle(a) - middle(b));
  if (slowestFirst.length === 1) return slowestFirst.map(({ name }) => ({ name, x: 0, y: 0 }));
  return slowestFirst.map(({ name }, rank) => {
    const stepsFromFoot = rank % 2 === 1 ? (rank + 1) / 2 : -rank / 2;
    const angle = (2 * Math.PI * stepsFromFoot) / styles.length - Math.PI / 2;
    return { name, x: Math.cos(angle), y: Math.sin(angle) };
  });
}

/** On which side of the circle a style's name stands. */
export function sideOf({ x, y }: PadPoint): 'right' | 'left' | 'head' | 'foot' {
  return x > 0.2 ? 'right' : x < -0.2 ? 'left' : y > 0 ? 'head' : 'foot';
}

/** So many names of a side are far enough from each other for a finger where their dots are. */
const fewNames = 5;
const highestName = 1.1;

/** The height of each name on a side: its dot's, or where there are many, evenly. */
export function heightsOfNames(dots: readonly StyleDot[]): Readonly<Record<string, number>> {
  const heights = (['left', 'right'] as const).flatMap((side) => {
    const own = dots.filter((dot) => sideOf(dot) === side).sort((one, other) => other.y - one.y);
    const heightAt = (place: number): number => highestName * (1 - (2 * place) / (own.length - 1));
    return own.map(({ name, y }, place) => [name, own.length > fewNames ? heightAt(place) : y] as const);
  });
  return Object.fromEntries(heights);
}

/**
 * The mixture that a point within the dots stands for: mean value coordinates (Floater 2003). They sum to 1, fall
 * smoothly with distance, are one style alone at its dot and two between neighbours, and the mean of the dots by these
 * weights is the point itself: so `pointOf` is their inverse.
 */
export function weightsAt(point: PadPoint, dots: readonly StyleDot[]): Weights {
  const around = counterclockwise(dots);
  const there = around.find((dot) => distance(dot, point) < nearly);
  if (there || around.length < 2) return { [(there ?? around[0])?.name ?? '']: 1 };
  const edges = around.map((dot, index) => [dot, around[(index + 1) % around.length]!] as const);
  const edge = edges.find(([from, to]) => isBetween(point, from, to));
  if (edge) {
    const share = distance(edge[0], point) / distance(...edge);
    return { [edge[0].name]: 1 - share, [edge[1].name]: share };
  }
  const tangents = edges.map(([from, to]) => halfAngleTangent(point, from, to));
  const raw = around.map((dot, index) => {
    const before = tangents[(index + around.length - 1) % around.length]!;
    return [dot.name, (before + tangents[index]!) / distance(dot, point)] as const;
  });
  const sum = raw.reduce((total, [, weight]) => total + weight, 0);
  return Object.fromEntries(raw.map(([name, weight]) => [name, weight / sum]));
}

/** Where a mixture lies on the pad, whoever made it. Styles that have no dot do not count. */
export function pointOf(weights: Weights, dots: readonly StyleDot[]): PadPoint {
  const sum = dots.reduce((total, { name }) => total + (weights[name] ?? 0), 0);
  if (sum === 0) return { x: 0, y: 0 };
  const mean = (of: (dot: StyleDot) => number): number =>
    dots.reduce((total, dot) => total + (of(dot) * (weights[dot.name] ?? 0)) / sum, 0);
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

/** The nearest point within the dots. */
export function within(point: PadPoint, dots: readonly StyleDot[]): PadPoint {
  const around = counterclockwise(dots);
  if (around.length < 2) return around[0] ?? { x: 0, y: 0 };
  const edges = around.map((dot, index) => [dot, around[(index + 1) % around.length]!] as const);
  if (around.length > 2 && edges.every(([from, to]) => turn(point, from, to) >= 0)) return point;
  const nearest = edges.map(([from, to]) => nearestOn(point, from, to));
  return nearest.reduce((best, each) => (distance(each, point) < distance(best, point) ? each : best));
}

/** As it is asked for: whole percents, without what nobody would hear. */
export function askedWeights(weights: Weights): Weights {
  const heard = Object.entries(weights).filter(([, weight]) => weight >= leastWeight);
  const sum = heard.reduce((total, [, weight]) => total + weight, 0);
  return Object.fromEntries(heard.map(([name, weight]) => [name, Math.round((100 * weight) / sum) / 100]));
}

const counterclockwise = (dots: readonly StyleDot[]): readonly StyleDot[] =>
  [...dots].sort((a, b) => Math.atan2(a.y, a.x) - Math.atan2(b.y, b.x));

const distance = (a: PadPoint, b: PadPoint): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Twice the area of the triangle: above 0 where the way round it is counterclockwise. */
const turn = (point: PadPoint, from: PadPoint, to: PadPoint): number =>
  (from.x - point.x) * (to.y - point.y) - (to.x - point.x) * (from.y - point.y);

const inner = (point: PadPoint, from: PadPoint, to: PadPoint): number =>
  (from.x - point.x) * (to.x - point.x) + (from.y - point.y) * (to.y - point.y);

const isBetween = (point: PadPoint, from: PadPoint, to: PadPoint): boolean =>
  Math.abs(turn(point, from, to)) < nearly && inner(point, from, to) < 0;

/** Of the angle under which an edge is seen. */
const halfAngleTangent = (point: PadPoint, from: PadPoint, to: PadPoint): number =>
  (distance(from, point) * distance(to, point) - inner(point, from, to)) / turn(point, from, to);

function nearestOn(point: PadPoint, from: PadPoint, to: PadPoint): PadPoint {
  const along = (point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y);
  const share = Math.min(1, Math.max(0, along / distance(from, to) ** 2));
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}
