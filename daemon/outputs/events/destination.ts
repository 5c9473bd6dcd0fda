import { z } from 'zod';

/** A name or an address, IPv6 in brackets; and a port. */
const pattern = /^([A-Za-z0-9][A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?$/;

const option = (needsPort: boolean, message: string) =>
  z
    .string()
    .max(206)
    .refine((text) => {
      const found = pattern.exec(text);
      if (found === null) return false;
      if (found[2] === undefined) return !needsPort;
      return Number(found[2]) >= 1 && Number(found[2]) <= 65_535;
    }, message);

/** `HOST:PORT`. */
export const destinationOption = option(true, 'it must be HOST:PORT, as in 192.168.1.20:9001');

/** `HOST`, or `HOST:PORT` where the port is not the usual one. */
export const hostOption = option(false, 'it must be HOST or HOST:PORT, as in 192.168.1.20');

/** Of what one of the options let pass. */
export function parseDestination(
  text: string,
  usualPort = 0,
): { readonly host: string; readonly port: number } {
  const [, host = '', port = usualPort] = pattern.exec(text) ?? [];
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}
