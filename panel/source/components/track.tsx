import { useEffect, useRef } from 'preact/hooks';
import { onTheme } from '../model/theme.ts';

/** Latitude, longitude, seconds. */
export type TrackPoint = readonly [number, number, number];

const marginPixels = 12;

/** The shape of a way, north up, without a map: nothing is asked for elsewhere. */
export function Track({ points, label }: { readonly points: readonly TrackPoint[]; readonly label: string }) {
  const element = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = element.current;
    if (!canvas) return undefined;
    const draw = (): void => drawTrack(canvas, points);
    const observer = new ResizeObserver(draw);
    observer.observe(canvas);
    const end = onTheme(draw);
    return () => {
      observer.disconnect();
      end();
    };
  }, [points]);
  return <canvas ref={element} class="track" role="img" aria-label={label} />;
}

function drawTrack(canvas: HTMLCanvasElement, points: readonly TrackPoint[]): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const [first] = points;
  if (!first) return;
  // A degree of longitude is shorter than one of latitude, the more so the further from the equator.
  const narrow = Math.cos((first[0] * Math.PI) / 180);
  const flat = points.map(([latitude, longitude]) => [longitude * narrow, -latitude] as const);
  const [xs, ys] = [flat.map(([x]) => x), flat.map(([, y]) => y)];
  const [left, top] = [least(xs), least(ys)];
  const [wide, high] = [-least(xs.map((x) => -x)) - left, -least(ys.map((y) => -y)) - top];
  const room = [width - 2 * marginPixels, height - 2 * marginPixels] as const;
  const scale = Math.min(room[0] / Math.max(wide, 1e-6), room[1] / Math.max(high, 1e-6));
  const at = ([x, y]: readonly [number, number]) =>
    [
      marginPixels + (room[0] - wide * scale) / 2 + (x - left) * scale,
      marginPixels + (room[1] - high * scale) / 2 + (y - top) * scale,
    ] as const;
  const colour = (name: string): string => getComputedStyle(canvas).getPropertyValue(name);
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = colour('--speed');
  context.beginPath();
  for (const point of flat) context.lineTo(...at(point));
  context.stroke();
  const ends = [
    [flat[0], '--ink-soft', 4],
    [flat.at(-1), '--accent', 6],
  ] as const;
  for (const [point, name, radius] of ends) {
    if (!point) continue;
    context.fillStyle = colour(name);
    context.beginPath();
    context.arc(...at(point), radius, 0, 2 * Math.PI);
    context.fill();
  }
}

const least = (values: readonly number[]): number =>
  values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
