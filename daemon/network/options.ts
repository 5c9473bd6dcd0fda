import { z } from 'zod';

export const hotspotModes = ['auto', 'button', 'off'] as const;
export type HotspotMode = (typeof hotspotModes)[number];

export const networkOptionsSchema = z.object({
  hotspot: z
    .enum(hotspotModes)
    .default('button')
    .describe(
      'A Wi-Fi network of its own, through NetworkManager: button makes it when the page asks for it; auto, for a board that is carried, also when there has been no known network for 60 s; off never.',
    ),
});

export type NetworkOptions = Readonly<z.infer<typeof networkOptionsSchema>>;
