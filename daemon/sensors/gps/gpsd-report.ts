import { z } from 'zod';

/** Reports of gpsd's JSON protocol, as gpsd_json(5) describes them; only what is used of them. */

const finite = z.number().finite().optional().catch(undefined);

const tpvSchema = z.object({
  class: z.literal('TPV'),
  device: z.string().max(256).optional().catch(undefined),
  /** 0 unknown, 1 no fix, 2 two-dimensional, 3 three-dimensional. */
  mode: z.number().int().min(0).max(3),
  /** 7 a position surveyed beforehand, 8 simulated; the others are the sky's. */
  status: finite,
  /** Absent while gpsd has not yet understood a whole report of the receiver. */
  time: z.string().max(64).optional().catch(undefined),
  lat: z.number().min(-90).max(90).optional().catch(undefined),
  lon: z.number().min(-180).max(180).optional().catch(undefined),
  altMSL: finite,
  alt: finite,
  /** m/s; absent without a fix. */
  speed: z.number().min(0).max(100).optional().catch(undefined),
  /** The direction; receivers that move tell it with the speed. */
  track: finite,
  /** Estimated errors, metres, at 95 %. Known to be nonsense now and then. */
  eph: finite,
  epx: finite,
  epy: finite,
});

const skySchema = z.object({
  class: z.literal('SKY'),
  hdop: finite,
  /** Used, and seen; gpsd before 3.22 lets one count them. */
  uSat: finite,
  nSat: finite,
  satellites: z
    .array(z.object({ used: z.boolean().optional() }))
    .max(500)
    .optional()
    .catch(undefined),
});
const versionSchema = z.object({ class: z.literal('VERSION'), release: z.string().max(64) });
const deviceSchema = z.object({
  class: z.literal('DEVICE'),
  path: z.string().max(256),
  activated: z.union([z.string(), z.number()]).optional(),
});
const devicesSchema = z.object({
  class: z.literal('DEVICES'),
  devices: z.array(z.object({ path: z.string().max(256) })).max(64),
});
const errorSchema = z.object({ class: z.literal('ERROR'), message: z.string().max(1000) });

const reportSchema = z.discriminatedUnion('class', [
  tpvSchema,
  skySchema,
  versionSchema,
  deviceSchema,
  devicesSchema,
  errorSchema,
]);
export type GpsdReport = z.infer<typeof reportSchema>;
export type GpsdFix = {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitudeMeters: number | undefined;
  readonly speedMps: number | undefined;
  readonly accuracyMeters: number | undefined;
  readonly utcSeconds: number | undefined;
};

/** How many satellites there are; a report of dilution alone does not know. */
export function satellitesOf({ uSat, nSat, satellites }: Extract<GpsdReport, { class: 'SKY' }>): {
  readonly satellitesUsed?: number;
  readonly satellitesSeen?: number;
} {
  const used = uSat ?? satellites?.filter((satellite) => satellite.used === true).length;
  const seen = nSat ?? satellites?.length;
  return {
    ...(used !== undefined && { satellitesUsed: used }),
    ...(seen !== undefined && { satellitesSeen: seen }),
  };
}

/** Undefined for other classes and for whatever is not gpsd's. */
export function parseGpsdReport(line: string): GpsdReport | undefined {
  try {
    const parsed = reportSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** A walk is quicker. */
const slowMps = 1;

/**
 * What a TPV report says of a body, if the receiver has a real fix. In its first seconds with a receiver gpsd (3.22)
 * says mode 2 without a time when the receiver itself denies a fix, and works out a speed of its own from two positions,
 * metres a second wrong; it then has no track.
 */
export function fixOf(report: Extract<GpsdReport, { class: 'TPV' }>): GpsdFix | undefined {
  if (report.mode < 2 || report.time === undefined || report.status === 7 || report.status === 8)
    return undefined;
  if (report.lat === undefined || report.lon === undefined) return undefined;
  const error95 = report.eph ?? Math.max(report.epx ?? 0, report.epy ?? 0);
  return {
    latitude: report.lat,
    longitude: report.lon,
    altitudeMeters: report.mode === 3 ? (report.altMSL ?? report.alt) : undefined,
    speedMps: report.track === undefined && (report.speed ?? 0) > slowMps ? undefined : report.speed,
    // Half of a 95 % error is about one standard deviation.
    accuracyMeters: error95 > 0 && error95 < 1000 ? error95 / 2 : undefined,
    utcSeconds: secondsOf(report.time),
  };
}

/** ISO 8601, as gpsd writes it. */
function secondsOf(time: string): number | undefined {
  const milliseconds = Date.parse(time);
  return milliseconds >= 0 ? milliseconds / 1000 : undefined;
}
