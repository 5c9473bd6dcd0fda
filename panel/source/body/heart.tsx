import { zoneOf } from '../../../daemon/body/zones.ts';
import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { percent, whole } from '../model/format.ts';
import { bodyWords } from '../words/body.ts';
import { commonWords } from '../words/common.ts';

const zones = [1, 2, 3, 4, 5] as const;

/** The heart among its zones, and how hard the body works. */
export function Heart({ state }: { readonly state: PanelState }) {
  const { body, zonesBpm } = state;
  const words = bodyWords().heart;
  const bpm = body.heartRateBpm;
  const zone = bpm === undefined ? undefined : zoneOf(bpm, zonesBpm);
  return (
    <section class="card" aria-labelledby="body-heart">
      <h3 id="body-heart">{words.title}</h3>
      <p class="heart-now">
        <strong class="figure" data-testid="body-heart-rate">
          {whole(bpm)}
        </strong>
        <span class="unit">{commonWords().units.beats}</span>
        <span class="heart-zone">
          {zone === undefined ? words.unknown : `${words.zone(zone)} · ${words.zoneNames[zone as 1]}`}
        </span>
      </p>
      <ol class="zones-bar">
        {zones.map((each) => (
          <li key={each} aria-current={each === zone ? 'true' : undefined} style={`--zone: ${each}`}>
            <span class="zone-name">{each}</span>
            <span class="zone-from">
              {each === 1 ? words.below(zonesBpm[0] ?? 0) : words.from(zonesBpm[each - 2] ?? 0)}
            </span>
          </li>
        ))}
      </ol>
      <p class="meter">
        <span>
          {words.effort} <strong>{percent(body.effort01)}</strong>
        </span>
        <span class="meter-bar" aria-hidden="true">
          <span style={`--share: ${body.effort01}`} />
        </span>
      </p>
    </section>
  );
}
