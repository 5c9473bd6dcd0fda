import { z } from 'zod';
import { may, type Visitor } from '../access/visitor.ts';
import { type NetworkStatus, networkSchema, type PanelNetwork } from '../network.ts';
import { type Route, route } from './route.ts';

/** How the machine is found, and the network of its own. */
export const networkRoutes = (network: PanelNetwork): readonly Route[] => {
  const statusFor = async (visitor: Visitor): Promise<NetworkStatus> => {
    const status = await network.status();
    if (may(visitor, 'admin')) return status;
    const { passphrase: _, qrText: __, ...hotspot } = status.hotspot;
    return { ...status, hotspot };
  };
  return [
    route({
      method: 'get',
      path: '/network',
      summary:
        'Names by which this machine is found, and its hotspot; how to get into that is told to admins.',
      role: 'viewer',
      response: networkSchema,
      answer: ({ visitor }) => statusFor(visitor),
    }),
    route({
      method: 'post',
      path: '/network/hotspot',
      summary:
        'Makes the hotspot, or ends it. Its radio leaves the network that it is in: whoever asks through that is cut off.',
      role: 'admin',
      body: z.strictObject({ on: z.boolean() }),
      response: networkSchema,
      failures: { 503: 'There can be none; the message says why.' },
      answer: async ({ body, visitor }) => {
        await network.setHotspot(body.on);
        return await statusFor(visitor);
      },
    }),
  ];
};
