import { z } from 'zod';
import { guestWishes } from './access/guests.ts';
import { listenModes } from './access/outer-door.ts';
import { tapModes } from './access/tapping.ts';

const defaultPort = 7272;
const defaultHttpsPort = 7273;

export const panelOptionsSchema = z.object({
  port: z
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(defaultPort)
    .describe('TCP port of panel, stream and API. 0 takes any free one.'),
  https: z
    .enum(['off', 'local', 'own'])
    .default('local')
    .describe(
      'The same over HTTPS, while others than this machine are let in: with a certificate of an authority made on this device (local; /ca on the panel says how a phone learns to trust it), or with your own files. Plain HTTP goes on beside it.',
    ),
  certificateFile: z
    .string()
    .max(4096)
    .optional()
    .describe('For https: own. The certificate and all that vouch for it, PEM.'),
  keyFile: z
    .string()
    .max(4096)
    .optional()
    .describe('For https: own. Its private key, PEM, without a passphrase.'),
  httpsPort: z
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(defaultHttpsPort)
    .describe('TCP port of HTTPS. 0 takes any free one.'),
  listen: z
    .enum(listenModes)
    .default('asked')
    .describe(
      'Who may reach it: asked (this machine, and others as soon as somebody asks for a pairing code with `tactus panel`, for as long as that code is good, anybody is paired or guests are let in), loopback (this machine only), everywhere (others too, from the start). Whoever is not paired finds nothing there but the page where one pairs.',
    ),
  allowedHosts: z
    .array(
      z
        .string()
        .max(255)
        .regex(/^[\w.:[\]-]+$/, 'a host name with its port, such as localhost:8080'),
    )
    .max(16)
    .default([])
    .describe('More names, with port, under which browsers reach it, as through a tunnel: localhost:8080.'),
  maximumListeners: z
    .number()
    .int()
    .min(1)
    .max(64)
    .default(8)
    .describe('Players of /stream.mp3 at the same time, three quarters of them from one address.'),
  maximumViewers: z
    .number()
    .int()
    .min(1)
    .max(160)
    .default(16)
    .describe('Open panel pages at the same time, three quarters of them from one address.'),
  guests: z
    .array(z.enum(guestWishes))
    .max(guestWishes.length)
    .default([])
    .describe(
      'What anybody who reaches it may without being paired: play (start and stop), skip, volume (and mute).',
    ),
  guestVolumeMaximum01: z
    .number()
    .min(0)
    .max(1)
    .default(0.7)
    .describe('How loud guests may set it, a share of player.volumeCeiling01 (0-1).'),
  tapCodes: z
    .enum(tapModes)
    .default('untilAdmin')
    .describe(
      'Whether a pairing code is tapped in the headphones for whoever in the network asks: untilAdmin (while no admin is paired, who could show one), always, never. Three times at most, then once an hour; stop or mute ends it.',
    ),
  kioskLock: z
    .boolean()
    .default(false)
    .describe(
      'For a screen where anybody passes by: pages on this machine show everything and change only what guests may. `tactus panel` on this machine is still an admin.',
    ),
});

export type PanelOptions = Readonly<z.infer<typeof panelOptionsSchema>>;
