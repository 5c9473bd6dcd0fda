import { doorWords } from '../words/door.ts';

const devices: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/CrOS/, 'Chromebook'],
  [/Macintosh/, 'Mac'],
  [/Windows/, 'Windows'],
  [/Linux|X11/, 'Linux'],
];
/** The one that calls itself by all the others' names comes last. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Firefox|FxiOS/, 'Firefox'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Chrome|CriOS|Chromium/, 'Chrome'],
  [/Safari/, 'Safari'],
];

/** How this device may be called in a list, by what its browser says of itself: "Pixel 8", "iPhone", "Firefox on Linux". */
export function deviceName(userAgent: string): string {
  // Android tells the model, or "K" where the browser keeps it to itself.
  const model = /Android [^;)]*; (?!K\))([^;)]{2,40}?)(?: Build\/[^;)]*)?\)/.exec(userAgent)?.[1]?.trim();
  if (model !== undefined && !/^(Mobile|Tablet|rv:)/.test(model)) return model;
  const words = doorWords().device;
  const device = /Android/.test(userAgent)
    ? words[/Mobile/.test(userAgent) ? 'androidPhone' : 'androidTablet']
    : devices.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  if (device === 'iPhone' || device === 'iPad') return device;
  if (browser !== undefined && device !== undefined) return words.on(browser, device);
  return browser ?? device ?? words.browser;
}
