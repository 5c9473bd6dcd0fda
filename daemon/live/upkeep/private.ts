/** What is told to others may say nothing of this. */
export interface Privacy {
  /** A text without secrets: those that are known, and what looks like one; of Bluetooth addresses only the maker is left. */
  scrub(text: string): string;
  /** A value without places and secrets, whatever it holds. */
  strip(value: unknown): unknown;
}

/** Where somebody was. */
const places = ['latitude', 'longitude', 'altitudeMeters', 'track', 'position'];
const secretNames = ['password', 'passphrase', 'secret', 'token', 'ticket', 'qrText', 'authorization'];
const left = new Set([...places, ...secretNames].map((name) => name.toLowerCase()));

const hidden = '(not shown)';
/** Shorter ones would be found in everything. */
const shortestSecret = 3;
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[\w+/=~.-]{8,}/gi, `$1 ${hidden}`],
  [/([?&#](?:token|ticket|code|pair|password|key)=)[^\s&"'#]+/gi, `$1${hidden}`],
  [/(\w:\/\/)[^\s"']{1,300}@/g, `$1${hidden}@`],
  [/\b(WIFI:[^\s"]*?P:)[^;"]*/g, `$1${hidden}`],
  [/\b((?:[0-9a-f]{2}[:_-]){3})(?:[0-9a-f]{2}[:_-]){2}[0-9a-f]{2}\b/gi, '$1xx:xx:xx'],
];

/** `secrets`: those that are known now. */
export function createPrivacy(secrets: Iterable<string>): Privacy {
  const known = [...new Set(secrets)]
    .filter((secret) => secret.length >= shortestSecret)
    // As it is, and as it stands in JSON; the longest first: another may lie in it.
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .sort((one, other) => other.length - one.length);
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, child]) =>
        left.has(name.toLowerCase()) ? [] : [[name, strip(child)]],
      ),
    );
  };
  return {
    scrub: (text) =>
      patterns.reduce(
        (scrubbed, [pattern, by]) => scrubbed.replace(pattern, by),
        known.reduce((scrubbed, secret) => scrubbed.replaceAll(secret, hidden), text),
      ),
    strip,
  };
}
