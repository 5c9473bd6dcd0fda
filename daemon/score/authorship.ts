/** What every file and stream says of the music in it. */
export const authorship = 'Composed by a machine (Tactus) to the steps of a body.';
