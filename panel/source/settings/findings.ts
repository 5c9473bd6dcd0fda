import type { DoctorView } from '../../../daemon/panel/upkeep.ts';
import type { StationHealth } from '../../../daemon/system/health.ts';

/** How bad something is: as the doctor says it. */
export type Severity = 'fail' | 'warn' | 'ok';

/** Something that was looked at: a station by the daemon itself, all else by the doctor. */
export interface Finding {
  readonly kind: 'station' | 'check';
  readonly name: string;
  readonly severity: Severity;
  readonly detail: string;
  /** Empty where there is nothing to do. */
  readonly fix: string;
  readonly figures: readonly (readonly [name: string, value: string | number])[];
}

const order: readonly Severity[] = ['fail', 'warn', 'ok'];
const severityOf = { failed: 'fail', degraded: 'warn', starting: 'ok', ok: 'ok' } as const;

/** The worst first. What is told in the same words is one: an output by itself and by the doctor, two who need one broker. */
export function findingsOf(
  stations: readonly StationHealth[],
  checks: DoctorView['checks'],
): readonly Finding[] {
  const found: Finding[] = [
    ...stations.map(({ station, status, detail, fix = '', counters, gauges, texts }): Finding => {
      const figures = Object.entries({ ...texts, ...gauges, ...counters });
      return { kind: 'station', name: station, severity: severityOf[status], detail, fix, figures };
    }),
    ...checks.map(({ name, status, detail, fix }): Finding => {
      return { kind: 'check', name, severity: status, detail, fix, figures: [] };
    }),
  ];
  found.sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
  return found.filter(
    ({ severity, detail }, index) =>
      severity === 'ok' || found.findIndex((worse) => worse.detail === detail) === index,
  );
}

/** Programs that what is to be done begins with. */
const program = /^(?:sudo |apt |npm |systemctl |timedatectl |bluetoothctl|tactus )/;

/** What of a text is to be typed into a terminal: in backticks, behind "Debian:", or all of it. */
export function commandsIn(fix: string): readonly string[] {
  const quoted = [...fix.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
  const packaged = [...fix.matchAll(/Debian: (.+?)(?= \(|\)|\. |\.$|$)/g)].map((match) => match[1]!.trim());
  const whole = program.test(fix) ? [fix.split(/\. |\.$/)[0]!.trim()] : [];
  return [...new Set([...quoted, ...packaged, ...whole])].filter((text) => text.includes(' '));
}
