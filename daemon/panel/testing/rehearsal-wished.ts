import type { ConductorSettings } from '../../conductor/conductor.ts';

/** What was wished of the conductor, as the state tells it. */
export const wishedOf = ({
  follow,
  manualTempoBpm,
  phaseOffsetMs,
  tempoBias,
  ...settings
}: ConductorSettings) => {
  const { energyBias, densityBias, brightnessBias, key } = settings;
  return { follow, manualTempoBpm, phaseOffsetMs, tempoBias, energyBias, densityBias, brightnessBias, key };
};
