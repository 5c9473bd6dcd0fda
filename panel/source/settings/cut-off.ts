/** How this page came here. */
export interface Way {
  /** From the machine itself, whom nobody lets in. */
  readonly isOwn: boolean;
  readonly isSecure: boolean;
}

/**
 * What a change of the configuration does to whoever makes it from another device, in words; undefined where he finds the
 * way back. A browser is known by the address at which it paired: at another one it has to pair anew.
 */
export function cutOffBy(
  { path, to }: { readonly path: string; readonly to?: unknown },
  { isOwn, isSecure }: Way,
): string | undefined {
  if (isOwn) return undefined;
  if (path === 'panel.listen' && to === 'loopback')
    return 'This shuts you out: nobody but the device itself is let in then, and only there it can be changed back.';
  if (path === (isSecure ? 'panel.httpsPort' : 'panel.port'))
    return `This page is at port ${to} then, and has to pair anew there. Have a way to a code: another admin, or \`tactus panel\`.`;
  if (path === 'panel.https' && to === 'off' && isSecure)
    return 'This page is gone then: open it with http, and pair anew there. Have a way to a code: another admin, or `tactus panel`.';
  return undefined;
}
