import { useEffect, useState } from 'preact/hooks';
import { useAsked, useDoing } from '../../components/asked.ts';
import { Switch } from '../../components/switch.tsx';
import type { Model } from '../../model/model.ts';
import { bodyWords } from '../../words/body.ts';
import { isSimple } from './draft.ts';
import { Listen } from './listen.tsx';
import { type Chosen, MappingForm } from './mapping-form.tsx';
import { doesText, entryWhere, placeOf, wayText } from './mapping-text.ts';
import { askMappings, keepMapping, type Mapping, removeMapping } from './mappings-api.ts';
import type { Watched } from './movers.ts';
import { TryOut } from './try-out.tsx';

type Step =
  | { readonly kind: 'list' }
  | { readonly kind: 'listen' }
  | { readonly kind: 'choose'; readonly chosen: Chosen }
  | {
      readonly kind: 'try';
      readonly saved: Mapping;
      readonly before: Mapping | undefined;
      readonly isOverridden: boolean;
    };

const byHand: Chosen = {
  source: { way: 'osc', address: '', field: '', word: undefined },
  range: undefined,
  entry: { reading: 'control', name: 'energy' },
  isByHand: true,
};

/** Knobs and programs that set something: those there are, and how another is learnt. */
export function Mappings({ model }: { readonly model: Model }) {
  const { api } = model;
  const words = bodyWords().mappings;
  const all = useAsked(() => askMappings(api));
  const [step, setStep] = useState<Step>({ kind: 'list' });
  const [removed, setRemoved] = useState<Mapping>();
  const doing = useDoing();
  const names = all.answer?.map(({ name }) => name) ?? [];
  const toList = (): void => {
    setStep({ kind: 'list' });
    all.again();
  };
  const run = (what: () => Promise<unknown>): void =>
    // Busy until what is shown is what is so now: a press on what was before would be taken back by it.
    void doing.run(async () => {
      await what();
      all.take(await askMappings(api));
    });
  return (
    <section class="card mappings" aria-labelledby="body-mappings">
      <h3 id="body-mappings">{words.title}</h3>
      {step.kind === 'list' && (
        <>
          <p class="note">{words.about}</p>
          {all.answer?.length === 0 && <p>{words.none}</p>}
          <ul class="mapping-list">
            {all.answer?.map((each) => (
              <MappingRow
                key={each.name}
                mapping={each}
                isBusy={doing.isBusy}
                onSwitch={(isOn) => run(() => keepMapping(api, each.name, switched(each, isOn)))}
                onChange={() => setStep({ kind: 'choose', chosen: chosenOf(each) })}
                onRemove={() =>
                  run(async () => {
                    await removeMapping(api, each.name);
                    setRemoved(each);
                  })
                }
              />
            ))}
          </ul>
          {removed && (
            <p class="removed" role="status">
              {words.removed(entryWhere(removed.mapping))}{' '}
              <button
                type="button"
                class="plain"
                onClick={() =>
                  run(async () => {
                    await keepMapping(api, removed.name, removed.mapping);
                    setRemoved(undefined);
                  })
                }
              >
                {words.undo}
              </button>
            </p>
          )}
          <p class="fault" role="alert" lang="en">
            {doing.fault ?? all.fault}
          </p>
          <div class="buttons">
            <button type="button" class="plain primary" onClick={() => setStep({ kind: 'listen' })}>
              {words.learn}
            </button>
            <button type="button" class="plain" onClick={() => setStep({ kind: 'choose', chosen: byHand })}>
              {words.byHand}
            </button>
          </div>
        </>
      )}
      {step.kind === 'listen' && (
        <Listen
          api={api}
          onTake={(taken) => setStep({ kind: 'choose', chosen: chosenFrom(taken) })}
          onByHand={() => setStep({ kind: 'choose', chosen: byHand })}
          onCancel={toList}
        />
      )}
      {step.kind === 'choose' && (
        <MappingForm
          model={model}
          chosen={step.chosen}
          names={names}
          onSaved={(saved, isOverridden) => {
            const before = all.answer?.find(({ name }) => name === saved.name);
            setStep({ kind: 'try', saved, before, isOverridden });
          }}
          onCancel={toList}
        />
      )}
      {step.kind === 'try' && (
        <TryOut
          model={model}
          saved={step.saved}
          before={step.before}
          isOverridden={step.isOverridden}
          onDone={toList}
          onAdjust={() => {
            all.again();
            setStep({ kind: 'choose', chosen: chosenOf(step.saved) });
          }}
        />
      )}
    </section>
  );
}

function MappingRow(props: {
  readonly mapping: Mapping;
  readonly isBusy: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}) {
  const { mapping: named, isBusy } = props;
  const { mapping } = named;
  const words = bodyWords().mappings;
  const where = entryWhere(mapping);
  const way = wayText(mapping);
  // A switch goes where it is put, at once; back where the daemon refused it.
  const [put, setPut] = useState<boolean>();
  const isOn = put ?? mapping.enabled !== false;
  useEffect(() => {
    if (!isBusy) setPut(undefined);
  }, [isBusy]);
  return (
    <li class={isOn ? 'mapping' : 'mapping mapping-off'}>
      <div class="mapping-head">
        <p>
          <strong>{where}</strong>
          {mapping.preset === undefined && <span> {doesText(mapping)}</span>}
          {way !== '' && <span class="note"> {way}</span>}
        </p>
        <Switch
          isOn={isOn}
          disabled={isBusy}
          aria-label={words.switchOf(where)}
          onSwitch={(next) => {
            setPut(next);
            props.onSwitch(next);
          }}
        />
      </div>
      <div class="buttons">
        {isSimple(mapping) && (
          <button
            type="button"
            class="plain"
            aria-label={`${words.change}: ${where}`}
            disabled={isBusy}
            onClick={props.onChange}
          >
            {words.change}
          </button>
        )}
        <button
          type="button"
          class="plain"
          aria-label={`${words.remove}: ${where}`}
          disabled={isBusy}
          onClick={props.onRemove}
        >
          {words.remove}
        </button>
      </div>
      <details class="fold">
        <summary>{words.raw}</summary>
        <pre>{JSON.stringify(mapping, null, 2)}</pre>
      </details>
    </li>
  );
}

const switched = ({ mapping: { enabled: _, ...mapping } }: Mapping, isOn: boolean): Mapping['mapping'] =>
  isOn ? mapping : { ...mapping, enabled: false };

function chosenFrom({ way, address, value, range }: Watched): Chosen {
  const { suggestion, field, word } = value;
  return {
    source: { way, address, field, word },
    range: way === 'midi' ? [0, 1] : range,
    entry: suggestion ?? { reading: 'control', name: 'energy' },
    isByHand: false,
  };
}

function chosenOf({ name, mapping }: Mapping): Chosen {
  const place = placeOf(mapping);
  const word = mapping.when && Object.values(mapping.when).map(String)[0];
  return {
    source: { way: place?.way ?? 'osc', address: place?.address ?? '', field: mapping.field ?? '', word },
    range: undefined,
    entry: mapping,
    name,
    isByHand: false,
  };
}
