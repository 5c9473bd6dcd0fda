import { z } from 'zod';

/** How the machine is found. What opens the hotspot to others is for admins only. */
export const networkSchema = z.strictObject({
  names: z
    .array(z.string())
    .readonly()
    .describe(
      'Names of ours alone in the network (tactus.local), best first; none while it is for this machine only.',
    ),
  hotspot: z.strictObject({
    mode: z.enum(['auto', 'button', 'off']),
    phase: z
      .enum(['absent', 'off', 'waiting', 'starting', 'on', 'returning'])
      .describe(
        'absent: there can be none. waiting: no network is there. returning: it makes way for a known network.',
      ),
    name: z.string(),
    address: z.string().optional().describe('Ours in it, while it is on.'),
    guests: z.number().int().describe('How many are in it.'),
    trouble: z.string().optional().describe('Why there can be none, or what went wrong.'),
    passphrase: z.string().optional().describe('For admins.'),
    qrText: z.string().optional().describe('WIFI:..., for a QR code that phones join by. For admins.'),
  }),
});

export type NetworkStatus = z.output<typeof networkSchema>;

/** The machine's way into the network, as the panel shows and steers it. */
export interface PanelNetwork {
  /** That are ours alone in the network, best first; none while it is for this machine only. */
  names(): readonly string[];
  /** With all secrets. */
  status(): Promise<NetworkStatus>;
  /** Errors: TactusError when it is switched off, or there can be none. */
  setHotspot(on: boolean): Promise<void>;
}
