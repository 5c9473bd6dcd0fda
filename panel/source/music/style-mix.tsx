import { useMemo, useState } from 'preact/hooks';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { freeStyle } from '../../../daemon/styles/free-style.ts';
import { useWish } from '../components/wish.ts';
import { percent, styleTitle } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { commonWords } from '../words/common.ts';
import { musicWords } from '../words/music.ts';
import {
  askedWeights,
  heightsOfNames,
  type PadPoint,
  placeStyles,
  pointOf,
  type StyleDot,
  sideOf,
  weightsAt,
  within,
} from './style-pad.ts';

/** An arrow moves the handle so far, of the circle's radius; with Shift less. */
const step = 0.1;
const smallStep = 0.03;
/** A share that is told in whole percents and scaled is the one that was asked for. */
const alike = 0.015;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface StyleMixProps {
  readonly model: Model;
  readonly state: PanelState;
  readonly mayPlay: boolean;
}

/** What this page asked for last, and from where. */
interface Asked {
  readonly point: PadPoint;
  readonly weights: Readonly<Record<string, number>>;
}

/** All styles around a circle, and a handle between them: the nearer it is to one, the more of it is heard. */
export function StyleMix({ model, state, mayPlay }: StyleMixProps) {
  const words = musicWords().mix;
  const { styles } = state;
  const dots = useMemo(() => placeStyles(styles), [styles.map(({ name }) => name).join()]);
  const heights = useMemo(() => heightsOfNames(dots), [dots]);
  const told = state.intent.styleWeights;
  const { point, weights, ask } = useHandle(model, dots, told);
  const titleOf = (name: string): string => {
    const style = styles.find((each) => each.name === name);
    return style ? styleTitle(style) : name;
  };
  const shares = Object.entries(weights)
    .filter(([, weight]) => weight >= 0.005)
    .sort(([, one], [, other]) => other - one);
  const spoken = shares.map(([name, weight]) => words.share(titleOf(name), percent(weight))).join(', ');
  const isOff = !mayPlay || model.status.kind !== 'open';
  return (
    <section class="card mix">
      <div class="music-card-head">
        <h3>{words.name}</h3>
        {mayPlay && <p class="note">{words.help}</p>}
        {mayPlay && (
          <button
            type="button"
            class="plain"
            aria-pressed={state.intent.freeStyles !== undefined}
            disabled={isOff}
            onClick={() => model.send({ style: freeStyle })}
          >
            {commonWords().freeStyle}
          </button>
        )}
      </div>
      <div class="mix-pad">
        <Lines dots={dots} point={point} weights={weights} />
        {!isOff && <Touched dots={dots} onMove={ask} />}
        {dots.map((dot) => (
          <Name
            key={dot.name}
            dot={dot}
            height={heights[dot.name] ?? dot.y}
            title={titleOf(dot.name)}
            weight={weights[dot.name] ?? 0}
            onPress={mayPlay ? () => ask(dot) : undefined}
            isOff={isOff}
          />
        ))}
        {mayPlay ? (
          <div
            class="mix-handle"
            role="slider"
            tabIndex={isOff ? -1 : 0}
            aria-label={words.handle}
            aria-roledescription={words.role}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(100 * (shares[0]?.[1] ?? 0))}
            aria-valuetext={spoken}
            aria-disabled={isOff}
            style={placed(point)}
            onKeyDown={(event) => {
              const arrow = arrows[event.key];
              if (!arrow || isOff) return;
              event.preventDefault();
              const far = event.shiftKey ? smallStep : step;
              ask(within({ x: point.x + arrow[0] * far, y: point.y + arrow[1] * far }, dots));
            }}
          />
        ) : (
          <span class="mix-handle" style={placed(point)} />
        )}
      </div>
      {!mayPlay && <p class="unseen">{spoken}</p>}
    </section>
  );
}

/**
 * Where the handle is: where this page put it for as long as the band plays what was asked for then, else where the
 * mixture lies that others asked for.
 */
function useHandle(model: Model, dots: readonly StyleDot[], told: Readonly<Record<string, number>>) {
  const [asked, setAsked] = useState<Asked>();
  const { held, hold } = useWish((styleWeights: Asked['weights']) => model.send({ styleWeights }));
  const isOurs = asked !== undefined && (held !== undefined || isAlike(asked.weights, told));
  const ask = (point: PadPoint): void => {
    const weights = askedWeights(weightsAt(point, dots));
    setAsked({ point, weights });
    hold(weights);
  };
  return isOurs
    ? { point: asked.point, weights: asked.weights, ask }
    : { point: pointOf(told, dots), weights: told, ask };
}

const isAlike = (one: Asked['weights'], other: Asked['weights']): boolean =>
  [...Object.keys(one), ...Object.keys(other)].every(
    (name) => Math.abs((one[name] ?? 0) - (other[name] ?? 0)) <= alike,
  );

const placed = ({ x, y }: PadPoint) => ({ '--x': x, '--y': y });

/** The circle, and from the handle a line to each style, the bolder the more of it is heard. */
function Lines(props: {
  readonly dots: readonly StyleDot[];
  readonly point: PadPoint;
  readonly weights: Readonly<Record<string, number>>;
}) {
  const { dots, point, weights } = props;
  return (
    <svg class="mix-lines" viewBox="-1.2 -1.2 2.4 2.4" aria-hidden="true">
      <circle r="1" class="mix-circle" />
      {dots.map(({ name, x, y }) => {
        const weight = weights[name] ?? 0;
        return (
          <g key={name}>
            <line x1={point.x} y1={-point.y} x2={x} y2={-y} stroke-width={0.09 * weight} />
            <circle cx={x} cy={-y} r={0.045 + 0.05 * weight} class={weight > 0 ? 'mix-heard' : ''} />
          </g>
        );
      })}
    </svg>
  );
}

/** Where a finger moves the handle. */
function Touched({
  dots,
  onMove,
}: {
  readonly dots: readonly StyleDot[];
  readonly onMove: (point: PadPoint) => void;
}) {
  const move = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const radius = width / 2.4;
    const x = (event.clientX - left - width / 2) / radius;
    const y = -(event.clientY - top - height / 2) / radius;
    onMove(within({ x, y }, dots));
  };
  return (
    <div
      class="mix-touch"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(event);
      }}
    />
  );
}

function Name(props: {
  readonly dot: StyleDot;
  /** Where its name stands, as the dot's y. */
  readonly height: number;
  readonly title: string;
  readonly weight: number;
  readonly onPress: (() => void) | undefined;
  readonly isOff: boolean;
}) {
  const { dot, height, title, weight, onPress, isOff } = props;
  const words = musicWords().mix;
  const share = <span class="mix-share">{weight >= 0.005 ? percent(weight) : ''}</span>;
  const style = placed({ x: dot.x, y: height });
  const given = { class: `mix-name mix-${sideOf(dot)} ${weight > 0 ? 'mix-on' : ''}`, style };
  if (!onPress)
    return (
      <span {...given} aria-hidden="true">
        {title} {share}
      </span>
    );
  return (
    <button type="button" {...given} disabled={isOff} onClick={onPress} title={words.only(title)}>
      {title} {share}
    </button>
  );
}
