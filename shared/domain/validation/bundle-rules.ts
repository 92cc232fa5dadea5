import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { RuleInfo, Severity } from './rule.ts';

const rule = (
  id: string,
  severity: Severity,
  dimension: RuleInfo['dimension'],
  description: string,
): RuleInfo => ({
  id,
  severity,
  dimension,
  table: null,
  description,
});

/** Rules of a bundle as a whole; the code that checks them is validate-game.ts and validate-schedule.ts. */
export const bundleRules = {
  readable: rule(
    'BUNDLE_READABLE',
    'hard',
    'schema',
    'The stored bundle is whole and has the form of a bundle.',
  ),
  tableKnown: rule(
    'BUNDLE_TABLE_KNOWN',
    'hard',
    'schema',
    'Every table of the bundle is one that is staged.',
  ),
  gameRowPresent: rule(
    'BUNDLE_GAME_ROW',
    'hard',
    'schema',
    'The bundle of a game has one valid games row; without it the game is F.',
  ),
  playWithheld: rule(
    'BUNDLE_PLAY_WITHHELD',
    'info',
    'completeness',
    'Rows of play of a game that is not complete are not loaded.',
  ),
  completeByOwnBundle: rule(
    'SCHEDULE_COMPLETE_GAME',
    'info',
    'completeness',
    'A complete game enters by its own bundle, never by the schedule alone.',
  ),
  sourceFlagged: rule(
    'SOURCE_FLAGGED',
    'soft',
    'completeness',
    'The collector could not take the response at its word: fields missing, values unreadable, rows skipped.',
  ),
  sourceFallback: rule('SOURCE_FALLBACK', 'info', 'completeness', 'A fallback was used instead of the feed.'),
} as const;

/** The rule of each kind of finding of the collector. */
export const ruleOfSourceFinding: Readonly<Record<BundleFinding['code'], RuleInfo>> = {
  FIELD_MISSING: bundleRules.sourceFlagged,
  VALUE_UNREADABLE: bundleRules.sourceFlagged,
  ROW_SKIPPED: bundleRules.sourceFlagged,
  STATUS_UNKNOWN: bundleRules.sourceFlagged,
  PLAYS_MISSING: bundleRules.sourceFlagged,
  FALLBACK_USED: bundleRules.sourceFallback,
};
