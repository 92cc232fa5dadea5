import type { FeatureImportance } from '../../../schemas/models.ts';
import { type AnsweringModel, explainModel } from './answering-model.ts';
import { canAnswer, type KnownGame } from './outcome-member.ts';

/** What each feature moves on average: the mean size of its share of the log odds, largest first. Games that the model cannot answer do not count. */
export function importanceOf(model: AnsweringModel, games: readonly KnownGame[]): FeatureImportance[] {
  const answered = games.filter((game) => canAnswer(model.member, game));
  const sums = new Map<string, number>();
  for (const game of answered)
    for (const { feature, share } of explainModel(model, game).shares)
      sums.set(feature, (sums.get(feature) ?? 0) + Math.abs(share));
  return [...sums]
    .map(([feature, sum]) => ({ feature, mean_absolute_share: sum / answered.length }))
    .sort(
      (left, right) =>
        right.mean_absolute_share - left.mean_absolute_share || (left.feature < right.feature ? -1 : 1),
    );
}
