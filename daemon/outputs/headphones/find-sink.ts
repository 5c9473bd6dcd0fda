import type { Timers } from '../../time/timers.ts';
import { hasAlsaPlugin } from '../alsa/alsa-plugins.ts';
import { createServerChoice } from '../alsa/sound-servers.ts';
import { askBlueAlsa } from './bluealsa-sink.ts';
import { askPipeWire } from './pipewire-sink.ts';
import { askPulse } from './pulse-sink.ts';
import type { AskServer, Sink, SinkServer } from './sink.ts';

/** What was found for one pair of headphones. */
export interface SinkSearch {
  readonly sink: Sink | undefined;
  /** Why there is none, for people; and what to do, where something can be done. */
  readonly obstacle?: { readonly why: string; readonly fix: string };
}

export type FindSink = (address: string) => Promise<SinkSearch>;

/** Each server with ALSA's name for the way to it, and the package that brings that. */
const ways = {
  PipeWire: { pcm: 'pipewire', package: 'pipewire-alsa' },
  PulseAudio: { pcm: 'pulse', package: 'libasound2-plugins' },
  BlueALSA: { pcm: 'bluealsa', package: 'libasound2-plugin-bluez' },
} as const;

/** Whether ALSA has a way of this name. */
export type KnowsWay = (pcm: string) => boolean;

/** Looks for the sink of headphones wherever there may be one. Never throws. */
export function createFindSink(
  servers: readonly (readonly [SinkServer, AskServer])[],
  knowsWay: KnowsWay = (pcm) => hasAlsaPlugin(pcm),
): FindSink {
  return async (address) => {
    let there: SinkServer | undefined;
    let withoutWay: SinkServer | undefined;
    for (const [server, ask] of servers) {
      const answer = await ask(address);
      if (answer === 'absent') continue;
      there ??= server;
      const { device } = answer;
      if (device === undefined) continue;
      if (knowsWay(ways[server].pcm)) return { sink: { server, device } };
      withoutWay ??= server;
    }
    return { sink: undefined, obstacle: obstacleOf(there, withoutWay) };
  };
}

/** On this machine, where servers come and go. */
export function findSinkHere(timers: Timers): FindSink {
  const chooseServer = createServerChoice();
  const find = createFindSink([
    ['PipeWire', askPipeWire()],
    ['PulseAudio', askPulse()],
    ['BlueALSA', askBlueAlsa(timers)],
  ]);
  return (address) => {
    chooseServer();
    return find(address);
  };
}

function obstacleOf(
  there: SinkServer | undefined,
  withoutWay: SinkServer | undefined,
): NonNullable<SinkSearch['obstacle']> {
  if (withoutWay !== undefined) {
    const { package: needed } = ways[withoutWay];
    return {
      why: `${withoutWay} plays to them, and ALSA knows no way to it`,
      fix: `apt install ${needed}`,
    };
  }
  if (there === undefined) {
    return {
      why: 'no sound server is found that could play to them',
      fix: 'apt install pipewire wireplumber pipewire-alsa libspa-0.2-bluetooth, and let it run as the user of Tactus (docs/bluetooth.md).',
    };
  }
  const fixes = {
    PipeWire: 'apt install libspa-0.2-bluetooth; without a screen see docs/bluetooth.md.',
    PulseAudio: 'apt install pulseaudio-module-bluetooth, then pulseaudio -k.',
    BlueALSA: 'It must run with -p a2dp-source (systemctl edit bluealsa).',
  } as const;
  return { why: `${there} has no way into them`, fix: fixes[there] };
}
