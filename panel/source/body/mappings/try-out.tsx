import type { PanelState } from '../../../../daemon/panel/protocol/protocol.ts';
import { useDoing } from '../../components/asked.ts';
import { decimal, named, pace, percent, sceneTitle, whole } from '../../model/format.ts';
import type { Model } from '../../model/model.ts';
import { keyNameOf, keyText } from '../../music/key-names.ts';
import { bodyWords } from '../../words/body.ts';
import { commonWords } from '../../words/common.ts';
import { bodyNumberOf } from './body-numbers.ts';
import { draftOf, sharedOf } from './draft.ts';
import { Bar, useLearning } from './listen.tsx';
import { doesText, entryWhere, numberText, placeOf } from './mapping-text.ts';
import { type Entry, keepMapping, type Mapping, removeMapping } from './mappings-api.ts';
import { keyOf } from './movers.ts';
import { isTurned } from './targets.ts';

/** A mapping that was just kept, while it is tried: it works already, and can be taken back. */
export function TryOut(props: {
  readonly model: Model;
  readonly saved: Mapping;
  /** What stood in its place; undefined for nothing. */
  readonly before: Mapping | undefined;
  readonly isOverridden: boolean;
  readonly onDone: () => void;
  readonly onAdjust: () => void;
}) {
  const { model, saved, before, onDone, onAdjust } = props;
  const { mappings, learn: words } = bodyWords();
  const { learning } = useLearning(model.api);
  const doing = useDoing();
  const { mapping } = saved;
  const place = placeOf(mapping);
  const watched = place && learning?.watched.get(keyOf(place.way, place.address, mapping.field ?? ''));
  const last =
    place?.way === 'body'
      ? model.state && bodyNumberOf(model.state.body, place.address)
      : watched?.value.number?.last;
  const source = { way: place?.way ?? 'osc', address: place?.address ?? '', field: '', word: undefined };
  const share = last === undefined ? undefined : sharedOf(draftOf(mapping, source, [0, 1]), last);
  // What has no ends of its own goes from 0 to 1, and all else is refused.
  const isBeyond = last !== undefined && isTurned(mapping) && !mapping.from && (last < 0 || last > 1);
  const undo = async (): Promise<void> => {
    if (before) await keepMapping(model.api, before.name, before.mapping);
    else await removeMapping(model.api, saved.name);
    onDone();
  };
  return (
    <div class="try-out">
      <p role="status">{mappings.saved}</p>
      {props.isOverridden && <p class="note">{mappings.overridden}</p>}
      <p>
        <strong>{entryWhere(mapping)}</strong> {doesText(mapping)}.
      </p>
      <p class="learn-move">
        <strong class="learn-big">{words.try}</strong>
      </p>
      <p class="meter">
        <span>
          {words.heardAs}{' '}
          <strong>
            {watched?.value.word ??
              (share !== undefined && !isBeyond
                ? percent(share)
                : last === undefined
                  ? words.notYet
                  : numberText(last))}
          </strong>
        </span>
        <Bar share={share ?? last} />
      </p>
      {isBeyond && <p class="fault">{words.beyond(numberText(last))}</p>}
      <p class="meter">
        <span>
          {words.does} <strong data-testid="outcome">{model.state && outcomeOf(mapping, model.state)}</strong>
        </span>
      </p>
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
      <div class="buttons">
        <button type="button" class="plain primary" onClick={onDone}>
          {words.done}
        </button>
        <button type="button" class="plain" onClick={onAdjust}>
          {words.adjust}
        </button>
        <button type="button" class="plain" disabled={doing.isBusy} onClick={() => void doing.run(undo)}>
          {words.undo}
        </button>
      </div>
    </div>
  );
}

/** How what it sets stands now. */
function outcomeOf({ reading, name = '' }: Entry, state: PanelState): string {
  const words = bodyWords();
  const { units, parts, styles, follow } = commonWords();
  const { body } = state;
  const [kind, rest = ''] = name.split(/\/(.*)/);
  const bias = (value: number, what: string): string => `${what} ${percent(value + 0.5)}`;
  switch (reading === 'control' ? kind : reading) {
    case 'energy':
      return bias(state.energyBias, words.quantities.energy);
    case 'density':
      return percent(state.densityBias + 0.5);
    case 'brightness':
      return percent(state.brightnessBias + 0.5);
    case 'drumsBusy':
      return percent(state.drumsBusyBias + 0.5);
    case 'drumsLoose':
      return percent(state.drumsLooseBias + 0.5);
    case 'tempoBias':
      return `${state.tempoBias < 0 ? '−' : '+'}${decimal(Math.abs(100 * state.tempoBias), 1)} %`;
    case 'mode':
    case 'tonic':
      return keyText(keyNameOf(state.intent.key));
    case 'volume':
    case 'volumeUp':
    case 'volumeDown':
      return percent(state.volume01);
    case 'tempo':
      return `${whole(state.manualTempoBpm)} ${units.bpm}`;
    case 'gain':
      return `${named(parts, rest)} ${decimal(state.partGainsDb[rest as 'lead'] ?? 0, 0)} dB`;
    case 'mute':
    case 'muted':
      return state.muted ? words.does.mute : percent(state.volume01);
    case 'scene':
    case 'nextScene':
      return state.scene === undefined ? '–' : sceneTitle(state.scene);
    case 'style':
    case 'mix':
      return Object.entries(state.intent.styleWeights)
        .map(([style, share01]) => `${named(styles, style)} ${percent(share01)}`)
        .join(', ');
    case 'follow':
      return named(follow, state.follow);
    case 'cadence':
    case 'step':
      return `${whole(body.cadenceSpm)} ${units.steps}`;
    case 'speed':
      return `${pace(body.speedMps)} ${units.perKilometre}`;
    case 'heartRate':
      return `${whole(body.heartRateBpm)} ${units.beats}`;
    case 'play':
    case 'stop':
    case 'toggle':
      return state.playing === 'stopped' ? words.learn.stopped : words.learn.playing;
    default:
      return state.cue === undefined ? '–' : doesText({ reading: 'control', name: state.cue.kind });
  }
}
