import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { frameWords } from '../words/frame.ts';
import type { ViewProps } from './views.ts';

type Load = () => Promise<{ readonly default: ComponentType<ViewProps> }>;

/** A view that is loaded when it is asked for. */
export function Loaded({ load, ...props }: ViewProps & { readonly load: Load }) {
  const [loaded, setLoaded] = useState<{ readonly load: Load; readonly View: ComponentType<ViewProps> }>();
  const [lost, setLost] = useState<Load>();
  useEffect(() => {
    load().then(
      ({ default: View }) => setLoaded({ load, View }),
      () => setLost(() => load),
    );
  }, [load]);
  if (loaded?.load === load) return <loaded.View {...props} />;
  const words = frameWords();
  return (
    <main>
      <p role="status">{lost === load ? words.notLoaded : words.loading}</p>
    </main>
  );
}
