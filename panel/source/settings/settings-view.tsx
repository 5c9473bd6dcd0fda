import { ViewHeading } from '../components/view-heading.tsx';
import { leastOf, type ViewProps } from '../frame/views.ts';
import { addressOf, type View } from '../model/place.ts';
import { settingsWords } from '../words/settings.ts';
import { BrowserPage } from './browser-page.tsx';
import { Network } from './network.tsx';
import { Settings } from './options-page.tsx';
import { Phones } from './phones.tsx';
import './settings.css';

/** Neighbours, each at an address of its own. */
const pages = ['settings', 'phones', 'network', 'browser'] as const satisfies readonly View[];

/** How the device is set up, for its owner. */
export default function SettingsView({ model, place }: ViewProps) {
  const { view, sought } = place;
  const words = settingsWords();
  const page = pages.find((each) => each === view);
  if (page === undefined) return null;
  return (
    <main class="settings">
      <nav class="pages" aria-label={words.pages.label}>
        {pages
          .filter((each) => model.access.is(leastOf(each)))
          .map((each) => (
            <a key={each} href={addressOf(each)} aria-current={each === page ? 'page' : undefined}>
              {words.pages[each]}
            </a>
          ))}
      </nav>
      <ViewHeading key={page}>{words.pages[page]}</ViewHeading>
      {page === 'phones' && <Phones model={model} />}
      {page === 'settings' && <Settings model={model} sought={sought} />}
      {page === 'browser' && <BrowserPage model={model} />}
      {page === 'network' && <Network api={model.api} />}
    </main>
  );
}
