import { z } from 'zod';
import { ALL_DAYS } from '../../domain/calendar.ts';
import type {
  BatterGame,
  BattingCounts,
  History,
  HistoryGame,
  Person,
  PitcherGame,
  Price,
  TeamGame,
} from '../../domain/history/history.ts';
import { parkKeyOf } from '../../domain/history/park-keys.ts';
import { type RowSchema, rowParser } from '../../domain/row-parser.ts';
import { retrosheetIdOfSurrogate } from '../../domain/surrogate-ids.ts';
import type { SqlParameters, SqlRow, Warehouse } from '../../ports/warehouse.ts';
import { battingLineRow, gameRow, personRow, pitchingLineRow, priceRow, seasonRow } from './history-rows.ts';

type GameRow = z.infer<typeof gameRow>;

const isHanded = (value: string | null): value is 'L' | 'R' | 'S' =>
  value === 'L' || value === 'R' || value === 'S';
const handOf = (value: string | null): Person['bats'] => (isHanded(value) ? value : null);

function batterOf(row: z.infer<typeof battingLineRow>): BatterGame {
  return {
    playerId: row.player_id,
    slot: Math.floor(row.batting_order / 100),
    isStarter: row.is_starter,
    position: row.position,
    plateAppearances: row.plate_appearances,
    atBats: row.at_bats,
    runs: row.runs,
    hits: row.hits,
    doubles: row.doubles,
    triples: row.triples,
    homeRuns: row.home_runs,
    runsBattedIn: row.runs_batted_in,
    walks: row.walks,
    intentionalWalks: row.intentional_walks,
    hitByPitch: row.hit_by_pitch,
    strikeouts: row.strikeouts,
    stolenBases: row.stolen_bases,
    caughtStealing: row.caught_stealing,
  };
}

const pitcherOf = (row: z.infer<typeof pitchingLineRow>): PitcherGame => ({
  playerId: row.player_id,
  isStarter: row.is_starter,
  outs: row.outs_recorded,
  battersFaced: row.batters_faced,
  pitches: row.pitches,
  hits: row.hits,
  runs: row.runs,
  earnedRuns: row.earned_runs,
  walks: row.walks,
  intentionalWalks: row.intentional_walks,
  strikeouts: row.strikeouts,
  homeRuns: row.home_runs,
  hitBatters: row.hit_batters,
});

const countNames = [
  'plateAppearances',
  'atBats',
  'hits',
  'doubles',
  'triples',
  'homeRuns',
  'walks',
  'intentionalWalks',
  'hitByPitch',
  'strikeouts',
  'stolenBases',
  'caughtStealing',
] as const satisfies readonly (keyof BattingCounts)[];

function sumOfLines(lines: readonly BattingCounts[]): BattingCounts {
  const sums = Object.fromEntries(
    countNames.map((name) => [name, lines.reduce((sum, line) => sum + line[name], 0)]),
  );
  return sums as Record<(typeof countNames)[number], number>; // one sum for each name
}

function totalsOf(row: GameRow, side: 'home' | 'away'): BattingCounts {
  return {
    plateAppearances: row[`${side}_plate_appearances`] ?? 0,
    atBats: row[`${side}_at_bats`] ?? 0,
    hits: row[`${side}_hits`] ?? 0,
    doubles: row[`${side}_doubles`] ?? 0,
    triples: row[`${side}_triples`] ?? 0,
    homeRuns: row[`${side}_homers`] ?? 0,
    walks: row[`${side}_walks`] ?? 0,
    intentionalWalks: 0,
    hitByPitch: row[`${side}_hit_by_pitch`] ?? 0,
    strikeouts: row[`${side}_strikeouts`] ?? 0,
    stolenBases: row[`${side}_stolen_bases`] ?? 0,
    caughtStealing: 0,
  };
}

interface Lines {
  batting: ReadonlyMap<string, BatterGame[]>;
  pitching: ReadonlyMap<string, PitcherGame[]>;
}

const sideKey = (gamePk: number, isHome: boolean): string => `${gamePk}${isHome ? 'h' : 'a'}`;

function teamOf(row: GameRow, side: 'home' | 'away', { batting, pitching }: Lines): TeamGame {
  const key = sideKey(row.game_pk, side === 'home');
  const [batters, pitchers] = [batting.get(key) ?? null, pitching.get(key) ?? null];
  return {
    teamId: row[`${side}_team_id`],
    code: row[`${side}_code`],
    runs: row[`${side}_score`],
    earlyRuns: row[`${side}_early_runs`],
    batting: batters === null ? totalsOf(row, side) : sumOfLines(batters),
    starterId: row[`${side}_starter_id`] ?? pitchers?.find(({ isStarter }) => isStarter)?.playerId ?? null,
    batters,
    pitchers,
  };
}

