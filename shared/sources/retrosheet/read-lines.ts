import type { playerBattingLines, playerPitchingLines } from '../../../schemas/tables/lines.ts';
import { rowTextWriter } from '../../domain/row-text.ts';
import { type CsvTable, readCount, readCsvTable } from './csv-table.ts';
import { placesOf, readCounts } from './read-team-stats.ts';
import { type GameSide, opponentOf, type SeasonGame, sideOf } from './season-game.ts';
import { battingStats, type Counts, pitchingStats } from './stat-columns.ts';

/** MLB's id, or its stand-in, of a Retrosheet id; null for what is no id. */
export type PlayerIds = (retrosheetId: string) => number | null;

const battingOwn = ['gid', 'id', 'team', 'b_lp', 'b_seq', 'stattype'];
const pitchingOwn = ['gid', 'id', 'team', 'p_seq', 'stattype', 'wp', 'lp', 'save'];

const writeBatting = rowTextWriter<typeof playerBattingLines>();
const writePitching = rowTextWriter<typeof playerPitchingLines>();

function addTo(sums: Counts, counts: Counts): void {
  for (let at = 0; at < counts.length; at += 1) sums[at] = (sums[at] ?? 0) + (counts[at] ?? 0);
}

/** The game and side of a line; a line that fits nowhere is a problem of its game, or a finding when the game is not known. */
class LinePlaces {
  private readonly games: ReadonlyMap<string, SeasonGame>;
  private readonly what: string;
  /** Ids of games that no row of games has. */
  readonly strangers = new Set<string>();

  constructor(games: ReadonlyMap<string, SeasonGame>, what: string) {
    this.games = games;
    this.what = what;
  }

  find(gid: string, team: string): { game: SeasonGame; side: GameSide } | null {
    const game = this.games.get(gid);
    if (game === undefined) {
      this.strangers.add(gid);
      return null;
    }
    const side = sideOf(game, team);
    if (side !== null) return { game, side };
    game.problems.push(`${this.what} has a line of ${team.slice(0, 5)}, which does not play`);
    return null;
  }
}

/** What reading a file of lines leaves. */
export interface LinesRead {
  table: CsvTable;
  /** Games that have lines and are not among the games. */
  strangers: ReadonlySet<string>;
}

/** Reads YYYYbatting.csv into the games: a line for everybody with a place in the order. Throws SOURCE_RESPONSE_MALFORMED. */
export function readBatting(
  bytes: Buffer,
  what: string,
  games: ReadonlyMap<string, SeasonGame>,
  playerIds: PlayerIds,
): LinesRead {
  const table = readCsvTable(bytes, what, [...battingOwn, ...battingStats]);
  const [gid = -1, id = -1, team = -1, slot = -1, sequence = -1, stattype = -1] = placesOf(table, battingOwn);
  const [pinchHitter = -1, pinchRunner = -1] = placesOf(table, ['ph', 'pr']);
  const stats = placesOf(table, battingStats);
  const places = new LinePlaces(games, what);
  for (const cells of table.rows) {
    if (cells[stattype] !== 'value') continue;
    const found = places.find(cells[gid] ?? '', cells[team] ?? '');
    if (found === null) continue;
    const { game, side } = found;
    const player = cells[id] ?? '';
    const counts = readCounts(cells, stats);
    const [place, turn] = [readCount(cells[slot]), readCount(cells[sequence])];
    const isPlace = place >= 1 && place <= 9 && turn >= 1 && turn <= 99;
    const playerId = playerIds(player);
    if (counts === null || !isPlace || playerId === null || side.batters.has(player)) {
      game.problems.push(`${what}: the line of ${player.slice(0, 10)} is no line, or comes twice`);
      continue;
    }
    side.batters.add(player);
    addTo(side.batted, counts);
    game.battingLines.push(
      writeBatting(
        battingRow(game, side, {
          playerId,
          battingOrder: place * 100 + turn - 1,
          position:
            side.positions.get(player) ??
            (cells[pinchHitter] === '1' ? 'PH' : cells[pinchRunner] === '1' ? 'PR' : null),
          isStarter: turn === 1,
          counts,
        }),
        game.lineage,
      ),
    );
  }
  return { table, strangers: places.strangers };
}

interface BattingLine {
  playerId: number;
  battingOrder: number | null;
  position: string | null;
  isStarter: boolean;
  counts: Counts;
}

