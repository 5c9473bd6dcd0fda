import type { Message } from '@jellybrick/dbus-next';
import type { SmallObjects } from '../../dbus/testing/small-objects.ts';
import type { Timers } from '../../time/timers.ts';
import type { SmallRegisters } from './small-registers.ts';

/**
 * Headphones (BR/EDR) of the small BlueZ, with what bluetoothd does for them: pairing through an agent, connecting
 * audio, and the keys (AVRCP), which go to the first registered player, or else become key events.
 */
export interface SmallHeadphones {
  readonly path: string;
  readonly address: string;
  readonly paired: boolean;
  readonly trusted: boolean;
  readonly connected: boolean;
  /** Their owner holds the button until the light blinks. */
  pairingMode: boolean;
  /** Switched off, they answer nothing. */
  switchedOn: boolean;
  /** What pairing asks the agent. */
  asks: 'RequestAuthorization' | 'RequestConfirmation' | 'RequestPinCode';
  pin: string;
  /** False: no audio server has registered with BlueZ. */
  audioServer: boolean;
  /** Presses their one key: pause while the player says that it plays, else play; another key by its name. */
  press(key?: 'Next' | 'Previous' | 'Stop'): void;
  /** Keys that no player took. */
  readonly keyEvents: readonly string[];
  setBattery(percent: number): void;
  /** Paired and trusted long ago. */
  remember(): void;
  /** The audio server makes its way into them, as it does once they are connected, or again when it was away. */
  stream(): void;
  /** The audio server is gone, and its way into them with it. */
  endStream(): void;
  /** They call us, as trusted headphones do when they are switched on. */
  callUs(): void;
  leave(): void;
  /** How often they were disconnected by a client. */
  readonly hangUps: number;
}

export interface InnerHeadphones extends SmallHeadphones {
  advertise(): void;
  onCall(message: Message): void;
  onSet(property: string, value: unknown): void;
  forgetConnection(): void;
  /** BlueZ forgets them. */
  unpair(): void;
  /** BlueZ remembers whom it is paired with. */
  exposeIfPaired(): void;
}

const device1 = 'org.bluez.Device1';
const transport1 = 'org.bluez.MediaTransport1';
const battery1 = 'org.bluez.Battery1';
const mprisPlayer = 'org.mpris.MediaPlayer2.Player';

export function createSmallHeadphones(
  objects: SmallObjects,
  timers: Timers,
  adapterPath: string,
  registers: Pick<SmallRegisters, 'agent' | 'player'>,
  { address, name }: { readonly address: string; readonly name: string },
): InnerHeadphones {
  const path = `${adapterPath}/dev_${address.replaceAll(':', '_')}`;
  const state = { paired: false, trusted: false, connected: false };
  let hangUps = 0;
  const streamPath = `${path}/fd1`;
  const keyEvents: string[] = [];

  const expose = (): void =>
    objects.add(path, {
      [device1]: {
        Address: address,
        Alias: name,
        Connected: state.connected,
        ServicesResolved: false,
        Paired: state.paired,
        Trusted: state.trusted,
        Icon: 'audio-headset',
        UUIDs: ['0000110b-0000-1000-8000-00805f9b34fb', '0000110e-0000-1000-8000-00805f9b34fb'],
        RSSI: -50,
      },
    });

  const setConnected = (connected: boolean): void => {
    if (state.connected === connected) return;
    state.connected = connected;
    objects.change(path, device1, { Connected: connected });
    if (!connected) objects.remove(streamPath);
    else if (headphones.audioServer) headphones.stream();
  };

  const pair = async (message: Message): Promise<void> => {
    if (state.paired) return objects.fail(message, 'AlreadyExists', 'Already Exists');
    if (!headphones.switchedOn || !headphones.pairingMode) {
      return objects.fail(message, 'ConnectionAttemptFailed', 'Page Timeout');
    }
    const { agent } = registers;
    if (!agent || agent.sender !== message.sender)
      return objects.fail(message, 'AuthenticationRejected', 'no agent');
    const signature = headphones.asks === 'RequestConfirmation' ? 'ou' : 'o';
    const body = headphones.asks === 'RequestConfirmation' ? [path, 123_456] : [path];
    const answer = await objects.ask({
      destination: agent.sender,
      path: agent.path,
      interface: 'org.bluez.Agent1',
      member: headphones.asks,
      signature,
      body,
    });
    const isRight = headphones.asks !== 'RequestPinCode' || answer?.[0] === headphones.pin;
    if (!answer || !isRight) return objects.fail(message, 'AuthenticationFailed', 'Authentication Failed');
    state.paired = true;
    objects.change(path, device1, { Paired: true });
    objects.reply(message);
  };

  const headphones: InnerHeadphones = {
    path,
    address,
    pairingMode: true,
    switchedOn: true,
    asks: 'RequestAuthorization',
    pin: '0000',
    audioServer: true,
    keyEvents,
    get paired() {
      return state.paired;
    },
    get trusted() {
      return state.trusted;
    },
    get connected() {
      return state.connected;
    },
    get hangUps() {
      return hangUps;
    },
    advertise() {
      if (headphones.switchedOn && headphones.pairingMode && !objects.has(path)) expose();
    },
    onSet(property, value) {
      if (property === 'Trusted') state.trusted = value === true;
      objects.change(path, device1, { [property]: value });
    },
    onCall(message) {
      if (message.member === 'Pair') void pair(message);
      else if (message.member === 'CancelPairing') objects.fail(message, 'DoesNotExist', 'Does Not Exist');
      else if (message.member === 'Connect') {
        if (!headphones.switchedOn || !state.paired) {
          timers.after(5, () => objects.fail(message, 'Failed', 'br-connection-page-timeout'));
        } else if (!headphones.audioServer) {
          objects.fail(message, 'Failed', 'br-connection-profile-unavailable');
        } else {
          setConnected(true);
          objects.reply(message);
        }
      } else if (message.member === 'Disconnect') {
        hangUps += 1;
        setConnected(false);
        objects.reply(message);
      }
    },
    press(key) {
      if (!state.connected) return;
      const { player } = registers;
      const plays = player?.properties.PlaybackStatus === 'Playing';
      const member = key ?? (plays ? 'Pause' : 'Play');
      if (!player) {
        keyEvents.push(member);
        return;
      }
      objects.tell({ destination: player.sender, path: player.path, interface: mprisPlayer, member });
    },
    setBattery(percent) {
      objects.add(path, { [battery1]: { Percentage: percent } });
      objects.change(path, battery1, { Percentage: percent });
    },
    remember() {
      state.paired = true;
      state.trusted = true;
    },
    stream() {
      objects.add(streamPath, { [transport1]: { Device: path, State: 'idle' } });
    },
    endStream() {
      objects.remove(streamPath);
    },
    callUs() {
      headphones.switchedOn = true;
      if (!state.paired || !state.trusted) return;
      if (!objects.has(path)) expose();
      setConnected(true);
    },
    leave() {
      headphones.switchedOn = false;
      setConnected(false);
    },
    forgetConnection() {
      state.connected = false;
      objects.remove(streamPath);
    },
    unpair() {
      setConnected(false);
      state.paired = false;
      state.trusted = false;
      objects.remove(path);
    },
    exposeIfPaired() {
      if (state.paired) expose();
    },
  };
  return headphones;
}
