import { z } from 'zod';
import {
  deviceSearchSchema,
  newlyPairedSchema,
  type PairableDevices,
  pairedDevicesSchema,
  pairingWishSchema,
  searchWishSchema,
} from '../devices.ts';
import { Refused } from './failure.ts';
import { type Route, route } from './route.ts';

const failures = { 503: 'There is no Bluetooth to do it with, or it is busy; the message says what to do.' };

/** Sensors and headphones: looked for, paired, forgotten. */
export const devicesRoutes = (devices: PairableDevices): readonly Route[] => [
  route({
    method: 'post',
    path: '/devices/scan',
    summary:
      'Begins to look for Bluetooth sensors and headphones; `/devices/found` tells what is heard. Whoever asks while somebody looks already joins them.',
    role: 'admin',
    body: searchWishSchema,
    response: deviceSearchSchema,
    failures,
    answer: ({ body }) => devices.search(body.seconds),
  }),
  route({
    method: 'get',
    path: '/devices/found',
    summary: 'What is heard while somebody looks, or was heard when somebody looked last.',
    role: 'admin',
    response: deviceSearchSchema,
    answer: () => devices.found(),
  }),
  route({
    method: 'get',
    path: '/devices/paired',
    summary: 'What was paired, with `tactus pair` too. What the configuration names is not among it.',
    role: 'admin',
    response: pairedDevicesSchema,
    answer: () => devices.paired(),
  }),
  route({
    method: 'post',
    path: '/devices/paired',
    summary:
      'Makes one that was found ours: a sensor is listened to whenever it is there; headphones are paired and connected, which takes up to a minute, called whenever we start, and their keys taken.',
    role: 'admin',
    body: pairingWishSchema,
    response: newlyPairedSchema,
    failures,
    answer: ({ body }) => devices.pair(body),
  }),
  route({
    method: 'post',
    path: '/devices/paired/:address/connect',
    summary:
      'Connects headphones that are ours, which takes up to half a minute; those that are connected are disconnected first, which helps where they stutter.',
    role: 'admin',
    params: pairingWishSchema.pick({ address: true }),
    response: z.object({ connected: z.string().describe('The address.') }),
    failures: { ...failures, 404: 'No such headphones are ours.' },
    answer: async ({ params }) => {
      if (!(await devices.connect(params.address))) {
        throw new Refused(404, `No headphones with the address ${params.address} are paired.`);
      }
      return { connected: params.address };
    },
  }),
  route({
    method: 'delete',
    path: '/devices/paired/:address',
    summary: 'Forgets one that was paired.',
    role: 'admin',
    params: pairingWishSchema.pick({ address: true }),
    response: z.object({ forgotten: z.string().describe('The address.') }),
    failures: { 404: 'No such one was paired.' },
    answer: async ({ params }) => {
      if (!(await devices.forget(params.address))) {
        throw new Refused(404, `No device with the address ${params.address} was paired.`);
      }
      return { forgotten: params.address };
    },
  }),
];
