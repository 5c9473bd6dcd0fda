/** Why a request is turned away. */
export interface Refusal {
  readonly statusCode: 401 | 403 | 421 | 429;
  /** For whoever asked; nothing secret. */
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

export const isRefusal = (answer: object): answer is Refusal => 'statusCode' in answer;

/** Whoever guessed too often waits. */
export const lockedOut = (secondsLeft: number): Refusal => ({
  statusCode: 429,
  message: `Too many wrong codes or tokens came from this address: try again in ${Math.ceil(secondsLeft)} s.`,
  retryAfterSeconds: Math.ceil(secondsLeft),
});
