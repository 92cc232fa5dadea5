import { date, defineTable, int64, string } from './table-contract.ts';

/** Who is who in the id systems: the Chadwick register (ODC-By 1.0, Chadwick Baseball Bureau). */
export const peopleIds = defineTable({
  dataset: 'mlb_historical_data',
  name: 'people_ids',
  zone: 'staging',
  description: 'Ids of a person at MLB, Retrosheet, Baseball Reference and FanGraphs (Chadwick register).',
  key: ['player_id'],
  columns: {
    player_id: int64("MLB's person id."),
    retrosheet_id: string('Id at Retrosheet; newcomers often have none yet.').nullable(),
    baseball_reference_id: string('Id at Baseball Reference.').nullable(),
    fangraphs_id: string('Id at FanGraphs.').nullable(),
    last_name: string('Last name.').nullable(),
    first_name: string('First name in use.').nullable(),
    birth_year: int64('Year of birth.', { hard: [1800, 2100] }).nullable(),
    first_season: int64('First season in the major leagues.', { hard: [1871, 2100] }).nullable(),
    last_season: int64('Last season so far; may lag.', { hard: [1871, 2100] }).nullable(),
  },
  example: {
    player_id: 110029,
    retrosheet_id: 'abreb001',
    baseball_reference_id: 'abreubo01',
    fangraphs_id: '945',
    last_name: 'Abreu',
    first_name: 'Bobby',
    birth_year: 1974,
    first_season: 1996,
    last_season: 2014,
  },
  fails: [{ why: 'no id', change: { player_id: null } }],
});

/** Parks by Retrosheet's ids, which are not MLB's venue ids. */
export const ballparks = defineTable({
  dataset: 'mlb_historical_data',
  name: 'ballparks',
  zone: 'staging',
  description: "Ball parks by Retrosheet's park id: place, first and last game.",
  key: ['park_id'],
  columns: {
    park_id: string("Retrosheet's id of the park."),
    name: string('Name.').nullable(),
    city: string('City.').nullable(),
    state: string('State or province.').nullable(),
    country: string('Country.').nullable(),
    first_game_date: date('First game.').nullable(),
    last_game_date: date('Last game; null while the park is in use.').nullable(),
  },
  example: {
    park_id: 'DEN02',
    name: 'Coors Field',
    city: 'Denver',
    state: 'Colorado',
    country: 'United States',
    first_game_date: '1995-04-26',
    last_game_date: null,
  },
  fails: [{ why: 'no id', change: { park_id: null } }],
});

/** A total of one team. */
const total = (description: string, max: number) => int64(description, { hard: [0, max] }).nullable();

/**
 * What only Retrosheet says of a game. When the Stats API takes the game over, the row stays under MLB's id: its totals are a second
 * account of the box score.
 */
export const retrosheetGames = defineTable({
  dataset: 'mlb_historical_data',
  name: 'retrosheet_games',
  version: 3,
  zone: 'staging',
  description:
    "Games as Retrosheet has them: its ids of game and park, codes of the teams, completion of suspended games, and each team's totals, to compare with the box score.",
  key: ['game_pk'],
  partitionBy: 'game_date',
  clusterBy: ['game_date', 'game_pk'],
  columns: {
    game_pk: int64("MLB's id, or a surrogate while the Stats API has not told of the game (negative)."),
    game_date: date('Official date.'),
    retrosheet_game_id: string('Home team, date and number, such as DEN201208050.'),
    park_id: string("Retrosheet's id of the park.").nullable(),
    home_team_code: string("Retrosheet's code of the home team, which bats last."),
    away_team_code: string("Retrosheet's code of the visiting team."),
    retrosheet_number: int64('0 single game, else number of the game of the day.', { hard: [0, 3] }),
    completed_on: date('Date on which a suspended game was completed; null for the others.').nullable(),
    home_team_id: int64('Team that bats last.').nullable(),
    away_team_id: int64('Visiting team.').nullable(),
    logged_home_team_id: int64(
      'Team that the game log calls the home team, where it is not the one that bats last: a game moved to the park of the opponent. null otherwise.',
    ).nullable(),
    home_score: total('Runs of the home team.', 60),
    away_score: total('Runs of the visiting team.', 60),
    home_hits: total('Hits of the home team.', 50),
    away_hits: total('Hits of the visiting team.', 50),
    home_errors: total('Errors of the home team.', 15),
    away_errors: total('Errors of the visiting team.', 15),
    home_at_bats: total('At bats of the home team.', 120),
    away_at_bats: total('At bats of the visiting team.', 120),
    home_homers: total('Home runs of the home team.', 15),
    away_homers: total('Home runs of the visiting team.', 15),
    home_walks: total('Walks of the home team.', 30),
    away_walks: total('Walks of the visiting team.', 30),
    home_strikeouts: total('Strikeouts of the home team at bat.', 40),
    away_strikeouts: total('Strikeouts of the visiting team at bat.', 40),
  },
  example: {
    game_pk: -201208051151,
    game_date: '2012-08-05',
    retrosheet_game_id: 'COL201208050',
    park_id: 'DEN02',
    home_team_code: 'COL',
    away_team_code: 'SFN',
    retrosheet_number: 0,
    completed_on: null,
    home_team_id: 115,
    away_team_id: 137,
    logged_home_team_id: null,
    home_score: 3,
    away_score: 8,
    home_hits: 7,
    away_hits: 12,
    home_errors: 1,
    away_errors: 0,
    home_at_bats: 33,
    away_at_bats: 38,
    home_homers: 1,
    away_homers: 2,
    home_walks: 3,
    away_walks: 4,
    home_strikeouts: 9,
    away_strikeouts: 6,
  },
  fails: [{ why: 'no game id', change: { retrosheet_game_id: null } }],
});
