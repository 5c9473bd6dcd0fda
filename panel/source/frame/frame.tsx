import { useEffect, useRef } from 'preact/hooks';
import { Entry } from '../door/entry.tsx';
import { type Model, useModel } from '../model/model.ts';
import { usePlace } from '../model/place.ts';
import { Run } from '../run/run.tsx';
import { Header, Notice, Offline } from './header.tsx';
import { Loaded } from './loaded.tsx';
import { Tabs } from './tabs.tsx';
import { leastOf, loadedViews } from './views.ts';
import './frame.css';
import '../components/components.css';

/** The page: who is not let in is at the door, everybody else at a view. */
export function Frame({ model }: { readonly model: Model }) {
  useModel(model);
  const place = usePlace();
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => () => model.listening.stop(), [model]);
  const { access } = model;
  const isAtDoor = access.state === 'out' || (access.state === 'in' && access.offered !== undefined);
  const view = access.is(leastOf(place.view)) ? place.view : 'run';
  return (
    <div
      class={`page ${model.status.kind === 'open' ? '' : 'page-stale'} ${access.isFresh ? 'page-fresh' : ''}`}
    >
      <Header model={model} />
      {!isAtDoor && <Offline model={model} />}
      {isAtDoor ? (
        <Entry access={access} />
      ) : view === 'run' ? (
        <Run model={model} audio={audio} />
      ) : (
        <Loaded model={model} place={place} load={loadedViews[view].load} />
      )}
      {!isAtDoor && access.state === 'in' && <Tabs access={access} view={view} />}
      <Notice model={model} />
      {/* It sounds on whatever is shown. */}
      {/* biome-ignore lint/a11y/useMediaCaption: music without words. */}
      <audio ref={audio} preload="none" />
    </div>
  );
}
