import type { Access } from './access.ts';
import type { Api } from './api.ts';

/**
 * Where the stream is for this browser. Players can send nothing but an address, so that a paired one asks for an address
 * with a ticket in it, which lets one listen for half a day. It is asked for ahead: some browsers (of iOS) play nothing
 * that was not known when the button was pressed.
 */
export class StreamTicket {
  #address: string | undefined;
  readonly #api: Api;
  readonly #access: Pick<Access, 'token'>;

  constructor(api: Api, access: Pick<Access, 'token'>) {
    this.#api = api;
    this.#access = access;
  }

  /** Each time another one: a browser must not play what it kept from before. */
  get fresh(): string {
    const url = new URL(this.shown, location.href);
    url.searchParams.set('since', String(Date.now()));
    return url.href;
  }

  /** For people who want it elsewhere. */
  get shown(): string {
    return (this.#access.token !== undefined && this.#address) || './stream.mp3';
  }

  /** Another sound of the daemon's, for players: with the ticket where this browser needs one. */
  addressed(address: string): string {
    const url = new URL(address, location.href);
    const ticket = new URL(this.shown, location.href).searchParams.get('ticket');
    if (ticket !== null) url.searchParams.set('ticket', ticket);
    return url.href;
  }

  /** A ticket that is good from now on. What goes wrong is told by the stream. */
  async renew(): Promise<void> {
    if (this.#access.token === undefined) return;
    await this.#api.streamTicket().then(
      ({ url }) => {
        this.#address = url;
      },
      () => {},
    );
  }
}
