import type { MemberMetrics } from '../../schemas/models.ts';
import type { Examination } from '../../shared/models/game-outcome/examine-games.ts';
import { commonForecasts, scoreForecasts } from '../../shared/models/game-outcome/score-members.ts';

/** A line a member: its Brier score, and how much larger it is than that of the chosen one. */
export function printMetrics(metrics: readonly MemberMetrics[]): void {
  for (const { member, brier, games, ...more } of metrics)
    console.log(
      `  ${member}: Brier ${brier.toFixed(5)} on ${games} games (${more.brier_minus_chosen.toFixed(5)} ± ${more.brier_minus_chosen_standard_error.toFixed(5)} more)`,
    );
}

/** The same for the games of some seasons alone, beside the last candidate: what was chosen on the first ones holds on the others, or it does not. */
export function printSeasons(
  { outOfSample, candidates, references, outcomes }: Examination,
  seasons: readonly number[],
): void {
  const common = commonForecasts([...references, ...candidates], outcomes);
  const places = common.positions.flatMap((position, place) =>
    seasons.includes(Number(outOfSample[position]?.date.slice(0, 'YYYY'.length))) ? [place] : [],
  );
  if (places.length === 0) return;
  const of = (values: readonly number[]) => places.map((place) => values[place] ?? Number.NaN);
  const forecasts = common.forecasts.map(({ member, probabilities }) => ({
    member,
    probabilities: of(probabilities),
  }));
  console.log(`  seasons ${seasons.join(', ')}:`);
  printMetrics(scoreForecasts(forecasts, candidates.at(-1)?.member ?? '', of(common.outcomes)));
}
