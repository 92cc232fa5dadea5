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

/** What only Retrosheet says of a game. The row goes with the others of its game when the Stats API takes the game over. */
export const retrosheetGames = defineTable({
  dataset: 'mlb_historical_data',
  name: 'retrosheet_games',
  zone: 'staging',
  description:
    'Games that came from Retrosheet: its ids of game and park, codes of the teams, completion of suspended games.',
  key: ['game_pk'],
  partitionBy: 'game_date',
  clusterBy: ['game_date', 'game_pk'],
  columns: {
    game_pk: int64('Surrogate id of the game (negative; shared/domain/surrogate-ids.ts).'),
    game_date: date('Official date.'),
    retrosheet_game_id: string('Home team, date and number, such as DEN201208050.'),
    park_id: string("Retrosheet's id of the park.").nullable(),
    home_team_code: string("Retrosheet's code of the home team, which bats last."),
    away_team_code: string("Retrosheet's code of the visiting team."),
    retrosheet_number: int64('0 single game, else number of the game of the day.', { hard: [0, 3] }),
    completed_on: date('Date on which a suspended game was completed; null for the others.').nullable(),
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
  },
  fails: [{ why: 'no game id', change: { retrosheet_game_id: null } }],
});
