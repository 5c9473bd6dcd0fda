import type { Role, Standing } from '../../../daemon/panel/access/visitor.ts';
import type { Command } from '../../../daemon/session/command.ts';
import type { Option } from '../settings/options.ts';
import { frameWords } from '../words/frame.ts';
import type { Token } from './token.ts';

/** What somebody may who is not paired, where the owner says so. */
export type GuestWish = 'play' | 'skip' | 'volume';

/** What this browser is here. */
export interface PairingDoor {
  /** Without an id: a guest, or a page of the machine itself. */
  readonly you: { readonly role: Standing; readonly id?: string; readonly name?: string };
  readonly awaitsCode: boolean;
  readonly guests: readonly GuestWish[];
  /** Whether the code can be tapped where the band is heard. */
  readonly tap?: { readonly unheardBecause?: string };
}

export interface PairingOffer {
  readonly code: string;
  readonly role: Role;
  readonly expiresInSeconds: number;
  /** Where to open the page with it, best first; the code stands behind a `#`. */
  readonly urls: readonly string[];
}

export interface PairedUser {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** When the token was last used, to an hour. */
  readonly lastSeen: string;
}

/** All that a guest is told. */
export interface GuestView {
  readonly may: readonly GuestWish[];
  readonly volumeMaximum01: number;
  readonly playing: 'stopped' | 'starting' | 'playing' | 'stopping';
  readonly volume01: number;
  readonly muted: boolean;
}

export interface NetworkState {
  /** By which the device is found in its network. */
  readonly names: readonly string[];
  readonly hotspot: HotspotState;
}

/** The device's own Wi-Fi, where there is no other. */
export interface HotspotState {
  readonly mode: 'auto' | 'button' | 'off';
  readonly phase: 'absent' | 'off' | 'waiting' | 'starting' | 'on' | 'returning';
  readonly name: string;
  readonly passphrase?: string;
  /** What a phone's camera reads to join. */
  readonly qrText?: string;
  /** Of the device in it. */
  readonly address?: string;
  readonly guests: number;
  /** Why there can be none, or what was wrong when it was last tried. */
  readonly trouble?: string;
}

export interface HttpsState {
  /** Absent while it is not spoken. */
  readonly port?: number;
  /** Of this device alone; absent where the certificate is another's. */
  readonly authority?: { readonly title: string; readonly fingerprint: string };
}

export interface SettingsView {
  /** What is wrong with the file; changed by other hands. */
  readonly fault?: string;
  /** Why the last start went back to what was before. */
  readonly lastStart?: string;
  readonly restartNeeded: boolean;
  readonly options: readonly Option[];
}

export interface SettingsChange {
  readonly changed: readonly {
    readonly path: string;
    readonly from?: unknown;
    readonly to?: unknown;
    readonly restartNeeded: boolean;
    readonly overridden?: true;
  }[];
}

export type GuestCommand = Pick<Command, 'playing' | 'volume01' | 'muted' | 'cue'>;

const usualPatienceMs = 15_000;

/** What the daemon did not do, and why, for people. */
export class ApiFault extends Error {
  /** Of HTTP; 0 when nobody answered. */
  readonly status: number;
  /** All that was said. */
  readonly answer: unknown;
  /** Nothing is heard before. */
  readonly retryAfterSeconds: number | undefined;
  /** Of the message: the daemon speaks English, the page as it is wished. */
  readonly lang: 'en' | undefined;

  constructor(message: string, status: number, answer?: unknown, retryAfterSeconds?: number) {
    super(message);
    this.status = status;
    this.answer = answer;
    this.retryAfterSeconds = retryAfterSeconds;
    this.lang = saidIn(answer) === undefined ? undefined : 'en';
  }
}

const saidIn = (answer: unknown): string | undefined =>
  (answer as { readonly error?: string } | null | undefined)?.error;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Asks the daemon beneath /api/v1, as the one that this browser is known as. */
export class Api {
  readonly token: Token;

  constructor(token: Token) {
    this.token = token;
  }

  /** Errors: ApiFault. */
  async ask<Answer>(
    method: Method,
    path: string,
    body?: unknown,
    patienceMs = usualPatienceMs,
  ): Promise<Answer> {
    const token = this.token.value;
    const abort = new AbortController();
    const timer = window.setTimeout(() => abort.abort(), patienceMs);
    let response: Response;
    let answer: unknown;
    try {
      response = await fetch(`./api/v1/${path}`, {
        method,
        cache: 'no-store',
        signal: abort.signal,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      answer = await response.json().catch(() => undefined);
    } catch {
      throw new ApiFault(frameWords().api.nobody, 0);
    } finally {
      window.clearTimeout(timer);
    }
    const isAnswer = typeof answer === 'object' && answer !== null;
    if (response.ok && isAnswer) return answer as Answer;
    if (response.ok) throw new ApiFault(frameWords().api.somebodyElse, response.status);
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw new ApiFault(
      saidIn(answer) ?? frameWords().api.answers(response.status),
      response.status,
      answer,
      Number.isFinite(retryAfter) ? retryAfter : undefined,
    );
  }

  /** What this browser is here. */
  pairing(): Promise<PairingDoor> {
    return this.ask('GET', 'pairing');
  }

  claim(code: string, name: string): Promise<{ readonly token: string; readonly role: Role }> {
    return this.ask('POST', 'pairing/claim', { code, name });
  }

  /** The code is tapped in the headphones of who hears the band. */
  tapCode(): Promise<{ readonly seconds: number }> {
    return this.ask('POST', 'pairing/tap');
  }

  makeCode(role: Role): Promise<PairingOffer> {
    return this.ask('POST', 'pairing', { role });
  }

  cancelCode(): Promise<unknown> {
    return this.ask('DELETE', 'pairing');
  }

  streamTicket(): Promise<{ readonly url: string }> {
    return this.ask('POST', 'stream-ticket');
  }

  guest(): Promise<GuestView> {
    return this.ask('GET', 'guest');
  }

  wishAsGuest(wish: GuestCommand): Promise<GuestView> {
    return this.ask('POST', 'guest', wish);
  }

  network(): Promise<NetworkState> {
    return this.ask('GET', 'network');
  }

  switchHotspot(on: boolean): Promise<NetworkState> {
    return this.ask('POST', 'network/hotspot', { on });
  }

  https(): Promise<HttpsState> {
    return this.ask('GET', 'https');
  }

  settings(): Promise<SettingsView> {
    return this.ask('GET', 'config');
  }

  changeSettings(patch: Readonly<Record<string, unknown>>): Promise<SettingsChange> {
    return this.ask('PATCH', 'config', patch);
  }

  undoSettings(): Promise<SettingsChange> {
    return this.ask('POST', 'config/undo');
  }

  restart(): Promise<unknown> {
    return this.ask('POST', 'restart');
  }

  users(): Promise<readonly PairedUser[]> {
    return this.ask('GET', 'users');
  }

  changeUser(
    id: string,
    change: { readonly name: string; readonly role: Role },
    even?: EvenLastAdmin,
  ): Promise<PairedUser> {
    return this.ask('PATCH', `users/${id}${queryOf(even)}`, change);
  }

  revokeUser(id: string, even?: EvenLastAdmin): Promise<unknown> {
    return this.ask('DELETE', `users/${id}${queryOf(even)}`);
  }
}

type EvenLastAdmin = 'evenLastAdmin';
const queryOf = (even: EvenLastAdmin | undefined): string => (even ? '?evenLastAdmin=true' : '');
