import { z } from 'zod';

const defaultPort = 7272;
const defaultHttpsPort = 7273;

export const panelOptionsSchema = z.object({
  port: z
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(defaultPort)
    .describe('TCP port of panel, stream and API, on this machine only (loopback). 0 takes any free one.'),
  httpsPort: z
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(defaultHttpsPort)
    .describe(
      'TCP port of the same over HTTPS, open while others than this machine are let in. 0 takes any free one.',
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
    .max(64)
    .default(16)
    .describe('Open panel pages at the same time, three quarters of them from one address.'),
});

export type PanelOptions = Readonly<z.infer<typeof panelOptionsSchema>>;
