/** Whether what was looked at stays as it is. */

export const mostMbAnHour = 0.5;
/** Handles and threads come and go with a page, a saved file or a collection; what grows has more in each quarter. */
const fewHandles = 3;
/** So many figures a slope goes by. */
const tenths = 10;

/**
 * `looks`: at moments, what each process holds. `hoursOf`: hours of the run in a second of the clock. What runs into the
 * first half (code that is compiled, caches that fill) is no leak.
 *
 * Verdicts, by what is held: `grows`; `steady`; `unclear` where so little growth as is allowed could not be told from chance:
 * a run that is too short, or scatters too much, shows nothing. What is resident is told beside it: it comes and goes by
 * megabytes over many minutes with what lies between two collections.
 */
export function judge(looks, hoursOf) {
  const later = looks.slice(looks.length >> 1);
  const names = [...new Set(later.flatMap(({ processes }) => Object.keys(processes)))];
  // What lives for moments only (a certificate is made, a file is read) has no slope.
  const lasting = names.filter(
    (name) => 2 * later.filter(({ processes }) => processes[name]).length > later.length,
  );
  return lasting.map((name) => {
    const settled = later.filter(({ processes }) => processes[name]);
    const figures = settled.map(({ atSeconds, processes }) => ({
      atHours: atSeconds * hoursOf,
      ...processes[name],
    }));
    const [held, resident] = ['mb', 'residentMb'].map((kind) => growthOf(figures, kind));
    const [handles, threads] = ['handles', 'threads'].map((kind) => {
      const quarter = Math.max(1, figures.length >> 2);
      const most = (some) => Math.max(...some.map((figure) => figure[kind]));
      return [most(figures.slice(0, quarter)), most(figures.slice(-quarter))];
    });
    const isMore = ([from, to]) => to - from > fewHandles;
    const { error } = held;
    const grows = held.mbAnHour - 2 * error > mostMbAnHour || isMore(handles) || isMore(threads);
    return {
      name,
      ...{ held: rounded(held), resident: rounded(resident), handles, threads },
      verdict: grows ? 'grows' : 2 * error <= mostMbAnHour ? 'steady' : 'unclear',
    };
  });
}

function growthOf(figures, kind) {
  const least = leastOfEach(figures, kind);
  const { slope, error } = line(
    least.map(({ atHours }) => atHours),
    least.map((figure) => figure[kind]),
  );
  return { mb: least.at(-1)[kind], mbAnHour: slope, error };
}

/** Of each tenth the one that has the least: what lies above it was about to be collected. */
function leastOfEach(figures, kind) {
  const count = Math.min(tenths, figures.length);
  const from = (group) => Math.floor((group * figures.length) / count);
  const groups = Array.from({ length: count }, (_, group) => figures.slice(from(group), from(group + 1)));
  return groups.map((group) => group.reduce((least, one) => (one[kind] < least[kind] ? one : least)));
}

/** Least squares: the slope, and how far off chance may have led it. */
function line(xs, ys) {
  const n = xs.length;
  if (n < 3) return { slope: 0, error: Number.POSITIVE_INFINITY };
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const sxx = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  const slope = xs.reduce((sum, x, i) => sum + (x - meanX) * (ys[i] - meanY), 0) / sxx;
  const residual = ys.reduce((sum, y, i) => sum + (y - meanY - slope * (xs[i] - meanX)) ** 2, 0);
  return { slope, error: Math.sqrt(residual / (n - 2) / sxx) };
}

const rounded = (figures) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]));
const round = (value) => (Number.isFinite(value) ? Math.round(value * 100) / 100 : null);
