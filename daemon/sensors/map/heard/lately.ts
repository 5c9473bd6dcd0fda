/** What one number did in about the last minute, in the same little memory however often it is told. */
export interface Lately {
  hear(atSeconds: number, value: number): void;
  /** The lowest and the highest, and how far it went in all for each second. */
  at(nowSeconds: number): { readonly low: number; readonly high: number; readonly travelPerSecond: number };
  readonly last: number;
  /** How far it went in all, up and down, since it was first heard. */
  readonly travel: number;
}

interface Bucket {
  index: number;
  low: number;
  high: number;
  travel: number;
}

const bucketSeconds = 10;
const buckets = 6;

export function createLately(firstSeconds: number, first: number): Lately {
  const past: Bucket[] = Array.from({ length: buckets }, () => ({
    index: Number.NEGATIVE_INFINITY,
    low: first,
    high: first,
    travel: 0,
  }));
  let last = first;
  let travel = 0;

  const bucketAt = (atSeconds: number): Bucket => {
    const index = Math.floor(atSeconds / bucketSeconds);
    const bucket = past[index % buckets]!;
    // Where it stood before is where it comes from.
    if (bucket.index !== index) Object.assign(bucket, { index, low: last, high: last, travel: 0 });
    return bucket;
  };
  bucketAt(firstSeconds);

  return {
    hear(atSeconds, value) {
      const bucket = bucketAt(atSeconds);
      const way = Math.abs(value - last);
      bucket.low = Math.min(bucket.low, value);
      bucket.high = Math.max(bucket.high, value);
      bucket.travel += way;
      travel += way;
      last = value;
    },
    at(nowSeconds) {
      const oldest = Math.floor(nowSeconds / bucketSeconds) - buckets;
      const recent = past.filter(({ index }) => index > oldest);
      const lasted = Math.min(buckets * bucketSeconds, Math.max(1, nowSeconds - firstSeconds));
      return {
        low: Math.min(last, ...recent.map(({ low }) => low)),
        high: Math.max(last, ...recent.map(({ high }) => high)),
        travelPerSecond: recent.reduce((sum, bucket) => sum + bucket.travel, 0) / lasted,
      };
    },
    get last() {
      return last;
    },
    get travel() {
      return travel;
    },
  };
}
