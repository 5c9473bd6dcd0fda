import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** An address of this machine's that others may know a name for. */
export interface OwnAddress {
  readonly interfaceName: string;
  readonly address: string;
}

/** In a fixed order. Link-local IPv6 is left out: no browser opens it. */
export function publishedAddresses(
  interfaces: Readonly<
    Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'internal'>[] | undefined>
  > = networkInterfaces(),
): readonly OwnAddress[] {
  return Object.entries(interfaces)
    .flatMap(([interfaceName, infos = []]) =>
      infos
        .filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address))
        .map(({ address }) => ({ interfaceName, address })),
    )
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}
