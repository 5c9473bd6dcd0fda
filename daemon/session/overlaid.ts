/** What is so once some of it is changed: what is not named, or named without a value, stays. */
export function overlaid<Under extends object>(
  under: Under,
  over: { readonly [Name in keyof Under]?: Under[Name] | undefined } = {},
): Under {
  const said = Object.entries(over).filter(([, value]) => value !== undefined);
  return { ...under, ...Object.fromEntries(said) };
}
