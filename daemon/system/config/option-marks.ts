/** For `.meta()` of an option: saved while the daemon runs, it takes effect at once; all others at the next start. */
export const atOnce = { atOnce: true } as const;

/** For `.meta()` of an option: who may write the file sets it, and nobody over the network, whatever his role. */
export const onlyInFile = { onlyInFile: true } as const;

/** For `.meta()` of an option: it is never told, only whether it is set. */
export const secret = { secret: true } as const;
