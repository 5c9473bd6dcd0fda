import { useEffect, useState } from 'preact/hooks';

/** By the address behind `#`; the first is the one without. */
const views = [
  'run',
  'music',
  'body',
  'devices',
  'listening-test',
  'sessions',
  'workouts',
  'settings',
  'scenes',
  'models',
  'phones',
  'network',
  'health',
  'browser',
  'welcome',
] as const;
export type View = (typeof views)[number];

/** What is shown, by the address behind its `#`, and behind a `/` what is sought there: `#settings/panel.guests`. */
export interface Place {
  readonly view: View;
  readonly sought: string;
}

function placeOf(fragment: string): Place {
  const [name = '', sought = ''] = fragment.replace(/^#/, '').split('/', 2);
  return { view: views.find((view) => view === name) ?? 'run', sought: decoded(sought) };
}

export const addressOf = (view: View, sought = ''): string =>
  view === 'run' ? '#' : `#${view}${sought && `/${encodeURIComponent(sought)}`}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Follows the address, and so the browser's way back. */
export function usePlace(): Place {
  const [fragment, setFragment] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => setFragment(location.hash);
    window.addEventListener('hashchange', follow);
    // It may have changed since it was read.
    follow();
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return placeOf(fragment);
}
