/**
 * How many cases a parser's property is tried with: ten thousand in every run, as many as are asked for with
 * `TACTUS_PROPERTY_RUNS=1000000 npx vitest run daemon/sensors`.
 */
export const propertyRuns = Number(process.env.TACTUS_PROPERTY_RUNS ?? 10_000);

/** Vitest's usual patience is enough for ten thousand. */
export const propertyTimeout: number = 30_000 + propertyRuns;
