import { useState } from 'preact/hooks';
import { useDoing } from '../../components/asked.ts';
import { capital, percent } from '../../model/format.ts';
import type { Model } from '../../model/model.ts';
import { bodyWords } from '../../words/body.ts';
import { bodyNumberOf, bodyWays, isBodyNumber } from './body-numbers.ts';
import { type Draft, draftOf, entryOf, isSwitch, type Range, type Source, sharedOf } from './draft.ts';
import { Bar, useLearning } from './listen.tsx';
import { doesText, newName, numberText, whereText } from './mapping-text.ts';
import { type Entry, keepMapping, type Mapping, type Way } from './mappings-api.ts';
import { keyOf } from './movers.ts';
import { bodilyUnits, bodilyWays, isBodily, isGliding, isTurned, targetKey, targetsOf } from './targets.ts';

const ways = ['body', 'osc', 'mqtt', 'http', 'udp', 'midi', 'button'] as const;
const groups = ['turn', 'press', 'body'] as const;

export interface Chosen {
  readonly source: Source;
  /** The way that the hand went. */
  readonly range: Range | undefined;
  readonly entry: Entry;
  /** Of a mapping that there is. */
  readonly name?: string;
  /** Nothing of it was heard: where it listens is written. */
  readonly isByHand: boolean;
}

