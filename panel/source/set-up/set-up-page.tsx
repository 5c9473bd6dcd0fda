import { useEffect, useRef } from 'preact/hooks';

import type { SetUpProps } from '../components/set-up.tsx';
import { addressOf, type View } from '../model/place.ts';
import { Network } from './network.tsx';
import { Phones } from './phones.tsx';
import { Settings } from './settings.tsx';
import './set-up.css';

const titles: Readonly<Record<Exclude<View, 'music'>, string>> = {
  phones: 'Phones',
  settings: 'Settings',
  network: 'Network',
};

/** How the device is set up, for its owner: loaded when it is asked for. */
export default function SetUpPage({ model, place }: SetUpProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { view, sought } = place;
  // Who cannot see is told where he is.
  useEffect(() => heading.current?.focus(), [view]);
  if (view === 'music') return null;
  return (
    <main class="set-up">
      <nav class="tabs" aria-label="Set up">
        <a href={addressOf('music')}>Music</a>
        {(['phones', 'settings', 'network'] as const).map((each) => (
          <a key={each} href={addressOf(each)} aria-current={each === view ? 'page' : undefined}>
            {titles[each]}
          </a>
        ))}
      </nav>
      <h2 ref={heading} tabIndex={-1}>
        {titles[view]}
      </h2>
      {view === 'phones' && <Phones model={model} />}
      {view === 'settings' && <Settings model={model} sought={sought} />}
      {view === 'network' && <Network api={model.api} />}
    </main>
  );
}
