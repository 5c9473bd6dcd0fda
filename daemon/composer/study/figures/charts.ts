import { type Histograms, lengthBins } from './histograms.ts';
import type { StyleReport } from './measure-model.ts';

/** Charts of a report as SVG text: no library, so that a package without one can make them. */

const ink = '#222';
const writtenColour = '#0b7285';
const realColour = '#f08c00';
const roleColours = { bass: '#0b7285', chords: '#f08c00', lead: '#862e9c' } as const;
const text = (x: number, y: number, content: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${content}</text>`;

function svg(width: number, height: number, title: string, body: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11" fill="${ink}">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

const panel = { width: 200, height: 110, left: 80, top: 40, gap: 24 };

/** A row a style: pitch classes, onsets, lengths and velocities of what is written, and of the real pieces. */
export function histogramChart(reports: readonly StyleReport[]): string {
  const columns: readonly {
    readonly key: keyof Histograms;
    readonly title: string;
    readonly bins: readonly string[];
  }[] = [
    { key: 'pitchClass', title: 'pitch class above the major tonic', bins: range(12) },
    { key: 'onset', title: 'onset, 16th of the bar', bins: range(16) },
    { key: 'length', title: 'length, 16ths', bins: lengthBins },
    { key: 'velocity', title: 'velocity, tenths', bins: range(10) },
  ];
  const body = columns.map(({ title }, column) => text(columnX(column), panel.top - 12, title));
  body.push(
    legend(panel.left, 12, [
      ['written', writtenColour],
      ['real', realColour],
    ]),
  );
  reports.forEach((report, row) => {
    const top = panel.top + row * (panel.height + panel.gap);
    body.push(text(8, top + panel.height / 2, report.style));
    columns.forEach(({ key, bins }, column) => {
      body.push(bars(columnX(column), top, bins, report.written[key], report.real?.[key]));
    });
  });
  const width = columnX(columns.length);
  return svg(
    width,
    panel.top + reports.length * (panel.height + panel.gap),
    'What is written and what is real',
    body,
  );
}

/** Onsets a bar that were asked for (across) and produced (up), by role. */
export function densityChart(reports: readonly StyleReport[]): string {
  const side = 150;
  const most = 16;
  const body = [legend(40, 12, Object.entries(roleColours))];
  reports.forEach((report, i) => {
    const left = 40 + i * (side + 30);
    const top = 40;
    const x = (onsets: number): number => left + (Math.min(most, onsets) / most) * side;
    const y = (onsets: number): number => top + side - (Math.min(most, onsets) / most) * side;
    body.push(text(left, top - 8, report.style));
    body.push(`<rect x="${left}" y="${top}" width="${side}" height="${side}" fill="none" stroke="#ccc"/>`);
    body.push(`<path d="M${x(0)} ${y(0)}L${x(most)} ${y(most)}" stroke="#ccc"/>`);
    for (const { role, asked, produced } of report.density) {
      body.push(
        `<circle cx="${fixed(x(asked))}" cy="${fixed(y(produced))}" r="3.5" fill="${roleColours[role]}"/>`,
      );
    }
    body.push(text(left + side, top + side + 14, `${most} asked`, 'text-anchor="end"'));
  });
  return svg(40 + reports.length * (side + 30), side + 70, 'Onsets a bar: asked and produced', body);
}

function bars(
  left: number,
  top: number,
  bins: readonly string[],
  written: readonly number[],
  real: readonly number[] | undefined,
): string {
  const share = (values: readonly number[]): number[] => {
    const sum = values.reduce((a, b) => a + b, 0);
    return values.map((value) => (sum === 0 ? 0 : value / sum));
  };
  const series = [share(written), ...(real === undefined ? [] : [share(real)])];
  const highest = Math.max(0.01, ...series.flat());
  const slot = panel.width / bins.length;
  const width = (slot * 0.84) / series.length;
  const bars = series.flatMap((shares, s) =>
    shares.map((value, i) => {
      const height = (value / highest) * (panel.height - 16);
      const x = left + i * slot + s * width;
      const y = top + panel.height - 14 - height;
      const colour = s === 0 ? writtenColour : realColour;
      return `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" fill="${colour}"/>`;
    }),
  );
  const labels = bins.map((bin, i) =>
    text(left + (i + 0.42) * slot, top + panel.height - 3, bin, 'font-size="8" text-anchor="middle"'),
  );
  return [...bars, ...labels].join('');
}

function legend(left: number, y: number, entries: readonly (readonly [string, string])[]): string {
  return entries
    .map(([name, colour], i) => {
      const x = left + i * 80;
      return `<rect x="${x}" y="${y - 8}" width="10" height="10" fill="${colour}"/>${text(x + 14, y + 1, name)}`;
    })
    .join('');
}

const columnX = (column: number): number => panel.left + column * (panel.width + panel.gap);
const range = (count: number): string[] => Array.from({ length: count }, (_, i) => `${i}`);
const fixed = (value: number): string => value.toFixed(1);
