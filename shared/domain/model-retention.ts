/** Versions of a prediction system whose objects are kept whatever they are. */
export const modelVersionsKept = 10;

/** Days for which a version that predicted a game is kept. */
export const modelPredictionDays = 30;

/** What becomes of the objects of an old version. `referenced`: something still names it. */
export interface ModelRetentionDecision {
  version: string;
  outcome: 'delete' | 'referenced';
}

/**
 * Decides of every version beyond the newest ones. `named`: what a pointer, a rollback or a recent prediction speaks of. The newest are
 * not mentioned.
 */
export const decideModelRetention = (
  newestFirst: readonly string[],
  named: ReadonlySet<string>,
  kept: number = modelVersionsKept,
): ModelRetentionDecision[] =>
  newestFirst
    .slice(kept)
    .map((version) => ({ version, outcome: named.has(version) ? 'referenced' : 'delete' }));
