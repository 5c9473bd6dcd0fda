import { decimal, named, percent, sceneTitle } from '../../model/format.ts';
import { bodyWords } from '../../words/body.ts';
import { commonWords } from '../../words/common.ts';
import type { Entry, Way } from './mappings-api.ts';
import { bodilyUnits, isBodily, isTurned } from './targets.ts';

/** Mappings as a person would say them. */

/** Which of the ways an entry hears, and where. */
export function placeOf(entry: Entry): { readonly way: Way; readonly address: string } | undefined {
  const { homeAssistant, osc, mqtt, http, udp, midi, button, body } = entry;
  if (homeAssistant !== undefined)
    return { way: 'mqtt', address: `homeassistant/${homeAssistant.replace('.', '/')}/state` };
  const places = { osc, mqtt, http, udp, midi, button, body } as const;
  for (const [way, address] of Object.entries(places))
    if (address !== undefined) return { way: way as Way, address: String(address) };
  return undefined;
}

/** `Knob or fader 7 (MIDI, channel 1)`, `/1/fader7 (OSC)`. */
export function whereText(way: Way, address: string, field = ''): string {
  const { mappings, ways } = bodyWords();
  const { where } = mappings;
  const at = field === '' ? '' : ` · ${field}`;
  if (way === 'button') return where.button(address);
  if (way === 'body') return `${named(bodyWords().numbers, address)} (${ways.body.name})`;
  if (way !== 'midi') return `${address}${at} (${ways[way].name})`;
  const [, channel, kind = '', number = ''] = /^(?:(\d+)\/)?([a-z]+)(\d*)$/.exec(address) ?? [];
  const what = kind === 'cc' || kind === 'note' || kind === 'program' ? where[kind](number) : where.bend;
  return `${what} (MIDI${channel === undefined ? '' : `, ${where.channel(channel)}`})`;
}

export function entryWhere(entry: Entry): string {
  const place = placeOf(entry);
  if (place) return whereText(place.way, place.address, entry.field);
  return entry.preset === undefined ? '' : bodyWords().mappings.preset(entry.preset);
}

/** `sets the energy`. */
export function doesText({ reading = '', name }: Pick<Entry, 'reading' | 'name'>): string {
  const { does } = bodyWords();
  const { parts, styles, follow } = commonWords();
  const [kind = '', rest = ''] = (name ?? '').split(/\/(.*)/);
  if (kind === 'gain') return does.gain(named(parts, rest));
  if (kind === 'scene') return does.scene(sceneTitle(rest));
  if (kind === 'style') return does.style(named(styles, rest));
  if (kind === 'mix') return does.mix(named(styles, rest));
  if (kind === 'follow') return does.follow(named(follow, rest));
  const said = (does as Readonly<Record<string, unknown>>)[name ?? reading];
  return typeof said === 'string' ? said : does.other(name ?? reading);
}

/** `200 to 800 becomes 0 to 100 %, within 4 s`; nothing where there is nothing to say. */
export function wayText(entry: Entry): string {
  const { smoothSeconds = 0 } = entry;
  const within = smoothSeconds > 0 ? bodyWords().mappings.within(numberText(smoothSeconds)) : '';
  return [endsText(entry), within].filter(Boolean).join(', ');
}

function endsText(entry: Entry): string {
  const { mappings } = bodyWords();
  const { from, to = [0, 1], when, unit } = entry;
  if (when !== undefined) return mappings.isWord(Object.values(when).map(String).join(', '));
  if (from === undefined) {
    if (unit !== undefined) return bodyWords().learn.unit(unit);
    return isTurned(entry) ? mappings.upTo('0', '100 %') : '';
  }
  const [low, high] = from.map(numberText);
  if (isTurned(entry))
    return mappings.becomes(
      mappings.upTo(low!, high!),
      mappings.upTo(`${Math.round(100 * to[0])}`, percent(to[1])),
    );
  if (!isBodily(entry)) return mappings.pressedAbove(low!, high!);
  const unitName = bodilyUnits[entry.reading ?? ''] ?? '';
  return mappings.becomes(
    mappings.upTo(low!, high!),
    mappings.upTo(numberText(to[0]), `${numberText(to[1])} ${unitName}`),
  );
}

/** With no more digits than a hand can set. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  return decimal(value, Number.isInteger(value) || size >= 100 ? 0 : size >= 1 ? 1 : 2);
}

/** A name that a new entry may have: none has it yet. */
export function newName(way: string, address: string, taken: readonly string[]): string {
  const name = `${way}-${address}`
    .replace(/[^\w.-]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '')
    .slice(0, 36);
  const isFree = (each: string): boolean => !taken.includes(each);
  if (isFree(name)) return name;
  let count = 2;
  while (!isFree(`${name}-${count}`)) count += 1;
  return `${name}-${count}`;
}
