import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { ownAddresses, readMachineNetwork } from '../../panel/door/addresses.ts';
import type { PanelOptions } from '../../panel/options.ts';
import { type Check, type Finding, ok, warn } from './check.ts';
import { textOf } from './text-of.ts';

/** What stands between a phone and the panel. */
export interface PhoneWay {
  readonly listen: PanelOptions['listen'];
  readonly port: number;
  /** Of this machine in its networks. */
  readonly addresses: readonly string[];
  readonly isRunning: boolean;
  /** Something answers where phones would ask. */
  readonly isOpen: boolean;
  /** One that is on; absent where it speaks of our port. */
  readonly firewall: Firewall | undefined;
  readonly hasAvahi: boolean;
}

interface Firewall {
  readonly name: 'ufw' | 'nftables';
  /** Its rules could be read, and have no word of our port. */
  readonly keepsOut: boolean;
}

const patienceMs = 2000;

/** Whether a phone in the same network finds the panel. */
export const phoneCheck: Check = {
  name: 'phone',
  look: async ({ panel: { listen, port } }, { isRunning }) => {
    const { addresses } = ownAddresses(await readMachineNetwork());
    const [first] = addresses;
    return judgePhoneWay({
      listen,
      port,
      addresses,
      isRunning,
      isOpen: first !== undefined && (await answers(first, port)),
      firewall: findFirewall(port),
      hasAvahi: existsSync('/run/avahi-daemon/socket'),
    });
  },
};

export function judgePhoneWay(way: PhoneWay): Finding {
  const { listen, port, addresses, isRunning, isOpen, firewall, hasAvahi } = way;
  if (listen === 'loopback') return ok('this machine only (panel.listen is loopback)');
  const [address] = addresses;
  if (address === undefined) {
    return warn(
      'this machine is in no network, so that no phone finds it',
      'Connect it to the network that the phone is in, or let it make one of its own (docs/network.md).',
    );
  }
  const where = `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
  if (isRunning && !isOpen && listen === 'everywhere') {
    return warn(
      `nothing answers at ${where}, although panel.listen is everywhere`,
      'Start the daemon again; its log says why it does not listen there.',
    );
  }
  if (firewall?.keepsOut) {
    return warn(
      `${where}; ${firewall.name} is on and has no word of port ${port}: it keeps phones out`,
      firewall.name === 'ufw'
        ? `sudo ufw allow ${port}/tcp`
        : `Let tcp dport ${port} in, in the input chain of /etc/nftables.conf.`,
    );
  }
  if (!hasAvahi) {
    return warn(
      `${where}; Avahi does not run, so that phones do not find it as tactus.local`,
      'Debian: apt install avahi-daemon. The address with numbers needs none.',
    );
  }
  const condition = isOpen
    ? `, or http://tactus.local:${port}`
    : `, once ${isRunning ? '' : 'the daemon runs and '}somebody has asked for a code: tactus panel`;
  const hint = firewall ? `; ${firewall.name} is on and must let port ${port} in` : '';
  return ok(where + condition + hint);
}

/** Whether anybody listens there. */
export function answers(host: string, port: number): Promise<boolean> {
  if (port === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(port, host);
    const end = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(patienceMs, () => end(false));
    socket.once('error', () => end(false));
    socket.once('connect', () => end(true));
  });
}

/** By what is to be set up at the start: what the kernel does only root may see. */
function findFirewall(port: number): Firewall | undefined {
  const judge = (name: Firewall['name'], rules: string | undefined): Firewall | undefined => {
    if (rules === undefined) return { name, keepsOut: false };
    return new RegExp(`\\b${port}\\b`).test(rules) ? undefined : { name, keepsOut: true };
  };
  if (/^ENABLED=yes$/m.test(textOf('/etc/ufw/ufw.conf') ?? ''))
    return judge('ufw', textOf('/etc/ufw/user.rules'));
  const isOn = existsSync('/etc/systemd/system/sysinit.target.wants/nftables.service');
  const ruleset = textOf('/etc/nftables.conf');
  const drops = /hook\s+input[^}]*(policy\s+drop|\b(drop|reject)\b)/.test(ruleset ?? '');
  return isOn && (ruleset === undefined || drops) ? judge('nftables', ruleset) : undefined;
}