function battingRow(
  game: SeasonGame,
  side: GameSide,
  { playerId, battingOrder, position, isStarter, counts }: BattingLine,
): Parameters<typeof writeBatting>[0] {
  const [
    appearances = 0,
    atBats = 0,
    runs = 0,
    hits = 0,
    doubles = 0,
    triples = 0,
    homeRuns = 0,
    battedIn = 0,
    bunts = 0,
    flies = 0,
    hitByPitch = 0,
    walks = 0,
    intentional = 0,
    strikeouts = 0,
    stolen = 0,
    caught = 0,
    doublePlays = 0,
    interference = 0,
  ] = counts;
  return {
    game_pk: game.gamePk,
    game_date: game.facts.gameDate,
    player_id: playerId,
    team_id: side.teamId,
    opponent_team_id: opponentOf(game, side).teamId,
    is_home: side.isHome,
    batting_order: battingOrder,
    position,
    is_starter: isStarter,
    plate_appearances: appearances,
    at_bats: atBats,
    runs,
    hits,
    doubles,
    triples,
    home_runs: homeRuns,
    runs_batted_in: battedIn,
    walks,
    intentional_walks: intentional,
    strikeouts,
    hit_by_pitch: hitByPitch,
    sacrifice_bunts: bunts,
    sacrifice_flies: flies,
    catchers_interference: interference,
    stolen_bases: stolen,
    caught_stealing: caught,
    grounded_into_double_play: doublePlays,
    left_on_base: null,
    total_bases: hits + doubles + 2 * triples + 3 * homeRuns,
  };
}

const nothing: Counts = battingStats.map(() => 0);

/** Zeros for a pitcher outside the order, as the box score has them: everyone who appeared has a batting line. */
export function addPitchersOutsideOrder(game: SeasonGame, playerIds: PlayerIds): void {
  for (const side of [game.away, game.home])
    for (const { id } of side.pitchers) {
      const playerId = playerIds(id);
      if (playerId === null || side.batters.has(id)) continue;
      const line = { playerId, battingOrder: null, position: 'P', isStarter: false, counts: nothing };
      game.battingLines.push(writeBatting(battingRow(game, side, line), game.lineage));
    }
}

/** Reads YYYYpitching.csv into the games. Throws SOURCE_RESPONSE_MALFORMED. */
export function readPitching(
  bytes: Buffer,
  what: string,
  games: ReadonlyMap<string, SeasonGame>,
  playerIds: PlayerIds,
): LinesRead {
  const table = readCsvTable(bytes, what, [...pitchingOwn, ...pitchingStats]);
  const [gid = -1, id = -1, team = -1, sequence = -1, stattype = -1, won = -1, lost = -1, saved = -1] =
    placesOf(table, pitchingOwn);
  const stats = placesOf(table, pitchingStats);
  const places = new LinePlaces(games, what);
  for (const cells of table.rows) {
    if (cells[stattype] !== 'value') continue;
    const found = places.find(cells[gid] ?? '', cells[team] ?? '');
    if (found === null) continue;
    const { game, side } = found;
    const player = cells[id] ?? '';
    const counts = readCounts(cells, stats);
    const order = readCount(cells[sequence]);
    const isKnown = side.pitchers.some((pitcher) => pitcher.id === player || pitcher.order === order);
    const playerId = playerIds(player);
    if (counts === null || order < 1 || playerId === null || isKnown) {
      game.problems.push(`${what}: the line of ${player.slice(0, 10)} is no line, or comes twice`);
      continue;
    }
    const decision = cells[won] === '1' ? 'W' : cells[lost] === '1' ? 'L' : cells[saved] === '1' ? 'S' : null;
    side.pitchers.push({ id: player, order, decision });
    addTo(side.pitched, counts);
    game.pitchingLines.push(
      writePitching(pitchingRow(game, side, playerId, order, decision, counts), game.lineage),
    );
  }
  return { table, strangers: places.strangers };
}

function pitchingRow(
  game: SeasonGame,
  side: GameSide,
  playerId: number,
  order: number,
  decision: string | null,
  counts: Counts,
): Parameters<typeof writePitching>[0] {
  const [
    outs = 0,
    faced = 0,
    hits = 0,
    runs = 0,
    earned = 0,
    walks = 0,
    intentional = 0,
    strikeouts = 0,
    homeRuns = 0,
    hitBatters = 0,
    wild = 0,
    balks = 0,
  ] = counts;
  return {
    game_pk: game.gamePk,
    game_date: game.facts.gameDate,
    player_id: playerId,
    team_id: side.teamId,
    opponent_team_id: opponentOf(game, side).teamId,
    is_home: side.isHome,
    appearance_order: order,
    is_starter: order === 1,
    outs_recorded: outs,
    batters_faced: faced,
    pitches: null,
    strikes: null,
    hits,
    runs,
    earned_runs: earned,
    walks,
    intentional_walks: intentional,
    strikeouts,
    home_runs: homeRuns,
    hit_batters: hitBatters,
    wild_pitches: wild,
    balks,
    inherited_runners: null,
    inherited_runners_scored: null,
    ground_outs: null,
    air_outs: null,
    decision,
  };
}
