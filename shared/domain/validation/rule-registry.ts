import { bundleRules } from './bundle-rules.ts';
import { crossSourceRules } from './cross-source-rules.ts';
import { datasetRules } from './dataset-rules.ts';
import type { GameRule } from './game-view.ts';
import { inningsRules } from './innings-rules.ts';
import { pitchCountRules } from './pitch-count-rules.ts';
import { playerRules } from './player-rules.ts';
import type { RuleInfo } from './rule.ts';
import { scoreRules } from './score-rules.ts';
import { stagedTables } from './staged-tables.ts';

/** The rules between the tables of a complete game. */
export const gameRules: readonly GameRule[] = [
  ...scoreRules,
  ...inningsRules,
  ...pitchCountRules,
  ...playerRules,
];

/** Every rule of the validator, in the order of the documentation. */
export const allRules: readonly RuleInfo[] = [
  ...Object.values(bundleRules),
  ...gameRules,
  ...crossSourceRules,
  ...datasetRules,
  ...Object.values(stagedTables).flatMap((rules): RuleInfo[] => [
    rules.rowKeepsContract,
    rules.keyIsUnique,
    rules.rowIsOfThisGame,
    ...rules.columnRules,
    ...rules.ownRules,
  ]),
];
