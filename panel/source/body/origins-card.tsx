import { useCallback, useRef, useState } from 'preact/hooks';
import { useDoing } from '../components/asked.ts';
import type { SettingsChange } from '../model/api.ts';
import { sensorTitle, speedText, whole } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { bodyWords } from '../words/body.ts';
import { commonWords } from '../words/common.ts';
import {
  type Origin,
  type OriginQuantity,
  originQuantities,
  originsOf,
  type Priorities,
  preferring,
} from './origins.ts';

/** Of each quantity: who tells it now, and who else could; its owner may prefer another. */
export function Origins(props: {
  readonly model: Model;
  /** Undefined for who may not know. */
  readonly priorities: Priorities | undefined;
  readonly onChange?: () => void;
}) {
  const { model, priorities = {}, onChange } = props;
  const { state } = model;
  const words = bodyWords();
  const doing = useDoing();
  const [isOverridden, setOverridden] = useState(false);
  const set = useCallback(
    (next: Readonly<Record<string, readonly string[] | null>>): void =>
      void doing.run(async () => {
        const answer: SettingsChange = await model.api.changeSettings({ body: { priorities: next } });
        setOverridden(answer.changed.some(({ overridden }) => overridden === true));
        onChange?.();
      }),
    [model, onChange],
  );
  if (!state) return null;
  const quantities = originQuantities.filter(
    (quantity) => quantity !== 'power' || originsOf(state, quantity, priorities).length > 0,
  );
  return (
    <section class="card" aria-labelledby="body-origins">
      <h3 id="body-origins">{words.origins.title}</h3>
      <ul class="origins">
        {quantities.map((quantity) => (
          <OriginRow
            key={quantity}
            quantity={quantity}
            value={valueText(state.body, quantity)}
            origins={originsOf(state, quantity, priorities)}
            isPreferred={(priorities[quantity] ?? []).length > 0}
            onPrefer={
              props.priorities && !doing.isBusy
                ? (sensorId) =>
                    set(
                      sensorId === undefined
                        ? { [quantity]: null }
                        : (preferring(priorities, quantity, sensorId) as Record<string, readonly string[]>),
                    )
                : undefined
            }
          />
        ))}
      </ul>
      {isOverridden && <p class="note">{words.origins.overridden}</p>}
      <p class="fault" role="alert" lang="en">
        {doing.fault}
      </p>
    </section>
  );
}

function OriginRow(props: {
  readonly quantity: OriginQuantity;
  readonly value: string;
  readonly origins: readonly Origin[];
  readonly isPreferred: boolean;
  readonly onPrefer: ((sensorId: string | undefined) => void) | undefined;
}) {
  const { quantity, value, origins, isPreferred, onPrefer } = props;
  const { origins: words, quantities } = bodyWords();
  const { presences } = commonWords();
  const name = quantities[quantity];
  const row = useRef<HTMLLIElement>(null);
  /** What is pressed goes away: whoever goes by keys stays in the row. */
  const press = (sensorId: string | undefined): void => {
    row.current?.focus({ preventScroll: true });
    onPrefer?.(sensorId);
  };
  return (
    <li class="origin" ref={row} tabIndex={-1}>
      <p class="origin-head">
        <span>{name}</span> <strong>{value}</strong>
      </p>
      {origins.length === 0 && <p class="note">{words.nobody}</p>}
      <ol aria-label={words.of(name)}>
        {origins.map(({ sensorId, isUsed, isDerived, isPreferred: isNamed, status }) => (
          <li key={sensorId} class={isUsed ? 'used' : ''}>
            <span class="origin-name">{sensorTitle(sensorId)}</span>
            <span class="note">
              {[
                isUsed ? words.usedNow : presences[status],
                ...(isDerived ? [words.derived] : []),
                ...(isNamed ? [words.preferred] : []),
              ].join(' · ')}
            </span>
            {onPrefer && !isUsed && (
              <button
                type="button"
                class="plain small"
                aria-label={words.preferThis(sensorTitle(sensorId), name)}
                onClick={() => press(sensorId)}
              >
                {words.prefer}
              </button>
            )}
          </li>
        ))}
      </ol>
      {onPrefer && isPreferred && (
        <button type="button" class="link" onClick={() => press(undefined)}>
          {words.automatic}
        </button>
      )}
    </li>
  );
}

function valueText(
  { cadenceSpm, speedMps, heartRateBpm }: NonNullable<Model['state']>['body'],
  quantity: OriginQuantity,
): string {
  const { steps, beats } = commonWords().units;
  switch (quantity) {
    case 'cadence':
      return `${whole(cadenceSpm)} ${steps}`;
    case 'speed':
      return speedText(speedMps);
    case 'heartRate':
      return `${whole(heartRateBpm)} ${beats}`;
    case 'power':
      return '';
  }
}
