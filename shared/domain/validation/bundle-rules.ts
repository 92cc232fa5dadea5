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
  playerMissing: rule(
    'PLAYER_MISSING',
    'soft',
    'players',
    'Nobody is known only by a roster or by statistics: who appeared has a line and a person record.',
  ),
  playerFound: rule(
    'PLAYER_FOUND',
    'info',
    'players',
    'People a roster or statistics named before a game did were asked for.',
  ),
  playerOffRoster: rule(
    'PLAYER_OFF_ROSTER',
    'info',
    'players',
    'Who appeared is on an active roster of the date; a move on the day itself breaks it.',
  ),
  countMismatch: rule(
    'SOURCE_COUNT_MISMATCH',
    'soft',
    'completeness',
    'The pages of an answer hold as many rows as the source says it has.',
  ),
  sourceFieldUnknown: rule(
    'SOURCE_FIELD_UNKNOWN',
    'info',
    'schema',
    'A source has fields that nobody has described; they are kept in the raw object.',
  ),
  pitchesFeedOnly: rule(
    'PITCHES_FEED_ONLY',
    'info',
    'completeness',
    "Baseball Savant has no pitches of the game yet: the rows are the feed's, and the game is collected again.",
  ),
  pitchesKept: rule(
    'PITCHES_KEPT',
    'info',
    'completeness',
    'Baseball Savant did not answer, but had: the pitches of the warehouse stay.',
  ),
  pitchesDiffer: rule(
    'PITCHES_SOURCES_DIFFER',
    'soft',
    'completeness',
    'Baseball Savant and the feed tell the same pitches by the same people.',
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
  PLAYER_MISSING: bundleRules.playerMissing,
  PLAYER_FOUND: bundleRules.playerFound,
  PLAYER_OFF_ROSTER: bundleRules.playerOffRoster,
  COUNT_MISMATCH: bundleRules.countMismatch,
  FALLBACK_USED: bundleRules.sourceFallback,
  FIELD_UNKNOWN: bundleRules.sourceFieldUnknown,
  PITCHES_FEED_ONLY: bundleRules.pitchesFeedOnly,
  PITCHES_KEPT: bundleRules.pitchesKept,
  PITCHES_DIFFER: bundleRules.pitchesDiffer,
};
