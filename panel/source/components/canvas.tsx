import { useCallback, useEffect, useRef } from 'preact/hooks';
import { useAnimation } from '../model/animation.ts';
import { onTheme } from '../model/theme.ts';

export interface Picture {
  readonly context: CanvasRenderingContext2D;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels for each of CSS. */
  readonly ratio: number;
  /** A colour of the style sheet. */
  colour(name: ColourName): string;
}

const colourNames = [
  ...['--ink', '--ink-soft', '--line', '--line-strong', '--accent', '--paper-deep', '--good'],
  ...['--lead', '--chords', '--pad', '--bass', '--drums'],
] as const;
export type ColourName = (typeof colourNames)[number];

/** Asking the style sheet costs too much to do it for every note of every picture. */
function readColours(canvas: HTMLCanvasElement): ReadonlyMap<string, string> {
  const style = getComputedStyle(canvas);
  return new Map(colourNames.map((name) => [name, style.getPropertyValue(name)]));
}

/** A canvas that is as sharp as the screen and drawn for every frame. */
export function Canvas(props: {
  readonly class: string;
  /** Without one it is an ornament. */
  readonly label?: string;
  readonly draw: (picture: Picture) => void;
  /** Drawn as often as the screen shows: for what moves across it all the time. */
  readonly isSmooth?: boolean;
}) {
  const element = useRef<HTMLCanvasElement>(null);
  const colours = useRef<ReadonlyMap<string, string>>(new Map());
  const { draw, isSmooth = false } = props;
  useEffect(
    () =>
      onTheme(() => {
        colours.current = new Map();
      }),
    [],
  );
  // Told when it changes: asked for each picture, the whole page would be laid out for each.
  const size = useRef({ width: 0, height: 0 });
  useEffect(() => {
    const canvas = element.current;
    if (!canvas) return undefined;
    const measure = (): void => {
      size.current = { width: canvas.clientWidth, height: canvas.clientHeight };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(canvas);
    return () => observer.disconnect();
  }, []);
  useAnimation(
    useCallback(() => {
      const canvas = element.current;
      const context = canvas?.getContext('2d');
      if (!canvas || !context) return;
      const { width, height } = size.current;
      const ratio = window.devicePixelRatio;
      const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
        canvas.width = pixelWidth;
        canvas.height = pixelHeight;
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      if (colours.current.size === 0) colours.current = readColours(canvas);
      draw({ context, width, height, ratio, colour: (name) => colours.current.get(name) ?? 'gray' });
    }, [draw]),
    isSmooth,
  );
  const { label } = props;
  const spoken = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <canvas ref={element} class={props.class} {...(spoken as object)} />;
}
