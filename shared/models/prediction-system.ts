import type { TreeEngine } from '../domain/trees/tree-engine.ts';

/** One reason of a prediction. The contributions of a prediction add up to its log odds of a home win. */
export interface Contribution {
  feature: string;
  /** The value the model saw; null when it was unknown, or when the reason is no feature. */
  value: number | null;
  /** Share of the log odds: positive speaks for the home team. */
  contribution: number;
  /** What the feature is, and whom the contribution favours, in words. */
  meaning: string;
}

/** What training came to: a model with its card's facts, or why there is none. */
export type TrainingOutcome<Trained> =
  | { kind: 'trained'; trained: Trained }
  | { kind: 'too_little_data'; reason: string };

/**
 * A prediction system: a folder below `shared/models` whose `index.ts` exports one of these, and a line in `registry.ts`.
 * Everything is pure: rows and texts come in, plain data goes out.
 */
export interface PredictionSystem<Row, Settings, Trained, Model, Input, Prediction> {
  /** Stable name in tables, object keys and pointers. */
  readonly id: string;
  /** What is predicted, in a sentence. */
  readonly target: string;
  /** The model's inputs, in order. */
  readonly features: readonly string[];
  /** Trains every member and chooses one; trees by the embedded engine unless another is given. The same rows and settings give the same bytes. */
  train(rows: readonly Row[], settings: Settings, engine?: TreeEngine): TrainingOutcome<Trained>;
  /** Reads a model file. Throws MODEL_MALFORMED or MODEL_FEATURES_MISMATCH. */
  readModel(text: string): Model;
  /** Predicts from entity rows; `null` is "no model yet" and still predicts. */
  predict(model: Model | null, input: Input): Prediction;
  /** The reasons of a prediction, largest first. */
  explain(model: Model | null, prediction: Prediction): Contribution[];
}
