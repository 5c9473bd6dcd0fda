/**
 * On every answer, also those that say no: nothing but our own files runs in our pages, nobody puts them into a frame, and
 * they ask for no more than they need: where the phone is, how it moves, and its microphone, to find delays with. Never
 * Strict-Transport-Security: plain HTTP must go on, and a phone that was told otherwise could not come back.
 */
export const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; media-src 'self' blob:; img-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(self), gyroscope=(self), geolocation=(self), camera=(), microphone=(self), payment=(), usb=()',
} as const;
