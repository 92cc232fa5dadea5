import { z } from 'zod';

const gameOfDay = {
  /** Days after opening day, 0 to 9 (the first block of the season). */
  dayOffset: z.number().int().min(0).max(9),
  /** Which of the day's pairings: 0-7 and 8-14 are two halves of the league with separate days off. */
  gameIndex: z.number().int().min(0).max(14),
};

/**
 * An awkward day, placed in the first ten days of a season. Doubleheaders take the pair's next game forward, so the
 * same clubs must play on the following day too; a suspended game is resumed on the following day.
 */
export const scenarioSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('postponed'), ...gameOfDay, makeUpDayOffset: z.number().int().min(1).max(10) }),
  z.object({ kind: z.literal('traditionalDoubleheader'), ...gameOfDay }),
  z.object({ kind: z.literal('splitDoubleheader'), ...gameOfDay }),
  z.object({ kind: z.literal('sevenInningDoubleheader'), ...gameOfDay }),
  z.object({ kind: z.literal('suspended'), ...gameOfDay }),
  z.object({ kind: z.literal('rainShortened'), ...gameOfDay }),
  z.object({ kind: z.literal('extraInnings'), ...gameOfDay }),
  z.object({ kind: z.literal('missingBoxScore'), ...gameOfDay }),
  z.object({ kind: z.literal('offDay'), dayOffset: z.number().int().min(1).max(120) }),
]);

/** One line of the scenario table. */
export type Scenario = z.infer<typeof scenarioSchema>;

/** What is special about how one game is played. */
export type GameScript = 'suspended' | 'rainShortened' | 'extraInnings' | 'missingBoxScore';

/** The table used when none is given: one of each kind within the first eleven days. */
export const defaultScenarios: readonly Scenario[] = [
  { kind: 'postponed', dayOffset: 1, gameIndex: 0, makeUpDayOffset: 3 },
  { kind: 'traditionalDoubleheader', dayOffset: 1, gameIndex: 1 },
  { kind: 'suspended', dayOffset: 1, gameIndex: 9 },
  { kind: 'rainShortened', dayOffset: 2, gameIndex: 4 },
  { kind: 'extraInnings', dayOffset: 2, gameIndex: 5 },
  { kind: 'postponed', dayOffset: 4, gameIndex: 0, makeUpDayOffset: 5 },
  { kind: 'splitDoubleheader', dayOffset: 4, gameIndex: 2 },
  { kind: 'sevenInningDoubleheader', dayOffset: 4, gameIndex: 3 },
  { kind: 'missingBoxScore', dayOffset: 5, gameIndex: 10 },
  { kind: 'offDay', dayOffset: 10 },
];
