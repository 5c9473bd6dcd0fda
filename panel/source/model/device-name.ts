const devices: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android.*Mobile/, 'Android phone'],
  [/Android/, 'Android tablet'],
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
  const device = devices.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  if (device === 'iPhone' || device === 'iPad') return device;
  return [browser, device].filter((word) => word !== undefined).join(' on ') || 'A browser';
}
