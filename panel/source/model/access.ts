import { may, type Standing } from '../../../daemon/panel/access/visitor.ts';
import { doorWords } from '../words/door.ts';
import {
  type Api,
  ApiFault,
  type GuestCommand,
  type GuestView,
  type GuestWish,
  type PairingDoor,
} from './api.ts';
import { codeInFragment } from './digits.ts';

const askAgainMs = 2000;
/** So often wrong, and a code is void, whoever tried. */
const mostTries = 5;

/** So long nobody who is let in presses anything: a second press on the way in was not meant for what is there now. */
const freshMs = 700;

/** What went wrong, for people; in English where the daemon says it. */
export interface Said {
  readonly text: string;
  readonly lang?: 'en' | undefined;
}

/** `asking`: nobody has answered yet. */
export type AccessState = 'asking' | 'in' | 'out';

/** What this browser may here, and how it comes in. */
export class Access {
  state: AccessState = 'asking';
  door: PairingDoor | undefined;
  /** Why somebody who was in is out. */
  why: string | undefined;
  /** The code of the address that this page was opened with. It is claimed at a press, not by who only looks at a link. */
  offered: string | undefined;
  /** Why nobody has told yet what this browser is. */
  unanswered: Said | undefined;
  /** Let in a moment ago. */
  isFresh = false;
  /** Why the last try came to nothing. */
  fault: Said | undefined;
  isBusy = false;
  /** What a guest or viewer is told. */
  guest: GuestView | undefined;
  /** The code is being tapped where the band is heard. */
  isTapping = false;
  tapFault: Said | undefined;
  /** So long no code is heard from here. */
  waitSeconds = 0;
  /** So long none is tapped. */
  tapWaitSeconds = 0;
  readonly #api: Api;
  readonly #onChange: () => void;
  #wrongTries = 0;
  #askTimer: number | undefined;
  readonly #countdowns = new Map<Countdown, number>();

  constructor(api: Api, onChange: () => void) {
    this.#api = api;
    this.#onChange = onChange;
    this.#takeOffer();
    window.addEventListener('hashchange', () => {
      if (this.#takeOffer()) this.#onChange();
    });
    api.token.listen(() => {
      // Another page of this browser left, or paired: we may have been turned out before we heard of it.
      this.why = undefined;
      void this.check();
    });
  }

  get role(): Standing {
    return this.door?.you.role ?? 'guest';
  }

  /** Whether this is a page of the machine itself, whom nobody lets in. */
  get isOwn(): boolean {
    return this.role !== 'guest' && this.door?.you.id === undefined;
  }

  is(needed: Standing): boolean {
    return may({ role: this.role }, needed);
  }

  /** Viewers may what guests may. */
  mayWish(wish: GuestWish): boolean {
    return this.is('performer') || (this.door?.guests.includes(wish) ?? false);
  }

  /** The token where it counts: a page of the machine itself is known without. */
  get token(): string | undefined {
    return this.door?.you.id === undefined ? undefined : this.#api.token.value;
  }

  /** Asks what this browser is here; until somebody answers, again. */
  async check(): Promise<void> {
    window.clearTimeout(this.#askTimer);
    const token = this.#api.token.value;
    try {
      const door = await this.#api.pairing();
      // Paired meanwhile, or not any more: this is about who we were.
      if (this.#api.token.value !== token) return await this.check();
      this.#know(door, token);
      if (this.needsLook) await this.look();
    } catch (error) {
      if (error instanceof ApiFault && error.retryAfterSeconds !== undefined)
        this.#count('waitSeconds', error.retryAfterSeconds);
      if (this.state === 'asking') this.unanswered = saidBy(error);
      // Whoever failed beside us waits already.
      window.clearTimeout(this.#askTimer);
      this.#askTimer = window.setTimeout(() => void this.check(), askAgainMs);
    }
    this.#onChange();
  }

  /** The daemon says that it does not know this token, and may have shut its door since: who cannot ask is out until he can. */
  turnOut(): void {
    this.state = 'out';
    // Gone, too, where another page of this browser left.
    this.why = this.#api.token.value === undefined ? undefined : doorWords().revoked;
    void this.check();
  }

  /** Whether what guests may is what this browser may. */
  get needsLook(): boolean {
    return !this.is('performer') && (this.door?.guests.length ?? 0) > 0;
  }

  /** Sees how that stands which guests may change. */
  async look(): Promise<void> {
    this.guest = await this.#api.guest();
    this.#onChange();
  }

  async wish(command: GuestCommand): Promise<void> {
    await this.#try(async () => {
      this.guest = await this.#api.wishAsGuest(command);
    });
  }

  /** The loudest that this browser may set it. */
  get volumeMaximum01(): number {
    return this.is('performer') ? 1 : (this.guest?.volumeMaximum01 ?? 1);
  }

  async claim(code: string, name: string): Promise<void> {
    await this.#try(async () => {
      const { token } = await this.#api.claim(code, name);
      this.#api.token.value = token;
      this.offered = undefined;
      this.why = undefined;
      this.#wrongTries = 0;
      this.isFresh = true;
      await this.check();
      window.setTimeout(() => {
        this.isFresh = false;
        this.#onChange();
      }, freshMs);
    });
  }

