import { z } from 'zod';
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
import type { SqlParameters, SqlRow, Warehouse } from '../../ports/warehouse.ts';
import { battingLineRow, gameRow, personRow, pitchingLineRow, priceRow, seasonRow } from './history-rows.ts';

type GameRow = z.infer<typeof gameRow>;

const hourMs = 60 * 60 * 1_000;
/** A night game in the West ends by 10:00 UTC of the next day and belongs to its evening; a resumed game ends in the afternoon at the earliest. */
const dayEndsMs = 14 * hourMs;

/** The day at whose end a game is known. */
function knownOnOf({ game_date, completed_on, completed_at }: GameRow): string {
  if (completed_on !== null && completed_on > game_date) return completed_on;
  // Retrosheet tells of no other suspended game; its `completed_at` is a cautious guess.
  if (completed_at === null || completed_on !== null) return game_date;
  const day = new Date(Date.parse(completed_at) - dayEndsMs).toISOString().slice(0, 'YYYY-MM-DD'.length);
  return day > game_date ? day : game_date;
}

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

function gameOf(row: GameRow, lines: Lines): HistoryGame {
  return {
    gamePk: row.game_pk,
    gameDate: row.game_date,
    knownOn: knownOnOf(row),
    season: row.season,
    gameNumber: row.double_header === 'N' ? 0 : row.game_number,
    isNight: row.day_night === 'night',
    park: row.park,
    umpireId: row.umpire_id,
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

/** Reads the completed regular-season games of so many seasons, with lines where there are any. Errors of the warehouse pass through. */
export async function readHistory(
  warehouse: Pick<Warehouse, 'query'>,
  fromSeason: number,
  toSeason: number,
): Promise<History> {
  const query = async <Row>(
    schema: z.ZodType<Row>,
    name: string,
    parameters: SqlParameters,
  ): Promise<Row[]> => {
    const rows: SqlRow[] = await warehouse.query(
      { file: `mlb_historical_data/${name}/query.sql` },
      parameters,
    );
    return z.array(schema).parse(rows);
  };
  const people = new Map<number, Person>();
  for (const row of await query(personRow, 'history_people', {}))
    people.set(row.player_id, {
      bats: handOf(row.bats),
      throws: handOf(row.throws),
      birthYear: row.birth_year,
      retrosheetId: row.retrosheet_id,
    });
  const games: HistoryGame[] = [];
  const prices = new Map<number, Price>();
  for (let season = fromSeason; season <= toSeason; season += 1) {
    const dates: SqlParameters = {
      date_from: { type: 'DATE', value: `${season}-01-01` },
      date_to: { type: 'DATE', value: `${season}-12-31` },
    };
    const lines: Lines = {
      batting: grouped(await query(battingLineRow, 'history_batting', dates), batterOf),
      pitching: grouped(await query(pitchingLineRow, 'history_pitching', dates), pitcherOf),
    };
    for (const row of await query(gameRow, 'history_games', dates)) games.push(gameOf(row, lines));
    for (const row of await query(priceRow, 'history_prices', dates))
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
