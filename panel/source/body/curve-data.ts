/** What is known of a body at one moment; what is not known is absent. */
export interface CurvePoint {
  readonly atSeconds: number;
  readonly tempoBpm?: number | undefined;
  readonly cadenceSpm?: number | undefined;
  readonly speedMps?: number | undefined;
  readonly heartRateBpm?: number | undefined;
  readonly energy01?: number | undefined;
}
export type Quantity = Exclude<keyof CurvePoint, 'atSeconds'>;

export interface Curves {
  readonly seconds: readonly number[];
  readonly values: Readonly<Record<Quantity, readonly (number | null)[]>>;
}

const quantities = ['tempoBpm', 'cadenceSpm', 'speedMps', 'heartRateBpm', 'energy01'] as const;
/** So many usual intervals without a word are a gap, not a straight line. */
const gapIntervals = 2.5;

/** Columns for a chart, with a moment of nothing wherever nothing was told for long. */
export function curvesOf(points: readonly CurvePoint[]): Curves {
  const usual = usualInterval(points);
  const whole = points.flatMap((point, index): readonly CurvePoint[] => {
    const last = points[index - 1];
    if (last === undefined || point.atSeconds - last.atSeconds <= gapIntervals * usual) return [point];
    return [{ atSeconds: (last.atSeconds + point.atSeconds) / 2 }, point];
  });
  return {
    seconds: whole.map(({ atSeconds }) => atSeconds),
    values: Object.fromEntries(
      quantities.map((quantity) => [quantity, whole.map((point) => point[quantity] ?? null)]),
    ) as unknown as Curves['values'],
  };
}

function usualInterval(points: readonly CurvePoint[]): number {
  const intervals = points.slice(1).map((point, index) => point.atSeconds - points[index]!.atSeconds);
  return intervals.sort((a, b) => a - b)[Math.floor(intervals.length / 2)] ?? 0;
}
