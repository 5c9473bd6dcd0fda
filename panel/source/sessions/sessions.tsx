import type { ViewProps } from '../frame/views.ts';
import { SessionList } from './session-list.tsx';
import { SessionPage } from './session-page.tsx';
import './sessions.css';

/** What was run and heard, and is kept on the device. */
export default function SessionsView({ model, place }: ViewProps) {
  return place.sought === '' ? (
    <SessionList model={model} />
  ) : (
    <SessionPage key={place.sought} model={model} id={place.sought} />
  );
}
