import { HanksTankError } from '../../domain/errors.ts';
import { blendFileOf, stackFileOf } from './blend/blend-file.ts';
import type { Examination } from './examine-games.ts';
import type { RunsModel } from './expected-runs.ts';
import { fitCorrection, fitTrees } from './fit-members.ts';
import { fitMarginPerLogOdds, fitTotalRuns } from './fit-runs.ts';
import type { GameOutcomeModelFile } from './model-file.ts';
import type { MemberName } from './outcome-member.ts';
import type { TrainingGame } from './training-row.ts';
import type { TunedParameters } from './tune-parameters.ts';

/** The parts of a file that differ from member to member. */
export type MemberParts = Pick<GameOutcomeModelFile, 'correction' | 'trees' | 'blend' | 'open_line' | 'runs'>;

/** Total and margin by nightly features, fitted to some games. */
export const fitRunsModel = (games: readonly TrainingGame[], tuned: TunedParameters): RunsModel => ({
  total: fitTotalRuns(games, tuned.totalRunsLambda),
  marginPerLogOdds: fitMarginPerLogOdds(games),
});

const blendParts = ({ fitBlend }: Examination): Pick<MemberParts, 'blend' | 'runs'> => {
  const blend = fitBlend();
  if (blend === null)
    throw new HanksTankError('FEATURES_INVALID', 'A blend was asked for without games for it.');
  return { blend: blendFileOf(blend), runs: null };
};

/** A member fitted to all games. Throws FEATURES_INVALID for one that there are no games for. */
export function fitMemberParts(name: MemberName, examination: Examination): MemberParts {
  const { games, tuned, settings, engine, openLine } = examination;
  const nothing = { correction: null, trees: null, blend: null, open_line: null };
  if (name === 'blend') return { ...nothing, ...blendParts(examination) };
  if (name === 'open_line_stack' || name === 'open_line_move') {
    if (openLine === null)
      throw new HanksTankError('FEATURES_INVALID', `${name} was asked for without an opening line.`);
    const { base, weights, move } = openLine;
    const own =
      name === 'open_line_stack' ? { weights: stackFileOf(weights), move: null } : { weights: null, move };
    return { ...fitMemberParts(base, examination), open_line: { base, ...own } };
  }
  const { total, marginPerLogOdds } = fitRunsModel(games, tuned);
  const runs = { total, margin_per_log_odds: marginPerLogOdds };
  switch (name) {
    case 'elo':
    case 'open_line':
      return { ...nothing, runs };
    case 'logistic':
      return { ...nothing, correction: fitCorrection(games, tuned.logisticLambda), runs };
    case 'trees':
      return { ...nothing, trees: fitTrees(games, tuned.treeRounds, settings, engine), runs };
  }
}
