import { z } from 'zod';
import type { Answer } from './answers.ts';
import type { Comparison, Standing } from './bradley-terry.ts';
import { type Kit, questions } from './kit.ts';
import type { RankingJob } from './rank.ts';

const standingSchema = z.object({
  source: z.string(),
  preferred01: z
    .number()
    .describe('Chance to be preferred to the average source; no difference counts half.'),
  low01: z.number().describe('95 % of it.'),
  high01: z.number(),
  comparisons: z.number().int(),
});

export const resultsSchema = z.object({
  listeners: z.number().int(),
  answers: z.number().int().describe('Of them count those of pieces that nobody knew.'),
  known: z.number().int().describe('Left out: who listened knew a piece.'),
  questions: z.array(
    z.object({
      question: z.enum(questions),
      standings: z.array(standingSchema).describe('The most preferred first.'),
      apart: z
        .array(z.object({ better: z.string(), worse: z.string() }))
        .describe('Whose intervals do not touch. None: too few answers to tell.'),
    }),
  ),
});
export type Results = Readonly<z.infer<typeof resultsSchema>>;

/** Fewer comparisons of a source say nothing, whatever the intervals do. */
const leastComparisons = 10;

/** All sources by every question, as the kit names them. Errors: of `rank`. */
export async function resultsOf(
  kit: Kit,
  answers: readonly Answer[],
  rank: (job: RankingJob) => Promise<readonly (readonly Standing[])[]>,
): Promise<Results> {
  const counted = answers.filter(({ known }) => !known);
  const ranked = await rank({
    sources: kit.sources.length,
    questions: questions.map((question) =>
      counted.flatMap((answer) => comparisonOf(kit, answer, answer[question]) ?? []),
    ),
  });
  return {
    listeners: new Set(answers.map(({ listener }) => listener)).size,
    answers: answers.length,
    known: answers.length - counted.length,
    questions: questions.map((question, index) => {
      const standings = kit.sources
        .map((source, position) => ({ source, ...ranked[index]![position]! }))
        .sort((one, other) => other.preferred01 - one.preferred01);
      return { question, standings, apart: apartOf(standings) };
    }),
  };
}

function comparisonOf(kit: Kit, answer: Answer, opinion: Answer['melody']): Comparison | undefined {
  const excerpts = kit.pairs.find(({ id }) => id === answer.pair)?.excerpts;
  if (!excerpts) return undefined;
  const [first, second] = excerpts.map(({ source }) => kit.sources.indexOf(source)) as [number, number];
  const preferred = opinion === 'same' ? 'neither' : opinion;
  return { first, second, preferred, listener: answer.listener };
}

const apartOf = (
  standings: readonly z.infer<typeof standingSchema>[],
): Results['questions'][number]['apart'] =>
  standings.flatMap((better, place) =>
    standings
      .slice(place + 1)
      .filter(
        (worse) =>
          better.low01 > worse.high01 && Math.min(better.comparisons, worse.comparisons) >= leastComparisons,
      )
      .map((worse) => ({ better: better.source, worse: worse.source })),
  );