function gameOf(row: GameRow, lines: Lines): KnownGame {
  return {
    gamePk: row.game_pk,
    gameDate: row.game_date,
    knownOn: row.known_on,
    completedAt: row.completed_at,
    season: row.season,
    gameNumber: row.double_header === 'N' ? 0 : row.game_number,
    isNight: row.day_night === 'night',
    park: parkKeyOf(row.park),
    umpireId: row.umpire_id,
    isHomeElsewhere: row.logged_home_team_id !== null && row.logged_home_team_id === row.away_team_id,
    home: teamOf(row, 'home', lines),
    away: teamOf(row, 'away', lines),
  };
}

function grouped<Row extends { game_pk: number; is_home: boolean }, Line>(
  rows: readonly Row[],
  lineOf: (row: Row) => Line,
): Map<string, Line[]> {
  const lines = new Map<string, Line[]>();
  for (const row of rows) {
    const key = sideKey(row.game_pk, row.is_home);
    const own = lines.get(key);
    if (own === undefined) lines.set(key, [lineOf(row)]);
    else own.push(lineOf(row));
  }
  return lines;
}

async function read<Row>(
  warehouse: Pick<Warehouse, 'query'>,
  schema: RowSchema<Row>,
  name: string,
  parameters: SqlParameters,
): Promise<Row[]> {
  const rows: SqlRow[] = await warehouse.query({ file: `mlb_historical_data/${name}/query.sql` }, parameters);
  return rows.map(rowParser(schema));
}

/** Handedness and age of everyone. Errors of the warehouse pass through. */
export async function readPeople(warehouse: Pick<Warehouse, 'query'>): Promise<Map<number, Person>> {
  const people = new Map<number, Person>();
  for (const row of await read(warehouse, personRow, 'history_people', {}))
    people.set(row.player_id, {
      bats: handOf(row.bats),
      throws: handOf(row.throws),
      birthYear: row.birth_year,
      retrosheetId: row.retrosheet_id ?? retrosheetIdOfSurrogate(row.player_id),
    });
  return people;
}

/** A game of history with the moment of its end. */
export interface KnownGame extends HistoryGame {
  /** ISO 8601 UTC; null when nobody told. */
  completedAt: string | null;
}

/** Dates of games, and the days on which they became known. */
export interface HistorySpan {
  dateFrom: string;
  dateTo: string;
  /** Known later than this day; default: at any time. */
  knownAfter?: string;
  /** Known on this day or before; default: at any time. */
  knownTo?: string;
}

/** The completed regular-season games of a span, with lines where there are any. Errors of the warehouse pass through. */
export async function readGames(
  warehouse: Pick<Warehouse, 'query'>,
  { dateFrom, dateTo, knownAfter = ALL_DAYS.from, knownTo = ALL_DAYS.to }: HistorySpan,
): Promise<KnownGame[]> {
  const dates: SqlParameters = {
    date_from: { type: 'DATE', value: dateFrom },
    date_to: { type: 'DATE', value: dateTo },
  };
  const rows = await read(warehouse, gameRow, 'history_games', {
    ...dates,
    known_after: { type: 'DATE', value: knownAfter },
    known_to: { type: 'DATE', value: knownTo },
  });
  // A suspended game becomes known months after its date: the lines of all games in between are known already.
  const gamePks = rows.map((row) => row.game_pk);
  const ofGames: SqlParameters = { ...dates, known_game_pks: { type: 'INT64', value: gamePks } };
  const lines: Lines = {
    batting: grouped(await read(warehouse, battingLineRow, 'history_batting', ofGames), batterOf),
    pitching: grouped(await read(warehouse, pitchingLineRow, 'history_pitching', ofGames), pitcherOf),
  };
  return rows.map((row) => gameOf(row, lines));
}

/** Reads the completed regular-season games of so many seasons, with lines where there are any. Errors of the warehouse pass through. */
export async function readHistory(
  warehouse: Pick<Warehouse, 'query'>,
  fromSeason: number,
  toSeason: number,
): Promise<History> {
  const people = await readPeople(warehouse);
  const games: HistoryGame[] = [];
  const prices = new Map<number, Price>();
  for (let season = fromSeason; season <= toSeason; season += 1) {
    const [dateFrom, dateTo] = [`${season}-01-01`, `${season}-12-31`];
    for (const game of await readGames(warehouse, { dateFrom, dateTo })) games.push(game);
    const rows = await read(warehouse, priceRow, 'history_prices', {
      date_from: { type: 'DATE', value: dateFrom },
      date_to: { type: 'DATE', value: dateTo },
    });
    for (const row of rows)
      prices.set(row.game_pk, { open: row.open_home_probability, close: row.close_home_probability });
  }
  return { games, people, prices };
}

/** Seasons of which there is history, in order. */
export async function readSeasons(warehouse: Pick<Warehouse, 'query'>): Promise<number[]> {
  const rows = await warehouse.query({ file: 'mlb_historical_data/history_seasons/query.sql' });
  return z
    .array(seasonRow)
    .parse(rows)
    .map(({ season }) => season);
}
