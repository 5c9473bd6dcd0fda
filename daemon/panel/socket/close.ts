import type { WebSocket } from '@fastify/websocket';
import type { Timers } from '../../time/timers.ts';

/** Why we close: of RFC 6455, and one of our own. */
export const closeCodes = {
  goingAway: 1001,
  policyViolation: 1008,
  tryAgainLater: 1013,
  /** He did not say who he is, or his token is not known here, or no more. */
  unknown: 4401,
} as const;

/** As much as a close frame can say. */
const longestReason = 120;
/** A page that does not answer our goodbye is not waited for. */
const goodbyeSeconds = 1;

/** Says goodbye, with a reason for people in plain ASCII. */
export type Closer = (socket: WebSocket, code: number, why: string) => void;

export const createCloser =
  (timers: Timers): Closer =>
  (socket, code, why) => {
    socket.close(code, why.slice(0, longestReason));
    timers.after(goodbyeSeconds, () => socket.terminate());
  };
