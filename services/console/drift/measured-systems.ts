import type { InputRows } from '../../../shared/domain/drift/input-reference.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import { readTrainingRows } from '../../../shared/models/game-outcome/training-row.ts';
import { pitcherStrikeouts, readEndedStarts } from '../../../shared/models/pitcher-strikeouts/index.ts';
import { playerPerformance, readStartedBatters } from '../../../shared/models/player-performance/index.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { lossesOfBatters, lossesOfGames, lossesOfStrikeouts, type SystemLosses } from './system-losses.ts';

/** What is measured of a system: its inputs, which lie in the rows that it is trained on, of the dates that are asked for; and its forecasts. */
export interface MeasuredSystem {
  system: string;
  file: string;
  /** What a member of it looked at. Throws ROW_INVALID. */
  read(rows: readonly SqlRow[], member: string): InputRows;
  meaningOf(input: string): string;
  losses: SystemLosses;
}

/** Every prediction system, with what its models look at and what they forecast. */
export const measuredSystems: readonly MeasuredSystem[] = [
  {
    system: gameOutcome.id,
    file: 'mlb_predictions/training_rows/query.sql',
    read: (rows, member) => gameOutcome.inputs(readTrainingRows(rows), member),
    meaningOf: gameOutcome.meaningOf,
    losses: lossesOfGames,
  },
  {
    system: pitcherStrikeouts.id,
    file: 'mlb_predictions/strikeout_training_rows/query.sql',
    read: (rows, member) => pitcherStrikeouts.inputs(readEndedStarts(rows), member),
    meaningOf: pitcherStrikeouts.meaningOf,
    losses: lossesOfStrikeouts,
  },
  {
    system: playerPerformance.id,
    file: 'mlb_predictions/player_training_rows/query.sql',
    read: (rows, member) => playerPerformance.inputs(readStartedBatters(rows), member),
    meaningOf: playerPerformance.meaningOf,
    losses: lossesOfBatters,
  },
];
