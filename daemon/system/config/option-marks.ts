/** For `.meta()` of an option: it is never told, only whether it is set. */
export const secret = { secret: true } as const;
