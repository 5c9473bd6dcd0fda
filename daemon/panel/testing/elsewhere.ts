import { networkInterfaces } from 'node:os';

const own = Object.values(networkInterfaces()).flatMap((infos = []) => infos);
const find = (family: 'IPv4' | 'IPv6'): string | undefined =>
  own.find((each) => each.family === family && !each.internal && !each.address.startsWith('fe80'))?.address;

/** This machine as others come to it: whoever asks there asks from there, and so not from the loopback. */
export const elsewhere = find('IPv4');
/** The same of IPv6. */
export const elsewhereSix = find('IPv6');
export const hasLoopbackSix = own.some(({ address }) => address === '::1');

if (elsewhere === undefined) console.warn('the door for others is not tested: this machine is in no network');
