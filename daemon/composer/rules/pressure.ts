/**
 * How strongly a rule pushes on one decision, as a change of its log odds: 0 leaves it alone, 1 makes it 2.7 times as
 * likely against not, -1 the opposite; `always` and `never` decide it. A network adds pressures to its logits; whoever
 * chooses among candidates multiplies their weights by e to the pressure, or leaves out what is pressed hard against.
 */
export type Pressure = number;

export const always: Pressure = Number.POSITIVE_INFINITY;
export const never: Pressure = Number.NEGATIVE_INFINITY;
