import { useState } from 'preact/hooks';
import { type Asked, useAsked } from '../components/asked.ts';
import { Track, type TrackPoint } from '../components/track.tsx';
import { ViewHeading } from '../components/view-heading.tsx';
import type { ViewProps } from '../frame/views.ts';
import { distance } from '../model/format.ts';
import { type Model, useModel } from '../model/model.ts';
import { bodyWords } from '../words/body.ts';
import type { CurvePoint } from './curve-data.ts';
import { BodyCurves } from './curves.tsx';
import { Heart } from './heart.tsx';
import { Mappings } from './mappings/mappings.tsx';
import type { Priorities } from './origins.ts';
import { Origins } from './origins-card.tsx';
import { Sources } from './sources.tsx';
import './body.css';

/** The whole run grows slowly. */
const runEveryMs = 10_000;

interface WholeRun {
  readonly curve: readonly CurvePoint[];
  /** Not for viewers. */
  readonly track?: readonly TrackPoint[];
}

/** Everything that tells of a body, and everything that could. */
export default function BodyView({ model }: ViewProps) {
  useModel(model);
  const { access, api, state, history } = model;
  const [span, setSpan] = useState<'live' | 'whole'>('live');
  const run = useAsked<WholeRun>(() => api.ask('GET', 'sessions/current'), runEveryMs);
  const words = bodyWords();
  return (
    <main class="body-view">
      <ViewHeading>{words.title}</ViewHeading>
      {state && (
        <div class="body-columns">
          <div class="body-column">
            <Heart state={state} />
            <BodyCurves
              state={state}
              live={history}
              whole={run.answer?.curve}
              fault={run.fault}
              span={span}
              onSpan={setSpan}
            />
            {access.is('performer') && <Way run={run} meters={state.body.distanceMeters} />}
          </div>
          <div class="body-column">
            {access.is('admin') ? (
              <OwnOrigins model={model} />
            ) : (
              <Origins model={model} priorities={undefined} />
            )}
            <Sources state={state} />
            {access.is('admin') && <Mappings model={model} />}
          </div>
        </div>
      )}
    </main>
  );
}

/** With what its owner prefers, which he alone is told. */
function OwnOrigins({ model }: { readonly model: Model }) {
  const settings = useAsked(() => model.api.settings());
  const { value, next } =
    settings.answer?.options.find(({ path }) => path === 'body.priorities') ??
    ({} as Record<string, unknown>);
  const known = settings.answer && ((next ?? value ?? {}) as Priorities);
  return <Origins model={model} priorities={known} onChange={settings.again} />;
}

function Way({ run, meters }: { readonly run: Asked<WholeRun>; readonly meters: number | undefined }) {
  const words = bodyWords().track;
  const track = run.answer?.track ?? [];
  return (
    <section class="card" aria-labelledby="body-way">
      <h3 id="body-way">{words.title}</h3>
      {track.length < 2 ? (
        <p class="note">{words.none}</p>
      ) : (
        <Track points={track} label={words.label(distance(meters))} />
      )}
    </section>
  );
}
