import { probabilityOf } from '../blend/logit.ts';
import { type LogitStack, stackedLogOdds } from '../blend/logit-stack.ts';
import { type Examination, type ExaminationOutcome, judgedDates } from '../examine-games.ts';
import { canAnswer, type MemberName, type OutcomeMember } from '../outcome-member.ts';
import { chooseMember, type MemberForecast } from '../score-members.ts';
import type { TrainingGame } from '../training-row.ts';
import type { TrainingSettings } from '../training-settings.ts';
import { fitOpenLineStack } from './fit-open-line.ts';
import { type RolledLineMove, rollLineMove } from './roll-line-move.ts';
import { rollingSteps } from './rolling-steps.ts';

/** A game with a price that was forecast without it before it was learned. */
interface PricedGame {
  game: TrainingGame;
  openLine: number;
  withoutMarket: number;
  outcome: number;
  /** Its place among the games of the examination. */
  position: number;
}

/** What answers without the market: the blend where there is one, as in the backtest; before, what the rule of the first model takes. */
function baseOf({ candidates, outcomes, settings }: Examination): MemberForecast<MemberName> {
  const { member } = chooseMember(candidates, outcomes, settings.treesMarginStandardErrors);
  const wanted = candidates.some((candidate) => candidate.member === 'blend') ? 'blend' : member;
  return candidates.find((candidate) => candidate.member === wanted) ?? candidates[0];
}

function pricedGames({ outOfSample, outcomes }: Examination, base: MemberForecast): PricedGame[] {
  return outOfSample.flatMap((game, position) => {
    const withoutMarket = base.probabilities[position] ?? Number.NaN;
    const { openLine } = game;
    if (openLine === null || Number.isNaN(withoutMarket)) return [];
    return [{ game, openLine, withoutMarket, outcome: outcomes[position] ?? Number.NaN, position }];
  });
}

const weightsOf = (games: readonly PricedGame[]): LogitStack =>
  fitOpenLineStack({
    forecasts: [
      Float64Array.from(games, ({ openLine }) => openLine),
      Float64Array.from(games, ({ withoutMarket }) => withoutMarket),
    ],
    outcomes: Float64Array.from(games, ({ outcome }) => outcome),
  });

/** What the weights say of the games, fitted to what was said before each step. */
const rollStack = (games: readonly PricedGame[], holdoutFrom: string): number[] =>
  rollingSteps(games, ({ game }) => game.date, holdoutFrom).flatMap(({ from, asked }) => {
    const weights = weightsOf(games.filter(({ game }) => game.date < from));
    return asked.map(({ openLine, withoutMarket }) =>
      probabilityOf(stackedLogOdds(weights, [openLine, withoutMarket])),
    );
  });

/** The moved line as a candidate: it can be fitted, and it spoke of enough games to be judged. */
function moveCandidate(
  { probabilities, judged, fitted }: RolledLineMove,
  base: OutcomeMember,
  holdoutGamesMin: number,
): { forecast: MemberForecast<MemberName>; member: OutcomeMember } | null {
  const spoken = probabilities.filter((probability) => !Number.isNaN(probability)).length;
  if (judged === null || fitted === null || spoken < holdoutGamesMin) return null;
  return {
    forecast: { member: 'open_line_move', probabilities },
    member: { name: 'open_line_move', move: judged, base },
  };
}

/** How many games with an opening line are needed, and how many of them held out. */
export type PricedGamesMin = Pick<TrainingSettings, 'pricedGamesMin' | 'holdoutGamesMin'>;

/** Why there are too few of them, and how many are missing; null when there are enough. */
function lacking(priced: number, heldOut: number, { pricedGamesMin, holdoutGamesMin }: PricedGamesMin) {
  const missing = pricedGamesMin - priced;
  if (missing > 0)
    return `${priced} of the games that judge it have an opening line that was known before their cutoff; ${missing} of ${pricedGamesMin} are missing`;
  return heldOut < holdoutGamesMin
    ? `${heldOut} of the held-out games have an opening line that was known before their cutoff; ${holdoutGamesMin - heldOut} of ${holdoutGamesMin} are missing`
    : null;
}

/** The same before anything is examined: whether prices are missing, and how many; null when they are not. */
export function lackingPrices(games: readonly TrainingGame[], settings: TrainingSettings): string | null {
  const dates = judgedDates(games, settings);
  const priced = games.filter(({ date, openLine }) => openLine !== null && date >= (dates?.judgedFrom ?? ''));
  const heldOut = priced.filter(({ date }) => date >= (dates?.holdoutFrom ?? ''));
  return lacking(priced.length, heldOut.length, settings);
}

/**
 * The examination of the variant with the opening line, on the games that have one: the line as it is, the line weighed with what answers without the
 * market, and where the line is expected to close. Weights come from forecasts that were made before their games, never from fits. `examination` is that of the variant without the market.
 */
export function examineOpenLine(examination: Examination, enough: PricedGamesMin): ExaminationOutcome {
  const { games, candidates, references, judged, holdout, holdoutFrom } = examination;
  const base = baseOf(examination);
  const baseMember = judged.get(base.member);
  const priced = pricedGames(examination, base);
  const earlier = priced.filter(({ game }) => game.date < holdoutFrom);
  const reason = lacking(priced.length, priced.length - earlier.length, enough);
  if (reason !== null || baseMember === undefined)
    return { kind: 'too_little_data', reason: reason ?? `${base.member} was not judged` };
  const stack: OutcomeMember = {
    name: 'open_line_stack',
    weights: weightsOf(earlier),
    base: baseMember,
  };
  const asked = priced.map(({ game }) => game);
  const rolled = rollLineMove(games, asked, holdoutFrom);
  const move = moveCandidate(rolled, baseMember, enough.holdoutGamesMin);
  const members = [{ name: 'open_line' } as const, stack, ...(move === null ? [] : [move.member])];
  const ofPriced = ({ member, probabilities }: MemberForecast): MemberForecast => ({
    member,
    probabilities: priced.map(({ position }) => probabilities[position] ?? Number.NaN),
  });
  const beside = candidates.filter(({ member }) => member === 'elo' || member === base.member);
  return {
    kind: 'examined',
    examination: {
      ...examination,
      holdout: holdout.filter((game) => canAnswer(stack, game)),
      outOfSample: asked,
      outcomes: priced.map(({ outcome }) => outcome),
      references: [...references, ...beside].map(ofPriced),
      candidates: [
        { member: 'open_line', probabilities: priced.map(({ openLine }) => openLine) },
        { member: 'open_line_stack', probabilities: rollStack(priced, holdoutFrom) },
        ...(move === null ? [] : [move.forecast]),
      ],
      judged: new Map(members.map((member) => [member.name, member])),
      openLine: { base: base.member, weights: weightsOf(priced), move: rolled.fitted },
    },
  };
}
