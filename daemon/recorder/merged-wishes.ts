type Said = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Carried out once. */
const passing: ReadonlySet<string> = new Set(['sensorId', 'like', 'cue', 'scene', 'nextScene', 'taste']);
/** Said as a whole: nothing of what was said before holds beside it. */
const whole: ReadonlySet<string> = new Set(['styleWeights', 'nextSong']);
/** The one said last takes the other's place. */
const opposites: Said = { style: 'styleWeights', styleWeights: 'style' };

/** What holds of two wishes, one after the other. */
export function merged(before: Said, wish: Said): Said {
  const after = { ...before };
  for (const [name, value] of Object.entries(wish)) {
    if (passing.has(name) || value === undefined) continue;
    const known = after[name];
    const isAdded = isObject(known) && isObject(value) && !whole.has(name);
    after[name] = isAdded ? { ...known, ...value } : value;
    delete after[String(opposites[name])];
  }
  return after;
}
