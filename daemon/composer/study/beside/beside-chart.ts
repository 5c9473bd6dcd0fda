import type { Beside } from './compare.ts';

/** Ours beside people's as SVG text: no library, so that a package without one can make it. */

const ink = '#222';
const ourColour = '#0b7285';
const peoplesColour = '#f08c00';

/** In pixels. A row goes from 0 to 1, or to the most of its figure. */
const width = 130;
const rowHeight = 22;
const left = 330;
const top = 46;

/** A row a figure, a column a style: a bar where most of people's pieces lie, its mean, and a point where ours do. */
export function besideChart(
  styles: readonly { readonly style: string; readonly beside: readonly Beside[] }[],
): string {
  const figures = styles[0]?.beside ?? [];
  const body = figures.flatMap(({ figure, what }, row) => {
    const y = top + row * rowHeight;
    const cells = styles.map(({ beside }) => beside.find((other) => other.figure === figure));
    const most = mostOf(cells);
    return [
      `<text x="8" y="${y + 4}">${what}</text>`,
      ...cells.map((cell, column) => (cell === undefined ? '' : strip(cell, columnX(column), y, most))),
    ];
  });
  const heads = styles.map(
    ({ style }, column) => `<text x="${columnX(column)}" y="${top - 22}">${style}</text>`,
  );
  const height = top + figures.length * rowHeight + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${columnX(styles.length)} ${height}" font-family="sans-serif" font-size="11" fill="${ink}">`,
    '<title>Ours beside people’s music</title>',
    `<rect width="100%" height="${height}" fill="#fff"/>`,
    `<circle cx="14" cy="12" r="4" fill="${ourColour}"/><text x="22" y="16">ours</text>`,
    `<rect x="70" y="8" width="20" height="8" fill="${peoplesColour}" opacity="0.35"/><text x="94" y="16">people’s, and their mean</text>`,
    ...heads,
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

function strip({ ours, people }: Beside, x: number, y: number, most: number): string {
  const at = (value: number): string => (x + (Math.min(most, value) / most) * width).toFixed(1);
  const line = `<path d="M${x} ${y}h${width}" stroke="#ddd"/>`;
  const theirs =
    people === undefined
      ? ''
      : `<path d="M${at(people.low)} ${y}H${at(people.high)}" stroke="${peoplesColour}" stroke-width="8" opacity="0.35"/>` +
        `<path d="M${at(people.mean)} ${y - 6}v12" stroke="${peoplesColour}" stroke-width="2"/>`;
  const mine = Number.isNaN(ours) ? '' : `<circle cx="${at(ours)}" cy="${y}" r="4" fill="${ourColour}"/>`;
  return line + theirs + mine;
}

/** What the right end of a row stands for. */
function mostOf(cells: readonly (Beside | undefined)[]): number {
  const values = cells.flatMap((cell) => (cell === undefined ? [] : [cell.ours, cell.people?.high ?? 0]));
  const most = Math.max(...values.filter(Number.isFinite));
  return most <= 1 ? 1 : most;
}

const columnX = (column: number): number => left + column * (width + 24);
