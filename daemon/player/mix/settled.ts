/** A number as small as this (a denormal one) is silence, and would cost a processor a hundred times as much. */
const silence = 1e-12;

export const settled = (value: number): number => (value < silence && value > -silence ? 0 : value);
