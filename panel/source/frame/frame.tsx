import { useEffect, useRef } from 'preact/hooks';
import { Entry } from '../door/entry.tsx';
import { type Model, useModel } from '../model/model.ts';
import { addressOf, usePlace } from '../model/place.ts';
import { isFirstVisit } from '../model/visit.ts';
import { Run } from '../run/run.tsx';
import { frameWords } from '../words/frame.ts';
import { Header, Notice, Offline } from './header.tsx';
import { Loaded } from './loaded.tsx';
import { Skip } from './skip.tsx';
import { Tabs } from './tabs.tsx';
import { leastOf, loadedViews, tabOf } from './views.ts';
import { Waiting } from './waiting.tsx';
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
  // Whoever was never here, and may play, is shown round; who came for something else is shown that.
  const isNew = access.state === 'in' && !isAtDoor && location.hash === '' && access.is('performer');
  const isToBeWelcomed = isNew && model.state !== undefined && isFirstVisit();
  useEffect(() => {
    if (isToBeWelcomed) location.replace(addressOf('welcome'));
  }, [isToBeWelcomed]);
  const isWaiting =
    access.state === 'asking' || isToBeWelcomed || (!isAtDoor && view === 'run' && !model.state);
  const title = isAtDoor || view === 'run' ? 'Tactus' : `${frameWords().views[tabOf(view)]} · Tactus`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div
      class={`page ${model.status.kind === 'open' ? '' : 'page-stale'} ${access.isFresh ? 'page-fresh' : ''}`}
    >
      <Skip />
      <Header model={model} />
      {/* The run says it where nothing moves for it. */}
      {!isAtDoor && !isWaiting && view !== 'run' && <Offline model={model} />}
      {isAtDoor ? (
        <Entry access={access} />
      ) : isWaiting ? (
        <Waiting model={model} />
      ) : view === 'run' ? (
        <Run model={model} audio={audio} />
      ) : (
        <Loaded model={model} place={place} audio={audio} load={loadedViews[view].load} />
      )}
      {!isAtDoor && access.state === 'in' && view !== 'welcome' && !isToBeWelcomed && (
        <Tabs access={access} view={view} />
      )}
      <Notice model={model} />
      {/* It sounds on whatever is shown. */}
      {/* biome-ignore lint/a11y/useMediaCaption: music without words. */}
      <audio ref={audio} preload="none" />
    </div>
  );
}
