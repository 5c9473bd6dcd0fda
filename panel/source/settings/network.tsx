import { type Asked, useAsked, useDoing } from '../components/asked.ts';
import type { Api, HotspotState, HttpsState, NetworkState } from '../model/api.ts';
import { addressOf } from '../model/place.ts';
import { accessWords } from '../words/access.ts';
import { Qr } from './qr.tsx';

/** Starting takes seconds, and phones come and go. */
const lookEveryMs = 3000;

/** The ways to this device: its own hotspot where no Wi-Fi is, its names, HTTPS. */
export function Network({ api }: { readonly api: Api }) {
  const network = useAsked(() => api.network(), lookEveryMs);
  return (
    <div class="columns">
      <section class="card" aria-labelledby="hotspot">
        <h3 id="hotspot">{accessWords().network.hotspot}</h3>
        {network.answer && <Hotspot api={api} hotspot={network.answer.hotspot} onAnswer={network.take} />}
        {network.fault !== undefined && (
          <p class="fault" role="alert">
            {network.fault}
          </p>
        )}
      </section>
      <div class="columns-part">
        {network.answer && <Names names={network.answer.names} />}
        <Https api={api} />
      </div>
    </div>
  );
}

function Hotspot(props: {
  readonly api: Api;
  readonly hotspot: HotspotState;
  readonly onAnswer: Asked<NetworkState>['take'];
}) {
  const { api, hotspot, onAnswer } = props;
  const { mode, phase, name, passphrase, qrText, address, guests, trouble } = hotspot;
  const doing = useDoing();
  const words = accessWords().network;
  const isOn = phase === 'on' || phase === 'starting' || phase === 'returning';
  return (
    <>
      <p role="status">
        {words.phases[phase]} {phase === 'on' && words.guests(guests)}
      </p>
      {trouble !== undefined && (
        <p class="fault" lang="en">
          {trouble}
        </p>
      )}
      <p class="note">{words.note}</p>
      {mode === 'off' ? (
        <p>
          {words.switchedOff} <a href={addressOf('settings', 'network.hotspot')}>{words.changeThat}</a>
        </p>
      ) : (
        (phase !== 'absent' || isOn) && (
          <button
            type="button"
            class={`plain ${isOn ? '' : 'primary'}`}
            disabled={doing.isBusy}
            onClick={() => void doing.run(async () => onAnswer(await api.switchHotspot(!isOn)))}
          >
            {isOn ? words.end : words.start}
          </button>
        )
      )}
      {doing.fault !== undefined && (
        <p class="fault" role="alert">
          {doing.fault}
        </p>
      )}
      {mode !== 'off' && (
        <div class="offer">
          {qrText !== undefined && <Qr text={qrText} label={words.picture(name)} />}
          <dl class="facts">
            <Fact name={words.name} value={name} />
            {passphrase !== undefined && <Fact name={words.password} value={passphrase} />}
            {address !== undefined && <Fact name={words.address} value={address} />}
          </dl>
        </div>
      )}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  const words = accessWords().network;
  return (
    <section class="card" aria-labelledby="names">
      <h3 id="names">{words.names}</h3>
      {names.length === 0 ? <p class="note">{words.noNames}</p> : <p class="address">{names.join(', ')}</p>}
      <p class="note">{words.localNote}</p>
    </section>
  );
}

/** How this page came: over HTTPS, from the machine itself, over plain HTTP. */
type Way = 'https' | 'here' | 'http';

function Https({ api }: { readonly api: Api }) {
  const way = location.protocol === 'https:' ? 'https' : window.isSecureContext ? 'here' : 'http';
  const { answer } = useAsked(() => api.https());
  return (
    <section class="card" aria-labelledby="https">
      <h3 id="https">HTTPS</h3>
      <p>{accessWords().network.ways[way]}</p>
      {answer && <HttpsWay https={answer} way={way} />}
    </section>
  );
}

function HttpsWay({ https, way }: { readonly https: HttpsState; readonly way: Way }) {
  const { port, authority } = https;
  const words = accessWords().network;
  if (port === undefined) {
    return (
      <p>
        {words.notSpoken} <a href={addressOf('settings', 'https')}>{words.settings}</a>
      </p>
    );
  }
  if (!authority) {
    return way === 'https' ? null : (
      <p>
        <a href={`https://${location.hostname}:${port}/`}>{words.open}</a>
      </p>
    );
  }
  return (
    <>
      <p>
        <a href="./ca">{words.trust[way]}</a>
      </p>
      <dl class="facts">
        <Fact name={words.fingerprint(authority.title)} value={authority.fingerprint} />
      </dl>
    </>
  );
}
