import type { CurvePoint } from '../../../daemon/recorder/summary.ts';
import { Chart, type ChartLine } from '../components/chart.tsx';
import { duration, pace, percent, whole } from '../model/format.ts';
import { sessionsWords } from '../words/sessions.ts';

interface CurvesProps {
  readonly curve: readonly CurvePoint[];
  /** Seconds since the beginning, while it is heard again. */
  readonly moment: number | undefined;
}

/** How it went: feet and beat, pace, heart, energy. */
export function Curves({ curve, moment }: CurvesProps) {
  const words = sessionsWords();
  const seconds = curve.map(({ atSeconds }) => atSeconds);
  const of = (quantity: Exclude<keyof CurvePoint, 'atSeconds'>): (number | null)[] =>
    curve.map((point) => point[quantity] ?? null);
  const at = moment === undefined ? undefined : nearest(seconds, moment);
  const chart = (
    title: string,
    lines: readonly ChartLine[],
    leastSpan: number,
    say: (value: number) => string,
  ) =>
    lines.some(({ values }) => values.some((value) => value !== null)) && (
      <section class="card" aria-label={title}>
        <h3>
          {title}
          <span class="curve-now">{at !== undefined && nowText(lines, at, say)}</span>
        </h3>
        <Chart
          seconds={seconds}
          lines={lines}
          leastSpan={leastSpan}
          axes={{ time: duration, value: say }}
          moment={at}
        />
        {lines.length > 1 && (
          <p class="note curve-names">
            {lines.map(({ name, colour }) => (
              <span key={colour} style={{ '--colour': `var(${colour})` }}>
                {name}
              </span>
            ))}
          </p>
        )}
      </section>
    );
  return (
    <>
      {chart(
        words.stepsAndBeats,
        [
          { name: words.tempo, values: of('tempoBpm'), colour: '--accent', isDashed: true },
          { name: words.cadence, values: of('cadenceSpm'), colour: '--cadence' },
        ],
        20,
        whole,
      )}
      {chart(words.pace, [{ values: of('speedMps'), colour: '--speed' }], 1, pace)}
      {chart(words.heart, [{ values: of('heartRateBpm'), colour: '--heart' }], 20, whole)}
      {chart(words.energy, [{ values: of('energy01'), colour: '--accent' }], 0.3, percent)}
    </>
  );
}

function nowText(lines: readonly ChartLine[], at: number, say: (value: number) => string): string {
  return lines
    .map(({ values }) => values[at])
    .flatMap((value) => (value === null || value === undefined ? [] : [say(value)]))
    .join(' · ');
}

function nearest(seconds: readonly number[], moment: number): number {
  return seconds.reduce(
    (best, at, index) => (Math.abs(at - moment) < Math.abs(seconds[best]! - moment) ? index : best),
    0,
  );
}
