import { z } from 'zod';
import type { GameFact, WindowFacts } from '../domain/collection-plan/plan-collection.ts';
import type { Warehouse } from '../ports/warehouse.ts';

const gameRow = z
  .object({
    game_pk: z.int(),
    game_date: z.iso.date(),
    game_type: z.string(),
    coded_state: z.string(),
    is_complete: z.boolean(),
    ingested_at: z.iso.datetime(),
    grade: z.enum(['A', 'B', 'C', 'F']).nullable(),
    attempt: z.int().nullable(),
    action: z.string().nullable(),
    worst_finding: z.string().nullable(),
    graded_at: z.iso.datetime().nullable(),
    statcast_pitches: z.int(),
  })
  .transform((row) => ({
    gamePk: row.game_pk,
    gameDate: row.game_date,
    gameType: row.game_type,
    codedState: row.coded_state,
    isComplete: row.is_complete,
    ingestedAt: row.ingested_at,
    verdict:
      row.grade === null || row.attempt === null || row.action === null || row.graded_at === null
        ? null
        : {
            grade: row.grade,
            attempt: row.attempt,
            action: row.action,
            gradedAt: row.graded_at,
            worstFinding: row.worst_finding,
          },
    statcastPitches: row.statcast_pitches,
  }));

const collectedRow = z.object({ game_date: z.iso.date(), collected_at: z.iso.datetime() });

/** What the validator said of a game last. */
export interface NewestVerdict {
  grade: 'A' | 'B' | 'C' | 'F';
  /** Collections so far. */
  attempt: number;
  /** What the grade asks for: proceed, proceed_with_alert or retry. */
  action: string;
  gradedAt: string;
  worstFinding: string | null;
}

/** What a window is known by, with the newest verdict over each game. */
export interface GradedWindow extends WindowFacts {
  games: readonly (GameFact & { verdict: NewestVerdict | null })[];
}

/** What the warehouse has of the dates from one to another, both included. */
export async function readWindowFacts(
  warehouse: Warehouse,
  dateFrom: string,
  dateTo: string,
): Promise<GradedWindow> {
  const window = {
    date_from: { type: 'DATE', value: dateFrom },
    date_to: { type: 'DATE', value: dateTo },
  } as const;
  const games = await warehouse.query({ file: 'operational/window_games/query.sql' }, window);
  const collected = await warehouse.query({ file: 'operational/collected_dates/query.sql' }, window);
  return {
    games: games.map((row) => gameRow.parse(row)),
    collectedAt: new Map(
      collected.map((row) => {
        const { game_date, collected_at } = collectedRow.parse(row);
        return [game_date, collected_at];
      }),
    ),
  };
}
