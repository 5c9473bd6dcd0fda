import type { Access } from '../model/access.ts';
import { addressOf, type View } from '../model/place.ts';
import { frameWords } from '../words/frame.ts';
import { leastOf, type Tab, tabOf, tabs, viewOf } from './views.ts';

/** Outlines on a square of 24. */
const icons: Readonly<Record<Tab, string>> = {
  run: 'M3 13h4l2-6 4 11 3-8 1.5 3H21',
  music:
    'M9 18V6l11-2v12M9 18a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0M20 16a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0',
  body: 'M12 20S3.500 14.500 3.500 8.800A4.300 4.300 0 0 1 12 7.500a4.300 4.300 0 0 1 8.500 1.300C20.500 14.500 12 20 12 20',
  devices:
    'M4 14v-2a8 8 0 0 1 16 0v2M4 14.500a1.500 1.500 0 0 1 3 0v3a1.500 1.500 0 0 1-3 0zM17 14.500a1.500 1.500 0 0 1 3 0v3a1.500 1.500 0 0 1-3 0z',
  sessions: 'M5 20V10m7 10V4m7 16v-7',
  settings: 'M4 7h8.5m5 0H20M4 17h2.500m5 0H20M15 4.500v5M9 14.500v5',
};

/** The way from view to view. */
export function Tabs({ access, view }: { readonly access: Access; readonly view: View }) {
  const words = frameWords().views;
  return (
    <nav class="views" aria-label={words.label}>
      {tabs
        .filter((tab) => tab === 'settings' || access.is(leastOf(tab)))
        .map((tab) => (
          <a
            key={tab}
            href={addressOf(viewOf(tab, (needed) => access.is(needed)))}
            aria-current={tab === tabOf(view) ? 'page' : undefined}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d={icons[tab]} />
            </svg>
            <span>{words[tab]}</span>
          </a>
        ))}
    </nav>
  );
}
