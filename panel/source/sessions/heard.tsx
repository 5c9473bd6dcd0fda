import type { Lap, SessionLike } from '../../../daemon/recorder/summary.ts';
import { distance, duration, named, percent, sentence, unknown, whole } from '../model/format.ts';
import { chordText, keyText } from '../music/key-names.ts';
import { commonWords } from '../words/common.ts';
import { sessionsWords } from '../words/sessions.ts';
import type { Summary } from './sessions-api.ts';

/** Lap by lap, where somebody said so. */
export function Laps({ laps }: { readonly laps: readonly Lap[] }) {
  const words = sessionsWords();
  if (laps.length === 0) return null;
  return (
    <section class="card" aria-labelledby="laps">
      <h3 id="laps">{words.laps}</h3>
      <table class="session-table">
        <thead>
          <tr>
            <th scope="col">{words.lap}</th>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.distance}</th>
            <th scope="col">{words.heart}</th>
            <th scope="col">{words.cadence}</th>
          </tr>
        </thead>
        <tbody>
          {laps.map((lap, index) => (
            <tr key={lap.atSeconds}>
              <th scope="row">{index + 1}</th>
              <td>{duration(lap.lengthSeconds)}</td>
              <td>{distance(lap.distanceMeters)}</td>
              <td>{whole(lap.heartRateMeanBpm)}</td>
              <td>{whole(lap.cadenceMeanSpm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How long the heart was in each zone. */
export function Zones({ summary: { heartRate } }: { readonly summary: Summary }) {
  const words = sessionsWords();
  if (!heartRate) return null;
  const all = heartRate.zoneSeconds.reduce((sum, seconds) => sum + seconds, 0);
  if (all === 0) return null;
  const from = ['', ...heartRate.zonesFromBpm.map((bpm) => words.zoneFrom(whole(bpm)))];
  return (
    <section class="card" aria-labelledby="zones">
      <h3 id="zones">{words.zones}</h3>
      <ul class="shares">
        {heartRate.zoneSeconds.map((seconds, zone) => (
          <Share
            key={from[zone]}
            name={`${zone + 1} ${from[zone]}`}
            share01={seconds / all}
            text={duration(seconds)}
          />
        ))}
      </ul>
    </section>
  );
}

/** What was heard, by style. */
export function Styles({ summary: { styles } }: { readonly summary: Summary }) {
  if (styles.length === 0) return null;
  return (
    <section class="card" aria-labelledby="styles">
      <h3 id="styles">{sessionsWords().styles}</h3>
      <ul class="shares">
        {styles.map(({ name, share01 }) => (
          <Share
            key={name}
            name={named(commonWords().styles, name)}
            share01={share01}
            text={percent(share01)}
          />
        ))}
      </ul>
    </section>
  );
}

function Share(props: { readonly name: string; readonly share01: number; readonly text: string }) {
  return (
    <li style={{ '--share': `${100 * props.share01}%` }}>
      <span>{props.name}</span>
      <b>{props.text}</b>
    </li>
  );
}

/** What was heard when somebody said that they like it, or wanted something else. */
export function Opinions(props: { readonly of: 'liked' | 'skipped'; readonly told: readonly SessionLike[] }) {
  const { of, told } = props;
  if (told.length === 0) return null;
  return (
    <section class="card" aria-labelledby={of}>
      <h3 id={of}>{sessionsWords()[of]}</h3>
      <ul class="likes">
        {told.map((like) => (
          <li key={like.atSeconds}>
            <b>{duration(like.atSeconds)}</b> {named(commonWords().sections, like.section)},{' '}
            {keyText(like.key)}, {like.chords.map(chordText).join(' ') || unknown}, {whole(like.tempoBpm)}
            {', '}
            {Object.keys(like.styleWeights)
              .map((style) => named(commonWords().styles, style) || sentence(style))
              .join(' + ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
