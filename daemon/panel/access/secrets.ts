import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** 192 random bits, as text that may stand in an address. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** What is kept of a secret: whoever reads it knows the secret none the better. */
export const hashOf = (secret: string): string => digest(secret).toString('base64url');

/** Takes the same time for all that are not the same, whatever their lengths. */
export const isSameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(digest(one), digest(other));
