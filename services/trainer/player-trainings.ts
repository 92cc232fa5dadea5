import {
  pitcherStrikeouts,
  readEndedStarts,
  strikeoutSystems,
  strikeoutVersionOf,
} from '../../shared/models/pitcher-strikeouts/index.ts';
import {
  batterOutcomes,
  performanceVersionOf,
  playerPerformance,
  readStartedBatters,
} from '../../shared/models/player-performance/index.ts';
import {
  type PlayerTrainingSettings,
  playerTrainingSettingsSchema,
} from '../../shared/models/player-training.ts';
import type { TrainedPlayers, TrainingOutcome } from '../../shared/models/prediction-system.ts';
import type { SqlRow } from '../../shared/ports/warehouse.ts';

/** What a system of players learned rows to be: their version and dates, and the training itself. */
export interface PlayerRows {
  version: string;
  /** Dates of the rows, in order. */
  dates: readonly string[];
  /** Trains without some of the members. */
  train(isLeftOut: (member: string) => boolean): TrainingOutcome<TrainedPlayers>;
}

/** How a system of players is trained from the warehouse. */
export interface PlayerTraining {
  id: string;
  /** Query of what it learns from. */
  file: string;
  /** Seasons before the slate's that it looks back on. */
  seasonsBack: number;
  members: readonly string[];
  /** Throws MODEL_MALFORMED or MODEL_FEATURES_MISMATCH: such a model is replaced without waiting. */
  readModel(text: string): unknown;
  read(rows: readonly SqlRow[]): PlayerRows;
}

const datesOf = (rows: readonly { gameDate: string }[]): string[] => [
  ...new Set(rows.map(({ gameDate }) => gameDate)),
];

/** The systems of players, as the trainer trains them. */
export function playerTrainings(
  settings: PlayerTrainingSettings = playerTrainingSettingsSchema.parse({}),
): readonly PlayerTraining[] {
  return [
    {
      id: pitcherStrikeouts.id,
      file: 'mlb_predictions/strikeout_training_rows/query.sql',
      // A season counts half as much as the one two years later: the eighth weighs a sixteenth.
      seasonsBack: 7,
      members: strikeoutSystems.map(({ id }) => id),
      readModel: pitcherStrikeouts.readModel,
      read(rows) {
        const starts = readEndedStarts(rows);
        return {
          version: strikeoutVersionOf(starts),
          dates: datesOf(starts),
          train: (isLeftOut) =>
            pitcherStrikeouts.train(starts, {
              ...settings,
              systems: strikeoutSystems.filter(({ id }) => !isLeftOut(id)),
            }),
        };
      },
    },
    {
      id: playerPerformance.id,
      file: 'mlb_predictions/player_training_rows/query.sql',
      seasonsBack: 3,
      members: batterOutcomes,
      readModel: playerPerformance.readModel,
      read(rows) {
        const batters = readStartedBatters(rows);
        return {
          version: performanceVersionOf(batters),
          dates: datesOf(batters),
          train: (isLeftOut) =>
            playerPerformance.train(batters, {
              ...settings,
              outcomes: batterOutcomes.filter((outcome) => !isLeftOut(outcome)),
            }),
        };
      },
    },
  ];
}
