import type { JSX } from 'preact';
import { ViewHeading } from '../components/view-heading.tsx';
import { leastOf, type ViewProps } from '../frame/views.ts';
import { addressOf, type View } from '../model/place.ts';
import { settingsWords } from '../words/settings.ts';
import { BrowserPage } from './browser-page.tsx';
import { HealthPage } from './health-page.tsx';
import { ModelsPage } from './models-page.tsx';
import { Network } from './network.tsx';
import { Phones } from './phones.tsx';
import { ScenesPage } from './scenes-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import './settings.css';
import './pages.css';

/** Neighbours, each at an address of its own. */
const pages = [
  'settings',
  'scenes',
  'models',
  'phones',
  'network',
  'health',
  'browser',
] as const satisfies readonly View[];
type Page = (typeof pages)[number];

const contents: Readonly<Record<Page, (props: ViewProps) => JSX.Element>> = {
  settings: ({ model, place }) => <SettingsPage model={model} sought={place.sought} />,
  scenes: ({ model }) => <ScenesPage model={model} />,
  models: ({ model }) => <ModelsPage model={model} />,
  phones: ({ model }) => <Phones model={model} />,
  network: ({ model }) => <Network api={model.api} />,
  health: ({ model }) => <HealthPage model={model} />,
  browser: ({ model }) => <BrowserPage model={model} />,
};

/** How the device is set up, for its owner. */
export default function SettingsView(props: ViewProps) {
  const { model, place } = props;
  const words = settingsWords();
  const page = pages.find((each) => each === place.view);
  if (page === undefined) return null;
  const Content = contents[page];
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
      <Content {...props} />
    </main>
  );
}
