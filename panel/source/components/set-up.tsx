import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Model } from '../model/model.ts';
import type { Place } from '../model/place.ts';

export interface SetUpProps {
  readonly model: Model;
  readonly place: Place;
}

/** How the device is set up: few want it and not on the run, so that it is loaded when it is asked for. */
export function SetUp(props: SetUpProps) {
  const [Page, setPage] = useState<ComponentType<SetUpProps>>();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    import('../set-up/set-up-page.tsx').then(
      (loaded) => setPage(() => loaded.default),
      () => setLost(true),
    );
  }, []);
  if (Page) return <Page {...props} />;
  return (
    <main>
      <p role="status">
        {isLost
          ? 'This part of the page could not be loaded. Perhaps Tactus was updated: load the page anew.'
          : 'Loading…'}
      </p>
    </main>
  );
}
