import type { StateKeeper } from '../../system/files/state-keeper.ts';
import type { Log } from '../../system/log.ts';
import type { Timers } from '../../time/timers.ts';
import type { WatchedAddresses } from '../door/addresses.ts';
import type { ShownCertificate } from '../door/doors.ts';

/** Whoever wants to trust us puts this into the phone. */
export interface PublicAuthority {
  readonly title: string;
  /** PEM. */
  readonly certificate: string;
}

/** What HTTPS shows of us, kept up to date until it is stopped. */
export interface Certificates extends ShownCertificate {
  /** Undefined where the certificate is somebody else's word. */
  readonly authority: PublicAuthority | undefined;
  stop(): void;
}

export interface CertificatesDependencies {
  /** Absent: nothing is remembered. */
  readonly state?: Pick<StateKeeper, 'read' | 'keep' | 'whenBack'> | undefined;
  readonly own: Pick<WatchedAddresses, 'current' | 'onChange'>;
  readonly timers: Timers;
  /** The clock on the wall, which may be wrong and may jump. */
  readonly wallSeconds: () => number;
  readonly log: Pick<Log, 'warn' | 'info'>;
}
