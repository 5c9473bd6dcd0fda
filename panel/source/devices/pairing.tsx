import { useEffect, useRef, useState } from 'preact/hooks';
import { useDoing } from '../components/asked.ts';
import { readingText } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { devicesWords } from '../words/devices.ts';
import type { DeviceSearch, FoundDevice, NewlyPaired } from './devices-api.ts';
import * as devicesApi from './devices-api.ts';
import { FoundList } from './found-list.tsx';
import { isOfKind, type PairedKind, pairedKinds } from './paired-kinds.ts';

const lookEveryMs = 1000;
/** So long nobody worries about a sensor that was just paired. */
const provenMs = 20_000;

/** From nothing to a device that is heard, a step at a time. */
export function Pairing(props: {
  readonly model: Model;
  readonly onChange: () => void;
  readonly onClose: () => void;
}) {
  const { model, onChange, onClose } = props;
  const [kind, setKind] = useState<PairedKind>();
  const [device, setDevice] = useState<FoundDevice>();
  const [paired, setPaired] = useState<NewlyPaired>();
  const doing = useDoing();
  const words = devicesWords().pairing;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [kind, device, paired]);
  const pair = (chosen: FoundDevice): void => {
    setDevice(chosen);
    void doing.run(async () => {
      setPaired(await devicesApi.pair(model.api, { address: chosen.address, as: chosen.as }));
      onChange();
    });
  };
  const anew = (): void => {
    setKind(undefined);
    setDevice(undefined);
    setPaired(undefined);
  };
  const title = paired
    ? words.paired(paired.name)
    : device
      ? doing.fault === undefined
        ? words.pairing(device.name)
        : words.failed
      : kind
        ? words.kinds[kind]
        : words.what;
  return (
    <section class="card pairing" aria-labelledby="pairing">
      <div class="device-head">
        <h3 id="pairing" ref={heading} tabIndex={-1}>
          {title}
        </h3>
        <button type="button" class="link" onClick={onClose}>
          {words.close}
        </button>
      </div>
      {paired ? (
        <Paired model={model} device={paired} onAgain={anew} onClose={onClose} />
      ) : device ? (
        doing.fault === undefined ? (
          <p role="status">{device.as === 'headphones' ? words.patience : '…'}</p>
        ) : (
          <>
            <p class="fault" role="alert" lang="en">
              {doing.fault}
            </p>
            {kind && <p class="note">{words.wake[kind]}</p>}
            <div class="buttons">
              <button type="button" class="plain primary" onClick={() => pair(device)}>
                {words.tryAgain}
              </button>
              <button type="button" class="plain" onClick={() => setDevice(undefined)}>
                {words.back}
              </button>
            </div>
          </>
        )
      ) : kind ? (
        <Search model={model} kind={kind} onPair={pair} onBack={anew} />
      ) : (
        <div class="pairing-kinds">
          {pairedKinds.map((each) => (
            <button key={each} type="button" class="pairing-kind" onClick={() => setKind(each)}>
              <strong>{words.kinds[each]}</strong>
              <span class="note">{words.wake[each]}</span>
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

function Search(props: {
  readonly model: Model;
  readonly kind: PairedKind;
  readonly onPair: (device: FoundDevice) => void;
  readonly onBack: () => void;
}) {
  const { model, kind, onPair, onBack } = props;
  const { api } = model;
  const [search, setSearch] = useState<DeviceSearch>();
  const doing = useDoing();
  const words = devicesWords().pairing;
  const begin = (): void => void doing.run(async () => setSearch(await devicesApi.scan(api)));
  useEffect(begin, [kind]);
  useEffect(() => {
    const timer = window.setInterval(() => {
      devicesApi.found(api).then(setSearch, () => {});
    }, lookEveryMs);
    return () => window.clearInterval(timer);
  }, [api]);
  const isLooking = (search?.secondsLeft ?? 0) > 0;
  const playsOver = search?.obstacle !== undefined && /music plays over Bluetooth/.test(search.obstacle);
  const all = search?.found ?? [];
  return (
    <>
      <p>{words.wake[kind]}</p>
      {doing.fault !== undefined ? (
        <p class="fault" role="alert" lang="en">
          {doing.fault}
        </p>
      ) : playsOver ? (
        <div class="asking" role="alert">
          <p>{words.playsOver}</p>
          <button type="button" class="plain primary" onClick={() => model.send({ playing: false })}>
            {words.stop}
          </button>
        </div>
      ) : search?.obstacle !== undefined ? (
        <p class="fault" role="alert">
          {words.obstacle} <span lang="en">{search.obstacle}</span>
        </p>
      ) : (
        <p class={isLooking ? 'looking' : 'note'} role="status">
          {isLooking || search === undefined ? words.looking : words.looked}
        </p>
      )}
      <FoundList found={all} kind={kind} onPair={onPair} />
      {search !== undefined && !all.some((device) => isOfKind(device, kind)) && !playsOver && (
        <p class="note">{words.nobody}</p>
      )}
      <div class="buttons">
        {!isLooking && search !== undefined && (
          <button type="button" class="plain primary" disabled={doing.isBusy} onClick={begin}>
            {words.lookAgain}
          </button>
        )}
        {doing.fault !== undefined && search === undefined && (
          <button type="button" class="plain primary" disabled={doing.isBusy} onClick={begin}>
            {words.tryAgain}
          </button>
        )}
        <button type="button" class="plain" onClick={onBack}>
          {words.back}
        </button>
      </div>
    </>
  );
}

function Paired(props: {
  readonly model: Model;
  readonly device: NewlyPaired;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}) {
  const { model, device, onAgain, onClose } = props;
  const [isLong, setLong] = useState(false);
  const words = devicesWords().pairing;
  useEffect(() => {
    const timer = window.setTimeout(() => setLong(true), provenMs);
    return () => window.clearTimeout(timer);
  }, []);
  const sensor = model.state?.sensors.find(({ sensorId }) => sensorId === device.sensorId);
  const value = sensor?.values.find(({ reading }) => reading.kind !== 'battery');
  return (
    <>
      <div role="status">
        {device.as === 'headphones' ? (
          device.advice === undefined && (
            <>
              <p class="pairing-works">{words.headphonesWork}</p>
              <p>{words.headphonesDelay}</p>
            </>
          )
        ) : value ? (
          <p class="pairing-works">{words.works(readingText(value.reading))}</p>
        ) : (
          <p>{isLong ? words.silentStill : words.waits}</p>
        )}
      </div>
      {device.advice !== undefined && (
        <p class="fault" role="alert" lang="en">
          {device.advice}
        </p>
      )}
      <div class="buttons">
        <button type="button" class="plain primary" onClick={onClose}>
          {words.done}
        </button>
        <button type="button" class="plain" onClick={onAgain}>
          {words.again}
        </button>
      </div>
    </>
  );
}
