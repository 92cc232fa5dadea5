/**
 * What is counted of the rows of one dataset and partition: games, or sides of games, that should be there, and how many
 * of them are as they should be.
 */
export interface DatasetCounts {
  dataset: string;
  rows: number;
  games: number;
  complete: number;
  /** Of the complete ones. */
  consistent: number;
  /** null where it does not matter. */
  timely: number | null;
  /** Rows about which the validator found something; null where it does not look. */
  flaggedRows: number | null;
}

/** The four dimensions of a gate. */
export const gateDimensions = ['completeness', 'accuracy', 'consistency', 'timeliness'] as const;

/** See {@link gateDimensions}. */
export type GateDimension = (typeof gateDimensions)[number];

/** The least share of each dimension with which a partition passes, 0 to 1. */
export type GateThresholds = Readonly<Record<GateDimension, number>>;

/**
 * One game of fifteen may be missing, a rare oddity may be flagged, but what is there must add up. Timeliness only informs: what is
 * collected years later is late and no worse for it.
 */
export const defaultGateThresholds: GateThresholds = {
  completeness: 0.9,
  accuracy: 0.9,
  consistency: 0.98,
  timeliness: 0,
};

/** Scores of one dataset, 0 to 1; null where there is nothing to judge. */
export interface DatasetScores {
  dataset: string;
  rows: number;
  scores: Readonly<Record<GateDimension, number | null>>;
  /** Dimensions below their threshold. */
  failed: readonly GateDimension[];
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Judges a dataset. Nothing to judge passes: a day without games is no failure. */
export function judgeDataset(counts: DatasetCounts, thresholds: GateThresholds): DatasetScores {
  const { dataset, rows, games, complete, consistent, timely, flaggedRows } = counts;
  const scores = {
    completeness: share(complete, games),
    accuracy: flaggedRows === null ? null : share(Math.max(0, rows - flaggedRows), rows),
    consistency: share(consistent, complete),
    timeliness: timely === null ? null : share(timely, games),
  };
  const failed = gateDimensions.filter((dimension) => (scores[dimension] ?? 1) < thresholds[dimension]);
  return { dataset, rows, scores, failed };
}
