import { useEffect, useState } from 'preact/hooks';
import type { Model } from '../model/model.ts';
import { addressOf } from '../model/place.ts';
import { frameWords } from '../words/frame.ts';
import { leastOf } from './views.ts';

/** Who plays for whom, and whether we still hear from them. */
export function Header({ model }: { readonly model: Model }) {
  const { access, state, status } = model;
  const words = frameWords();
  const source =
    state && `${words.source[state.source.kind]}${state.source.name ? ` · ${state.source.name}` : ''}`;
  return (
    <header class="header">
      <h1>
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path d="M6 34h12l5-16 9 30 7-20 4 6h13" />
        </svg>
        Tactus
      </h1>
      <p class="source">{isSafe(model) ? <SafeMode model={model} /> : (source ?? '')}</p>
      {access.state !== 'out' && (
        <p class={`line line-${status.kind}`} role="status">
          <span key={status.kind}>
            {status.kind === 'open' || status.kind === 'lost' ? words.line[status.kind] : words.line.other}
          </span>
        </p>
      )}
    </header>
  );
}

/** The device plays something else than what was written (docs/install.md). */
const isSafe = ({ state }: Model): boolean =>
  state?.health.some(({ station, status }) => station === 'start' && status === 'failed') ?? false;

/** In the place of who plays for whom, and leads to what is wrong whoever may mend it. */
function SafeMode({ model }: { readonly model: Model }) {
  const { safeMode } = frameWords();
  return model.access.is(leastOf('health')) ? (
    <a class="safe-mode" href={addressOf('health')}>
      {safeMode}
    </a>
  ) : (
    <span class="safe-mode">{safeMode}</span>
  );
}

/** Says that what is shown is old, and what is being done about it. */
export function Offline({ model }: { readonly model: Model }) {
  const { status } = model;
  const [nowMs, setNowMs] = useState(performance.now());
  const isLost = status.kind === 'lost';
  const words = frameWords().offline;
  useEffect(() => {
    if (!isLost) return undefined;
    const timer = window.setInterval(() => setNowMs(performance.now()), 250);
    return () => window.clearInterval(timer);
  }, [isLost]);
  if (status.kind === 'open' || (!isLost && !model.state)) return null;
  const seconds = isLost ? Math.max(0, Math.ceil((status.retryAtMs - nowMs) / 1000)) : 0;
  return (
    <div class="offline" role="alert">
      <p>
        <strong>{words.title}</strong> {words.note}{' '}
        {isLost ? <span aria-hidden="true">{words.again(seconds)}</span> : words.trying}
      </p>
      <button type="button" class="plain" onClick={() => model.connect()}>
        {words.now}
      </button>
    </div>
  );
}

/** A wish that was refused, for a while. */
export function Notice({ model }: { readonly model: Model }) {
  return (
    <div class="notice" role="alert">
      {model.notice && <p lang="en">{model.notice}</p>}
    </div>
  );
}
