import { type Asked, useAsked, useDoing } from '../components/asked.ts';
import type { Api, HotspotState, HttpsState, NetworkState } from '../model/api.ts';
import { addressOf } from '../model/place.ts';
import { Qr } from './qr.tsx';

/** Starting takes seconds, and phones come and go. */
const lookEveryMs = 3000;

/** The ways to this device: its own hotspot where no Wi-Fi is, its names, HTTPS. */
export function Network({ api }: { readonly api: Api }) {
  const network = useAsked(() => api.network(), lookEveryMs);
  return (
    <div class="columns">
      <section class="card" aria-labelledby="hotspot">
        <h3 id="hotspot">Hotspot</h3>
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

const phaseWords: Readonly<Record<HotspotState['phase'], string>> = {
  absent: 'There can be none now.',
  off: 'Off.',
  waiting: 'Off. If no known network comes, it starts by itself.',
  starting: 'It starts…',
  on: 'On.',
  returning: 'Off for a moment: it looks for a known network.',
};

function Hotspot(props: {
  readonly api: Api;
  readonly hotspot: HotspotState;
  readonly onAnswer: Asked<NetworkState>['take'];
}) {
  const { api, hotspot, onAnswer } = props;
  const { mode, phase, name, passphrase, qrText, address, guests, trouble } = hotspot;
  const doing = useDoing();
  const isOn = phase === 'on' || phase === 'starting' || phase === 'returning';
  return (
    <>
      <p role="status">
        {phaseWords[phase]} {phase === 'on' && (guests === 1 ? 'One is in it.' : `${guests} are in it.`)}
      </p>
      {trouble !== undefined && <p class="fault">{trouble}</p>}
      <p class="note">
        A Wi-Fi of the device’s own, for where there is no other. Its radio then leaves the network that it is
        in: who looks at this page through that must join the hotspot to see it again.
      </p>
      {mode === 'off' ? (
        <p>
          It is switched off. <a href={addressOf('settings', 'network.hotspot')}>Change that</a>
        </p>
      ) : (
        (phase !== 'absent' || isOn) && (
          <button
            type="button"
            class={`plain ${isOn ? '' : 'primary'}`}
            disabled={doing.isBusy}
            onClick={() => void doing.run(async () => onAnswer(await api.switchHotspot(!isOn)))}
          >
            {isOn ? 'End the hotspot' : 'Start the hotspot'}
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
          {qrText !== undefined && <Qr text={qrText} label={`For cameras: the Wi-Fi ${name}`} />}
          <dl class="facts">
            <Fact name="Name" value={name} />
            {passphrase !== undefined && <Fact name="Password" value={passphrase} />}
            {address !== undefined && <Fact name="The device in it" value={address} />}
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
  return (
    <section class="card" aria-labelledby="names">
      <h3 id="names">Name in the network</h3>
      {names.length === 0 ? (
        <p class="note">None: nobody from outside may come now.</p>
      ) : (
        <p class="address">{names.join(', ')}</p>
      )}
      <p class="note">
        Some Android phones do not know names that end in .local: there the address of numbers works.
      </p>
    </section>
  );
}

/** How this page came: over HTTPS, from the machine itself, over plain HTTP. */
type Way = 'https' | 'here' | 'http';

const httpsWords: Readonly<Record<Way, string>> = {
  https:
    'This page came over HTTPS: nobody on the way reads along, and the browser lets it feel motion and place.',
  here: 'This page does not leave the machine. Phones come over plain HTTP until they trust this device: all of it works there but what browsers keep for HTTPS (feeling motion and place, keeping the screen on), and whoever listens in the network may read along.',
  http: 'This page came over plain HTTP. All of it works but what browsers keep for HTTPS: feeling motion and place, and keeping the screen on. And whoever listens in this network may read along.',
};

const trustWords: Readonly<Record<Way, string>> = {
  https: 'Let another phone trust this device',
  here: 'How a phone learns to trust this device',
  http: 'Set up HTTPS on this phone',
};

function Https({ api }: { readonly api: Api }) {
  const way = location.protocol === 'https:' ? 'https' : window.isSecureContext ? 'here' : 'http';
  const { answer } = useAsked(() => api.https());
  return (
    <section class="card" aria-labelledby="https">
      <h3 id="https">HTTPS</h3>
      <p>{httpsWords[way]}</p>
      {answer && <HttpsWay https={answer} way={way} />}
    </section>
  );
}

function HttpsWay({ https, way }: { readonly https: HttpsState; readonly way: Way }) {
  const { port, authority } = https;
  if (port === undefined) {
    return (
      <p>
        Others are not let in by HTTPS now. <a href={addressOf('settings', 'https')}>Look at its settings</a>
      </p>
    );
  }
  if (!authority) {
    return way === 'https' ? null : (
      <p>
        <a href={`https://${location.hostname}:${port}/`}>Open this page over HTTPS</a>
      </p>
    );
  }
  return (
    <>
      <p>
        <a href="./ca">{trustWords[way]}</a>
      </p>
      <dl class="facts">
        <Fact
          name={`Fingerprint of ${authority.title}, to compare with what the phone shows`}
          value={authority.fingerprint}
        />
      </dl>
    </>
  );
}
