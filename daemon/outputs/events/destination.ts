import { z } from 'zod';

/** A name or an address; IPv6 in brackets. */
const hostPattern = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*)|\[[0-9A-Fa-f:.]+\])$/;

/** `HOST:PORT`. */
export const destinationOption = z
  .string()
  .max(206)
  .refine((text) => {
    const colon = text.lastIndexOf(':');
    const port = text.slice(colon + 1);
    const isPort = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
    return colon > 0 && isPort && hostPattern.test(text.slice(0, colon));
  }, 'it must be HOST:PORT, as in 192.168.1.20:9001');

/** Of what `destinationOption` let pass. */
export function parseDestination(text: string): { readonly host: string; readonly port: number } {
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) };
}