/** What a knob shall do, with what it would do now. */
export function MappingForm(props: {
  readonly model: Model;
  readonly chosen: Chosen;
  readonly names: readonly string[];
  readonly onSaved: (saved: Mapping, isOverridden: boolean) => void;
  readonly onCancel: () => void;
}) {
  const { model, chosen, names, onSaved, onCancel } = props;
  const words = bodyWords().learn;
  const doing = useDoing();
  const { learning } = useLearning(model.api);
  const [draft, setDraft] = useState<Draft>(() => ({
    ...draftOf(chosen.entry, chosen.source, bodilyWays[chosen.entry.reading ?? ''] ?? [0, 1]),
    ...(chosen.range && { range: chosen.range }),
  }));
  const [isEndSet, setEndSet] = useState(chosen.entry.from !== undefined && chosen.name !== undefined);
  const { state } = model;
  if (!state) return null;
  const { source, target } = draft;
  const watched = learning?.watched.get(keyOf(source.way, source.address, source.field));
  const isOfBody = source.way === 'body';
  const last = isOfBody ? bodyNumberOf(state.body, source.address) : watched?.value.number?.last;
  const range =
    isEndSet || isOfBody || source.way === 'midi' ? draft.range : widened(draft.range, watched?.range);
  const shown: Draft = { ...draft, range };
  const share = last === undefined ? undefined : sharedOf(shown, last);
  const change = (next: Partial<Draft>): void => setDraft({ ...shown, ...next });
  const setEnds = (next: Range): void => {
    setEndSet(true);
    change({ range: next });
  };
  const hasWay = isTurned(target) || (isBodily(target) ? !draft.isAsTold : !isSwitch(source, range));
  const save = async (): Promise<void> => {
    const entry = entryOf(shown, chosen.entry);
    const name = chosen.name ?? newName(source.way, source.address, names);
    const { changed } = await keepMapping(model.api, name, entry);
    onSaved(
      { name, mapping: { ...entry, id: name } },
      changed.some(({ overridden }) => overridden === true),
    );
  };
  return (
    <form
      class="mapping-form"
      onSubmit={(event) => {
        event.preventDefault();
        void doing.run(save);
      }}
    >
      {chosen.isByHand ? (
        <SourceFields
          source={source}
          onChange={(next) => {
            const usual =
              next.way === 'body' && isBodyNumber(next.address) ? bodyWays[next.address] : undefined;
            // What the body turns tells nothing of the body.
            const isTold = usual && isBodily(target);
            change({
              source: next,
              ...(usual && { range: usual }),
              ...(isTold && { target: { reading: 'control', name: 'energy' } }),
            });
          }}
        />
      ) : (
        <p class="mapping-where">
          <strong>{whereText(source.way, source.address, source.field)}</strong>
          {source.word !== undefined && <span class="note"> “{source.word}”</span>}
        </p>
      )}
      <label class="field">
        <span class="field-name">{words.what}</span>
        <select
          value={targetKey(target)}
          onChange={(event) => {
            const found = targetsOf(state).find((each) => targetKey(each) === event.currentTarget.value);
            if (!found) return;
            const { reading, name } = found;
            const usual = bodilyWays[reading];
            change({
              target: { reading, ...(name !== undefined && { name }) },
              ...(usual && { to: usual, isAsTold: last !== undefined && fits(reading, last) }),
            });
          }}
        >
          {groups
            .filter((group) => !(isOfBody && group === 'body'))
            .map((group) => (
              <optgroup key={group} label={words.groups[group]}>
                {targetsOf(state)
                  .filter((each) => each.group === group)
                  .map((each) => (
                    <option key={targetKey(each)} value={targetKey(each)}>
                      {capital(doesText(each))}
                    </option>
                  ))}
              </optgroup>
            ))}
        </select>
      </label>
      {isBodily(target) && (
        <label class="check">
          <input
            type="checkbox"
            checked={draft.isAsTold}
            onChange={(event) => change({ isAsTold: event.currentTarget.checked })}
          />
          {words.asTold} ({bodilyUnits[target.reading]})
        </label>
      )}
      {hasWay && (
        <fieldset class="ends">
          <legend>
            {words.way01} <span class="note">{source.way === 'midi' ? '' : words.wayNote}</span>
          </legend>
          <NumberField
            name={words.from}
            value={range?.[0]}
            onChange={(value) => setEnds([value, range?.[1] ?? value])}
          />
          <NumberField
            name={words.to}
            value={range?.[1]}
            onChange={(value) => setEnds([range?.[0] ?? value, value])}
          />
          {isBodily(target) && (
            <>
              <NumberField
                name={`${words.low} (${bodilyUnits[target.reading]})`}
                value={draft.to[0]}
                onChange={(value) => change({ to: [value, draft.to[1]] })}
              />
              <NumberField
                name={`${words.high} (${bodilyUnits[target.reading]})`}
                value={draft.to[1]}
                onChange={(value) => change({ to: [draft.to[0], value] })}
              />
            </>
          )}
          <button
            type="button"
            class="plain"
            aria-pressed={draft.isTurnedOver}
            onClick={() => change({ isTurnedOver: !draft.isTurnedOver })}
          >
            {words.turnOver}
          </button>
        </fieldset>
      )}
      {hasWay && isTurned(target) && (
        <CurveField curve={draft.curve} onChange={(curve) => change({ curve })} />
      )}
      {isGliding(target) && (
        <NumberField
          name={words.within}
          value={draft.smoothSeconds}
          onChange={(seconds) => change({ smoothSeconds: Math.min(300, Math.max(0, seconds)) })}
        />
      )}
      <p class="meter" data-testid="preview">
        <span>
          {words.present}{' '}
          <strong>{last === undefined ? words.notYet : presentText(shown, last, share)}</strong>
        </span>
        <Bar share={share ?? last} />
      </p>
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
      <div class="buttons">
        <button type="submit" class="plain primary" disabled={doing.isBusy || source.address === ''}>
          {words.save}
        </button>
        <button type="button" class="plain" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

function SourceFields(props: { readonly source: Source; readonly onChange: (source: Source) => void }) {
  const { source, onChange } = props;
  const words = bodyWords().learn;
  return (
    <div class="source-fields">
      <label class="field">
        <span class="field-name">{words.way}</span>
        <select
          value={source.way}
          onChange={(event) => {
            const way = event.currentTarget.value as Way;
            const address = way === 'body' ? 'heartRate' : source.way === 'body' ? '' : source.address;
            onChange({ ...source, way, address, field: '' });
          }}
        >
          {ways.map((way) => (
            <option key={way} value={way}>
              {bodyWords().ways[way].name}
            </option>
          ))}
        </select>
      </label>
      {source.way === 'body' ? (
        <label class="field">
          <span class="field-name">{words.number}</span>
          <select
            value={source.address}
            onChange={(event) => onChange({ ...source, address: event.currentTarget.value })}
          >
            {Object.entries(bodyWords().numbers).map(([number, name]) => (
              <option key={number} value={number}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <label class="field">
          <span class="field-name">{words.address}</span>
          <input
            type="text"
            required
            value={source.address}
            placeholder={examples[source.way]}
            autocapitalize="none"
            autocomplete="off"
            onInput={(event) => onChange({ ...source, address: event.currentTarget.value.trim() })}
          />
        </label>
      )}
      {!wordless.has(source.way) && (
        <label class="field">
          <span class="field-name">{words.field}</span>
          <input
            type="text"
            value={source.field}
            autocapitalize="none"
            autocomplete="off"
            onInput={(event) => onChange({ ...source, field: event.currentTarget.value.trim() })}
          />
          <span class="note">{source.way === 'osc' ? words.numberNote : words.fieldNote}</span>
        </label>
      )}
    </div>
  );
}

/** One number comes of them. */
const wordless: ReadonlySet<Way> = new Set<Way>(['midi', 'button', 'body']);

const examples: Readonly<Record<Exclude<Way, 'body'>, string>> = {
  osc: '/1/fader7',
  mqtt: 'garden/distance',
  http: 'mytracker',
  udp: 'mydevice',
  midi: 'cc7',
  button: '28',
};

/** How a whole way is gone; a power that is none of ours stays as it is written. */
function CurveField(props: { readonly curve: number; readonly onChange: (curve: number) => void }) {
  const { learn: words } = bodyWords();
  const curves = [
    [1, words.curves.even],
    [2, words.curves.late],
    [0.5, words.curves.early],
  ] as const;
  const isOurs = curves.some(([curve]) => curve === props.curve);
  return (
    <label class="field">
      <span class="field-name">{words.curve}</span>
      <select
        value={String(props.curve)}
        onChange={(event) => props.onChange(Number(event.currentTarget.value))}
      >
        {!isOurs && <option value={String(props.curve)}>{numberText(props.curve)}</option>}
        {curves.map(([curve, name]) => (
          <option key={curve} value={String(curve)}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function NumberField(props: {
  readonly name: string;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
}) {
  // While it is typed it stands as it is typed: the form is drawn anew several times a second.
  const [typed, setTyped] = useState<string>();
  return (
    <label class="field">
      <span class="field-name">{props.name}</span>
      <input
        type="number"
        step="any"
        inputMode="decimal"
        value={typed ?? (props.value === undefined ? '' : String(Number(props.value.toPrecision(4))))}
        onInput={({ currentTarget: { value, valueAsNumber } }) => {
          setTyped(value);
          if (Number.isFinite(valueAsNumber)) props.onChange(valueAsNumber);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </label>
  );
}

function widened(range: Range | undefined, seen: Range | undefined): Range | undefined {
  if (!range || !seen) return range ?? seen;
  return [Math.min(range[0], seen[0]), Math.max(range[1], seen[1])];
}

/** Whether a number could be a body's as it is. */
function fits(reading: string, value: number): boolean {
  const [low, high] = bodilyWays[reading] ?? [0, 0];
  return value >= low / 2 && value <= high * 1.3;
}

function presentText(
  { target, to, isAsTold, range }: Draft,
  last: number,
  share: number | undefined,
): string {
  if (isBodily(target)) {
    const value = isAsTold || share === undefined ? last : to[0] + share * (to[1] - to[0]);
    return `${numberText(value)} ${bodilyUnits[target.reading]}`;
  }
  if (share === undefined || range === undefined) return numberText(last);
  return percent(share);
}
