import { knownBeforeCutoff } from './features.ts';
import { batterFeatureMeanings, featureColumns, startFeatureMeanings } from './player-feature-columns.ts';
import { bool, date, defineTable, float64, int64, timestamp } from './table-contract.ts';

/** An example value for every feature. */
const someOf = (meanings: object): Record<string, number> =>
  Object.fromEntries(Object.keys(meanings).map((name) => [name, 0.25]));

/** A start as the strikeout systems see it on the morning of its game. */
export const pitcherStartFeatures = defineTable({
  dataset: 'mlb_features',
  name: 'pitcher_start_features',
  zone: 'curated',
  description:
    'One row per game and starter: what the strikeout systems know as of the cutoff, line-ups projected. Carries no result.',
  key: ['game_pk', 'pitcher_id'],
  partitionBy: 'feature_date',
  clusterBy: ['feature_date', 'game_pk'],
  features: { entity: 'a starter and his game, line-ups projected', knownAt: knownBeforeCutoff },
  columns: {
    feature_date: date('Official date of the game.'),
    game_pk: int64("MLB's id of the game."),
    season: int64('Season year.'),
    pitcher_id: int64('Starter the row was made with.'),
    team_id: int64('His team.'),
    opponent_team_id: int64('The other team.'),
    cutoff_at: timestamp('Only facts known before this moment are used.'),
    usual_strikeouts: float64(
      'Strikeouts a start: of his season so far, else his last season, else the league.',
      { unit: 'strikeouts/start' },
    ),
    league_strikeouts: float64('Strikeouts of a start of the league.', { unit: 'strikeouts/start' }),
    known_batters: float64('Batters faced, half-life 365 days: how much is known of him.', {
      unit: 'batters',
      window: 'half-life 365 days',
    }),
    start_share: float64(
      'Share of his appearances that are starts, half-life 365 days, unshrunken; null before the first.',
      { unit: 'share', window: 'half-life 365 days' },
    ).nullable(),
    is_lineup_known: bool('The opposing line-up was posted.'),
    ...featureColumns(startFeatureMeanings),
  },
  example: {
    feature_date: '2026-04-15',
    game_pk: 824322,
    season: 2026,
    pitcher_id: 607536,
    team_id: 115,
    opponent_team_id: 139,
    cutoff_at: '2026-04-15T12:00:00.000Z',
    usual_strikeouts: 5.4,
    league_strikeouts: 5.1,
    known_batters: 412.5,
    start_share: 1,
    is_lineup_known: false,
    ...someOf(startFeatureMeanings),
  },
  fails: [{ why: 'a feature as text', change: { age: '31' } }],
});

/** A batter who is expected to start, as the models of batters see him on the morning of the game. */
export const playerFeaturesDaily = defineTable({
  dataset: 'mlb_features',
  name: 'player_features_daily',
  version: 2,
  zone: 'curated',
  description:
    'One row per game and batter of the projected line-ups: what is known of him as of the cutoff. Carries no result.',
  key: ['game_pk', 'player_id'],
  partitionBy: 'feature_date',
  clusterBy: ['feature_date', 'game_pk'],
  features: { entity: 'a batter of a projected line-up and his game', knownAt: knownBeforeCutoff },
  columns: {
    feature_date: date('Official date of the game.'),
    game_pk: int64("MLB's id of the game."),
    season: int64('Season year.'),
    player_id: int64('Batter.'),
    team_id: int64('His team.'),
    opponent_team_id: int64('The other team.'),
    slot: int64("Place in the batting order that the team's last line-ups let expect, 1 to 9.", {
      hard: [1, 9],
      unit: 'place',
    }),
    opposing_starter_id: int64('Starter the row was made with; null while nobody is announced.').nullable(),
    cutoff_at: timestamp('Only facts known before this moment are used.'),
    ...featureColumns(batterFeatureMeanings),
  },
  example: {
    feature_date: '2026-04-15',
    game_pk: 824322,
    season: 2026,
    player_id: 665742,
    team_id: 139,
    opponent_team_id: 115,
    slot: 2,
    opposing_starter_id: 607536,
    cutoff_at: '2026-04-15T12:00:00.000Z',
    ...someOf(batterFeatureMeanings),
  },
  fails: [{ why: 'no place in the order', change: { slot: null } }],
});
