import { z } from 'zod';
import { heardAddressSchema } from '../../sensors/map/heard/heard-view.ts';
import { type Way, ways } from '../../sensors/map/ways.ts';
import type { PanelHost } from '../host.ts';
import { type Route, route } from './route.ts';

const listening = z.object({
  way: z.enum(ways),
  isHeard: z.boolean().describe('Whether anything is listened to on this way now.'),
  detail: z.string().optional().describe('How that goes, for people.'),
  more: z.string().describe('How more is heard on it, for people.'),
});

export const heardSchema = z.object({
  heard: z.array(heardAddressSchema).readonly().describe('At most 32 of each way, the latest first.'),
  ways: z.array(listening).readonly(),
});

/** Which sensor listens on each way; HTTP is always there. */
const stationOf: Readonly<Record<Exclude<Way, 'http'>, string>> = {
  osc: 'sensors.osc',
  udp: 'sensors.osc',
  mqtt: 'sensors.mqtt',
  midi: 'sensors.midi',
  button: 'sensors.buttons',
};

const openIt = 'Set sensors.osc.enabled, and sensors.osc.host to 0.0.0.0 for whoever is not on this machine.';
const howToHearMore: Readonly<Record<Way, string>> = {
  osc: openIt,
  udp: openIt,
  mqtt: 'Set sensors.mqtt. Of a broker only topics are heard that a mapping names: keep one for the topic, or for all beneath it (garden/#).',
  http: 'GET or POST /api/v1/senders/NAME with the token of a performer; any NAME is heard.',
  midi: 'Set sensors.midi.enabled; sensors.midi.ports chooses among the inputs.',
  button: 'Set sensors.buttons.enabled; sensors.buttons.devices chooses among the input devices.',
};

/** What programs and knobs said lately, for whoever makes a mapping of it. */
export const heardRoutes = (host: PanelHost): readonly Route[] => [
  route({
    method: 'get',
    path: '/mappings/heard',
    summary:
      'What came lately over OSC, MQTT, HTTP, UDP, MIDI and from buttons, named or not: the latest of each way, with ranges and a mapping that would take it.',
    role: 'performer',
    response: heardSchema,
    answer: () => {
      const stations = new Map(host.health().map((health) => [health.station, health]));
      return {
        heard: host.senders.heard(),
        ways: ways.map((way) => {
          const station = way === 'http' ? undefined : stations.get(stationOf[way]);
          const isHeard = way === 'http' || station !== undefined;
          return { way, isHeard, ...(station && { detail: station.detail }), more: howToHearMore[way] };
        }),
      };
    },
  }),
];
