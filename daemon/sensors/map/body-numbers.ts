/** What of the body can turn and press something: as it is known from all sensors together. (The page reads this, too.) */
export const bodyNumbers = ['cadence', 'speed', 'heartRate', 'slope', 'effort'] as const;
export type BodyNumber = (typeof bodyNumbers)[number];
