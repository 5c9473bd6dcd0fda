/**
 * Says what to install when something that tests need is absent; on the build machine (CI is set) that is a failure.
 * Errors: Error there.
 */
export function requireInstalled(debianPackage: string, present: boolean): void {
  if (present) return;
  const message = `tests are skipped: install ${debianPackage} (apt-get install ${debianPackage})`;
  if (process.env.CI) throw new Error(message);
  console.warn(message);
}
