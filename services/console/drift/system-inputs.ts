import type { InputRows } from '../../../shared/domain/drift/input-reference.ts';
import { gameOutcome } from '../../../shared/models/game-outcome/index.ts';
import { readTrainingRows } from '../../../shared/models/game-outcome/training-row.ts';
import { pitcherStrikeouts, readEndedStarts } from '../../../shared/models/pitcher-strikeouts/index.ts';
import { playerPerformance, readStartedBatters } from '../../../shared/models/player-performance/index.ts';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';

/** Where the inputs of a system lie: the rows that it is trained on, of the dates that are asked for. */
export interface SystemInputs {
  system: string;
  file: string;
  /** What a member of it looked at. Throws ROW_INVALID. */
  read(rows: readonly SqlRow[], member: string): InputRows;
  meaningOf(input: string): string;
}

/** Every prediction system, with what its models look at. */
export const systemInputs: readonly SystemInputs[] = [
  {
    system: gameOutcome.id,
    file: 'mlb_predictions/training_rows/query.sql',
    read: (rows, member) => gameOutcome.inputs(readTrainingRows(rows), member),
    meaningOf: gameOutcome.meaningOf,
  },
  {
    system: pitcherStrikeouts.id,
    file: 'mlb_predictions/strikeout_training_rows/query.sql',
    read: (rows, member) => pitcherStrikeouts.inputs(readEndedStarts(rows), member),
    meaningOf: pitcherStrikeouts.meaningOf,
  },
  {
    system: playerPerformance.id,
    file: 'mlb_predictions/player_training_rows/query.sql',
    read: (rows, member) => playerPerformance.inputs(readStartedBatters(rows), member),
    meaningOf: playerPerformance.meaningOf,
  },
];
