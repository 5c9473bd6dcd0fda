/** What the writer should wait for before its next step. */
export interface NextStep {
  readonly waitFor: 'sound' | 'time';
  readonly milliseconds: number;
}

export const whenSound: NextStep = { waitFor: 'sound', milliseconds: 5 };
export const soon: NextStep = { waitFor: 'time', milliseconds: 3 };
export const later: NextStep = { waitFor: 'time', milliseconds: 50 };
