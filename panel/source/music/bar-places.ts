import type { BarMessage } from '../../../daemon/panel/protocol/bar-message.ts';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';

type PlacedBar = Pick<BarMessage, 'index' | 'section'>;

/** Which bar of its section each is, 0 for the first: as far as that is known. */
export function placeBars(
  bars: readonly PlacedBar[],
  heardIndex: number | undefined,
  form: PanelState['form'],
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  // Without the form only the names tell where a section begins.
  bars.forEach(({ index, section }, at) => {
    const before = bars[at - 1];
    if (before && before.section !== section) places.set(index, 0);
  });
  const heard = bars.findIndex(({ index }) => index === heardIndex);
  if (!form || heard < 0) return places;
  for (let at = heard, place = form.bar; at >= 0 && place >= 0; at -= 1, place -= 1)
    places.set(bars[at]!.index, place);
  const passages = [form, ...(form.ahead ?? [])];
  let [passage, place] = [0, form.bar];
  for (const { index, section } of bars.slice(heard + 1)) {
    place += 1;
    if (place >= passages[passage]!.bars) {
      passage += 1;
      place = 0;
    }
    // It comes otherwise than was told, or nothing was: from here on only the names tell.
    if (passages[passage]?.section !== section) break;
    places.set(index, place);
  }
  return places;
}
