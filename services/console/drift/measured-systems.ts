import { addDays } from '../../../shared/domain/calendar.ts';
import type { InputRows } from '../../../shared/domain/drift/input-reference.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import { gameOutcomeWithOpenLine } from '../../../shared/models/game-outcome/open-line/index.ts';
import { readTrainingRows } from '../../../shared/models/game-outcome/training-row.ts';
import { pitcherStrikeouts, readEndedStarts } from '../../../shared/models/pitcher-strikeouts/index.ts';
import { playerPerformance, readStartedBatters } from '../../../shared/models/player-performance/index.ts';
import type { SqlRow, Warehouse } from '../../../shared/ports/warehouse.ts';
import { withMarketInputs } from '../../trainer/read-market-inputs.ts';
import {
  type Dates,
  lossesOfBatters,
  lossesOfGames,
  lossesOfStrikeouts,
  type SystemLosses,
} from './system-losses.ts';

/** Games of some dates, as far as they are over at a moment (ISO 8601 UTC). */
export interface EndedDates extends Dates {
  asOf: string;
}

/** What is measured of a system: its inputs, and its forecasts. */
export interface MeasuredSystem {
  system: string;
  /** What a member of it looked at, by the rows that it would be trained on. Throws ROW_INVALID. */
  read(warehouse: Warehouse, dates: EndedDates, member: string): Promise<InputRows>;
  meaningOf(input: string): string;
  losses: SystemLosses;
}

const rowsOf = (file: string, warehouse: Warehouse, { from, to, asOf }: EndedDates): Promise<SqlRow[]> =>
  warehouse.query(
    { file },
    {
      date_from: { type: 'DATE', value: from },
      trained_before: { type: 'DATE', value: addDays(to, 1) },
      cutoff_at: { type: 'TIMESTAMP', value: asOf },
    },
  );

const gameRows = 'mlb_predictions/training_rows/query.sql';
const startRows = 'mlb_predictions/strikeout_training_rows/query.sql';
const batterRows = 'mlb_predictions/player_training_rows/query.sql';

/** Every prediction system, with what its models look at and what they forecast. */
export const measuredSystems: readonly MeasuredSystem[] = [
  {
    system: gameOutcome.id,
    read: async (warehouse, dates, member) =>
      gameOutcome.inputs(readTrainingRows(await rowsOf(gameRows, warehouse, dates)), member),
    meaningOf: gameOutcome.meaningOf,
    losses: lossesOfGames(gameOutcome.id),
  },
  {
    system: gameOutcomeWithOpenLine.id,
    read: async (warehouse, dates, member) => {
      const games = readTrainingRows(await rowsOf(gameRows, warehouse, dates));
      return gameOutcomeWithOpenLine.inputs(await withMarketInputs(warehouse, games), member);
    },
    meaningOf: gameOutcomeWithOpenLine.meaningOf,
    losses: lossesOfGames(gameOutcomeWithOpenLine.id),
  },
  {
    system: pitcherStrikeouts.id,
    read: async (warehouse, dates, member) =>
      pitcherStrikeouts.inputs(readEndedStarts(await rowsOf(startRows, warehouse, dates)), member),
    meaningOf: pitcherStrikeouts.meaningOf,
    losses: lossesOfStrikeouts,
  },
  {
    system: playerPerformance.id,
    read: async (warehouse, dates, member) =>
      playerPerformance.inputs(readStartedBatters(await rowsOf(batterRows, warehouse, dates)), member),
    meaningOf: playerPerformance.meaningOf,
    losses: lossesOfBatters,
  },
];
