import { z } from 'zod';
import type { ModelCard } from '../../../schemas/models.ts';
import type { CardScore, LossSeries } from '../../../shared/domain/drift/judge-drift.ts';
import { strikeoutSystemIds } from '../../../shared/models/pitcher-strikeouts/index.ts';
import { batterOutcomes, outcomeNames } from '../../../shared/models/player-performance/index.ts';
import type { SqlParameters, SqlRow, Warehouse } from '../../../shared/ports/warehouse.ts';
import { readScoredPredictions } from '../models/read-scored.ts';

/** First and last date, both included. */
export interface Dates {
  from: string;
  to: string;
}

/** How the forecasts of a system are judged. */
export interface SystemLosses {
  /** What they lost on games of these dates that are over: the same series in the same order, whatever there is. Throws ROW_INVALID. */
  read(warehouse: Warehouse, member: string, dates: Dates): Promise<LossSeries[]>;
  /** The same scores of the held-out games of a card, those that it has. */
  cardScores(card: ModelCard): CardScore[];
}

const dateParameters = ({ from, to }: Dates): SqlParameters => ({
  date_from: { type: 'DATE', value: from },
  date_to: { type: 'DATE', value: to },
});

const brierOf = ({ metrics }: ModelCard, member: string): number | undefined =>
  metrics.find((own) => own.member === member)?.brier;

/** The scores that are known. */
const known = (
  scores: readonly (Pick<CardScore, 'metricType' | 'subject'> & { value: number | undefined })[],
): CardScore[] => scores.flatMap(({ value, ...own }) => (value === undefined ? [] : { ...own, value }));

/** Home wins and total runs, as a system said them. */
export const lossesOfGames = (system: string): SystemLosses => ({
  read: async (warehouse, _member, dates) => {
    const games = await readScoredPredictions(warehouse, system, dates);
    const errors = games.map(({ expectedRuns, runs }) => expectedRuns - runs);
    return [
      {
        metricType: 'brier',
        subject: 'home_win',
        losses: games.map(({ probability, outcome }) => (probability - outcome) ** 2),
      },
      { metricType: 'mae', subject: 'total_runs', losses: errors.map(Math.abs) },
      { metricType: 'rmse', subject: 'total_runs', losses: errors.map((error) => error ** 2) },
    ];
  },
  cardScores: (card) =>
    known([
      { metricType: 'brier', subject: 'home_win', value: brierOf(card, card.chosen_member) },
      {
        metricType: 'mae',
        subject: 'total_runs',
        value: card.runs_metrics.find(({ forecast }) => forecast === 'model')?.total_mean_absolute_error,
      },
    ]),
});

const scoredStart = z.object({
  mean_strikeouts: z.number(),
  line: z.number(),
  over_probability: z.number(),
  strikeouts: z.int(),
});

/** What a card of strikeouts keeps of every system beside its probabilities. */
const countScores = z.object({
  count_scores: z.array(
    z.object({
      systemId: z.enum(strikeoutSystemIds),
      meanAbsoluteError: z.number(),
      rootMeanSquaredError: z.number(),
    }),
  ),
});

/** Strikeouts of starters, by the system that is chosen. */
export const lossesOfStrikeouts: SystemLosses = {
  read: async (warehouse, member, dates) => {
    const rows: SqlRow[] = await warehouse.query(
      { file: 'mlb_predictions/scored_strikeouts/query.sql' },
      { ...dateParameters(dates), system_id: { type: 'STRING', value: member } },
    );
    const starts = rows.map((row) => scoredStart.parse(row));
    const errors = starts.map(({ mean_strikeouts, strikeouts }) => mean_strikeouts - strikeouts);
    return [
      {
        metricType: 'brier',
        subject: 'strikeouts_over_line',
        losses: starts.map(
          ({ over_probability, strikeouts, line }) => (over_probability - Number(strikeouts > line)) ** 2,
        ),
      },
      { metricType: 'mae', subject: 'strikeouts', losses: errors.map(Math.abs) },
      { metricType: 'rmse', subject: 'strikeouts', losses: errors.map((error) => error ** 2) },
    ];
  },
  cardScores: (card) => {
    const { data } = countScores.safeParse(card.parameters);
    const counts = data?.count_scores.find(({ systemId }) => systemId === card.chosen_member);
    return known([
      { metricType: 'brier', subject: 'strikeouts_over_line', value: brierOf(card, card.chosen_member) },
      { metricType: 'mae', subject: 'strikeouts', value: counts?.meanAbsoluteError },
      { metricType: 'rmse', subject: 'strikeouts', value: counts?.rootMeanSquaredError },
    ]);
  },
};

const scoredOutcome = z.object({ outcome: z.string(), brier: z.number() });

const atLeastOne = (outcome: string) => ({
  metricType: 'brier' as const,
  subject: `at_least_one_${outcome}`,
});

/** Whether a batter has at least one hit, home run, …; a game is one loss. */
export const lossesOfBatters: SystemLosses = {
  read: async (warehouse, _member, dates) => {
    const rows: SqlRow[] = await warehouse.query(
      { file: 'mlb_predictions/scored_batters/query.sql' },
      dateParameters(dates),
    );
    const byOutcome = Map.groupBy(
      rows.map((row) => scoredOutcome.parse(row)),
      ({ outcome }) => outcome,
    );
    return batterOutcomes.map((name) => ({
      ...atLeastOne(outcomeNames[name]),
      losses: (byOutcome.get(outcomeNames[name]) ?? []).map(({ brier }) => brier),
    }));
  },
  cardScores: (card) =>
    known(
      batterOutcomes.map((name) => ({
        ...atLeastOne(outcomeNames[name]),
        value: brierOf(card, outcomeNames[name]),
      })),
    ),
};