  async tap(): Promise<void> {
    this.isTapping = true;
    this.tapFault = undefined;
    this.#onChange();
    let seconds = 0;
    try {
      ({ seconds } = await this.#api.tapCode());
    } catch (error) {
      this.tapFault = saidBy(error);
      if (error instanceof ApiFault && error.retryAfterSeconds !== undefined) {
        this.tapFault = { text: doorWords().tap.tooOften };
        this.#count('tapWaitSeconds', error.retryAfterSeconds);
      }
    }
    window.setTimeout(() => {
      this.isTapping = false;
      this.#onChange();
    }, 1000 * seconds);
  }

  /** Nothing is made of the code in the address. */
  refuseOffer(): void {
    this.offered = undefined;
    this.fault = undefined;
    this.#onChange();
  }

  /** This browser is not to be known any more. */
  async leave(): Promise<void> {
    const id = this.door?.you.id;
    // Sent with the token; other pages of this browser shall find it gone when they are turned out.
    const left = id === undefined ? undefined : this.#api.revokeUser(id, 'evenLastAdmin');
    this.#api.token.value = undefined;
    // Where nobody hears it, it stays in the owner's list.
    await left?.catch(() => {});
    this.why = undefined;
    await this.check();
  }

  #know(door: PairingDoor, token: string | undefined): void {
    this.door = door;
    this.unanswered = undefined;
    if (this.role !== 'guest') {
      this.state = 'in';
      this.why = undefined;
      if (this.isOwn) this.offered = undefined;
      return;
    }
    this.state = 'out';
    if (token === undefined) return;
    // It would only count as a wrong one.
    this.#api.token.value = undefined;
    this.why = doorWords().revoked;
  }

  #takeOffer(): boolean {
    const code = codeInFragment(location.hash);
    if (code === undefined) return false;
    this.offered = code;
    this.fault = undefined;
    // Neither to be kept in the history nor to be sent to a friend.
    history.replaceState(history.state, '', location.pathname + location.search);
    return true;
  }

  async #try(what: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.fault = undefined;
    this.#onChange();
    try {
      await what();
    } catch (error) {
      this.fault = this.#wordsOf(error);
    }
    this.isBusy = false;
    this.#onChange();
  }

  #wordsOf(error: unknown): Said {
    if (!(error instanceof ApiFault)) return saidBy(error);
    const words = doorWords();
    if (error.retryAfterSeconds !== undefined) {
      this.#count('waitSeconds', error.retryAfterSeconds);
      return { text: words.tooMany };
    }
    if (error.status !== 401) return saidBy(error);
    this.#wrongTries += 1;
    const left = mostTries - this.#wrongTries;
    // The next one is tried at another code.
    if (left <= 0) this.#wrongTries = 0;
    return { text: `${words.wrongCode} ${left > 0 ? words.triesLeft(left) : words.isVoid}` };
  }

  #count(what: Countdown, seconds: number): void {
    window.clearInterval(this.#countdowns.get(what));
    this[what] = Math.ceil(seconds);
    const timer = window.setInterval(() => {
      this[what] = Math.max(0, this[what] - 1);
      if (this[what] === 0) {
        window.clearInterval(timer);
        this[faultOf[what]] = undefined;
      }
      this.#onChange();
    }, 1000);
    this.#countdowns.set(what, timer);
  }
}

type Countdown = 'waitSeconds' | 'tapWaitSeconds';
/** What is over with it. */
const faultOf = { waitSeconds: 'fault', tapWaitSeconds: 'tapFault' } as const;

const saidBy = (error: unknown): Said =>
  error instanceof ApiFault
    ? { text: error.message, lang: error.lang }
    : { text: String(error instanceof Error ? error.message : error) };
