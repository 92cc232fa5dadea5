import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { marketMemoryNames } from '../../../schemas/tables/market-memory-features.ts';
import type { InputRows } from '../../domain/drift/input-reference.ts';
import { gamesToFit } from './blend/training-rows.ts';
import { gameFeatureMeaning, isGameFeature, pickFeatures } from './feature-vector.ts';
import { historyFeatureNames, sideFeatures } from './history/features.ts';
import { historyVector } from './history/game-facts.ts';
import { isMarketMemory, marketMemoryMeaning, marketMemoryVector } from './history/market-memory.ts';
import { correctionFeatureNames, totalRunsFeatureNames } from './linear-features.ts';
import { OPEN_LINE_REASON } from './outcome-member.ts';
import type { TrainingGame } from './training-row.ts';

/** Nightly features that a member looks at, its expected runs among them. */
function nightlyInputs(member: string): readonly string[] {
  if (member === 'trees') return gameFeatureNames;
  const corrections = member === 'logistic' ? correctionFeatureNames : [];
  return ['elo_difference', ...corrections, ...totalRunsFeatureNames];
}

/** Whether a member looks at the market, and what it adds there to the variant without one, whose inputs are watched there. */
export function marketInputNames(member: string): readonly string[] {
  if (member === 'open_line_move') return [OPEN_LINE_REASON, ...marketMemoryNames];
  return member === 'open_line' || member === 'open_line_stack' ? [OPEN_LINE_REASON] : [];
}

/** The market's inputs of the games that have an opening line. */
function marketInputs(games: readonly TrainingGame[], names: readonly string[]): InputRows {
  const priced = games.filter(({ openLine }) => openLine !== null);
  const unknown = marketMemoryNames.map(() => Number.NaN);
  return {
    names,
    dates: priced.map(({ date }) => date),
    vectors: priced.map(({ openLine, marketMemory }) =>
      [openLine ?? Number.NaN, ...(marketMemory === null ? unknown : marketMemoryVector(marketMemory))].slice(
        0,
        names.length,
      ),
    ),
  };
}

/** What a member of game outcomes looks at: nightly features, for the blend what history tells of the games that it tells of, or the opening line. */
export function gameInputs(games: readonly TrainingGame[], member: string): InputRows {
  const ofMarket = marketInputNames(member);
  if (ofMarket.length > 0) return marketInputs(games, ofMarket);
  if (member === 'blend') {
    const known = games.flatMap(({ date, facts }) => (facts === null ? [] : [{ date, facts }]));
    return {
      names: historyFeatureNames,
      dates: known.map(({ date }) => date),
      vectors: known.map(({ facts }) => historyVector(facts)),
    };
  }
  const names = nightlyInputs(member);
  return {
    names,
    dates: games.map(({ date }) => date),
    vectors: games.map(({ vector }) => pickFeatures(vector, names)),
  };
}

/** The same of the games that a member is fitted to. */
export const learnedInputs = (games: readonly TrainingGame[], member: string): InputRows =>
  gameInputs(member === 'blend' ? gamesToFit(games) : games, member);

/** An input of a member in words. */
export function gameInputMeaning(input: string): string {
  if (input === OPEN_LINE_REASON) return "the opening line's chance of a home win";
  if (isMarketMemory(input)) return marketMemoryMeaning(input).replace(/\.$/, '');
  const side = sideFeatures.find(({ name }) => name === input);
  if (side !== undefined) return `${side.meaning}, home minus away, ${side.unit}`;
  if (!isGameFeature(input)) return input;
  const meaning = gameFeatureMeaning(input).replace(/\.$/, '');
  return input.endsWith('_difference') ? `${meaning}, home minus away` : meaning;
}
