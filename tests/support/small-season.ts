import type { SeasonFiles } from '../../shared/sources/retrosheet/season-reading.ts';
import type { WholeSeasonContext } from './whole-season.ts';

const battingHeader =
  'gid,id,team,b_lp,b_seq,stattype,b_pa,b_ab,b_r,b_h,b_d,b_t,b_hr,b_rbi,b_sh,b_sf,b_hbp,b_w,b_iw,b_k,b_sb,b_cs,b_gdp,b_xi,b_roe,dh,ph,pr,date,number,site,opp,wl,gametype,box';
const pitchingHeader =
  'gid,id,team,p_seq,stattype,p_ipouts,p_noout,p_bfp,p_h,p_d,p_t,p_hr,p_r,p_er,p_w,p_iw,p_k,p_hbp,p_wp,p_bk,p_sh,p_sf,p_sb,p_cs,p_pb,wp,lp,save,p_gs,p_gf,p_cg,date,number,site,opp,wl,gametype,box';
const infoHeader =
  'gid,visteam,hometeam,site,date,number,starttime,daynight,innings,tiebreaker,usedh,htbf,timeofgame,attendance,fieldcond,precip,sky,temp,winddir,windspeed,oscorer,forfeit,umphome,ump1b,ump2b,ump3b,umplf,umprf,wp,lp,save,gametype,vruns,hruns,wteam,lteam,line,batteries,lineups,box,pbp,season';
const innings = Array.from({ length: 28 }, (_, index) => `inn${index + 1}`);
const fielders = Array.from({ length: 10 }, (_, index) => `start_f${index + 1}`);
const battingColumns = battingHeader.split(',').slice(6, 24);
const pitchingColumns = pitchingHeader.split(',').slice(5, 25);
const teamHeader = [
  'gid',
  'team',
  ...innings,
  'lob',
  'mgr',
  'stattype',
  ...battingColumns,
  'b_roe',
  ...pitchingColumns,
  'd_e',
  ...fielders,
  'date',
  'number',
  'site',
  'opp',
  'wl',
  'gametype',
  'box',
];

/** A made-up game: nine men a side, one pitcher outside the order, runs of the first men by home runs. */
export interface SmallGame {
  date: string;
  number?: number;
  away: string;
  home: string;
  park: string;
  runs: readonly [away: number, home: number];
  start?: string;
  minutes?: string;
  /** As the game log has it: "20120901,,0,0,30". */
  completion?: string;
  /** The game log names the other team as the home team. */
  isSwappedInLog?: boolean;
}

/** Rows as cells by column name; a spoilt season changes them before they are written. */
export interface SmallSeason {
  season: number;
  gameInfo: Record<string, string>[];
  teamStats: Record<string, string>[];
  batting: Record<string, string>[];
  pitching: Record<string, string>[];
  allPlayers: Record<string, string>[];
  log: string[][];
}

/** Id of a man of a team: position 1 is the pitcher, 11 to 19 are the batters. */
export const playerOf = (team: string, man: number): string =>
  `${team.toLowerCase()}${'aa'}${String(man).padStart(3, '0')}`;

const rowOf = (header: readonly string[], cells: Record<string, string | number>): Record<string, string> =>
  Object.fromEntries(header.map((name) => [name, String(cells[name] ?? '')]));

const zeros = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, 0]));

/** What a man does: four times at bat, one strikeout; the first ones hit a home run each, with nobody on base. */
function battingOf(man: number, runs: number): Record<string, number> {
  const homeRuns = Math.floor(runs / 9) + (man - 11 < runs % 9 ? 1 : 0);
  return {
    ...zeros(battingColumns),
    b_pa: 4 + homeRuns,
    b_ab: 4 + homeRuns,
    b_r: homeRuns,
    b_h: homeRuns,
    b_hr: homeRuns,
    b_rbi: homeRuns,
    b_k: 1,
  };
}

function sumOf(rows: readonly Record<string, number>[]): Record<string, number> {
  return Object.fromEntries(
    battingColumns.map((name) => [name, rows.reduce((sum, row) => sum + (row[name] ?? 0), 0)]),
  );
}

const allowedBy = (made: Record<string, number>): Record<string, number> => ({
  ...zeros(pitchingColumns),
  p_ipouts: 27,
  p_bfp: made['b_pa'] ?? 0,
  p_h: made['b_h'] ?? 0,
  p_hr: made['b_hr'] ?? 0,
  p_r: made['b_r'] ?? 0,
  p_er: made['b_r'] ?? 0,
  p_k: made['b_k'] ?? 0,
});

const men = Array.from({ length: 9 }, (_, index) => index + 11);

function logOf(game: SmallGame, sides: Record<string, Record<string, number>>): string[] {
  const [awayRuns, homeRuns] = game.runs;
  const isSwapped = game.isSwappedInLog === true;
  const [vis, home] = isSwapped ? [game.home, game.away] : [game.away, game.home];
  const [visRuns, hostRuns] = isSwapped ? [homeRuns, awayRuns] : [awayRuns, homeRuns];
  const offence = (team: string): string[] => {
    const made = sides[team] ?? {};
    return [
      'b_ab',
      'b_h',
      'b_d',
      'b_t',
      'b_hr',
      'b_rbi',
      'b_sh',
      'b_sf',
      'b_hbp',
      'b_w',
      'b_iw',
      'b_k',
      'b_sb',
      'b_cs',
      'b_gdp',
      'b_xi',
    ].map((name) => String(made[name] ?? 0));
  };
  const team = (code: string): string[] => [
    ...offence(code),
    '3',
    '1',
    '0',
    '0',
    '0',
    '0',
    '27',
    '9',
    '0',
    '0',
    '0',
    '0',
  ];
  const [winner, loser] = awayRuns > homeRuns ? [game.away, game.home] : [game.home, game.away];
  const cells = [
    game.date,
    String(game.number ?? 0),
    'Sat',
    vis,
    'AL',
    '1',
    home,
    'NL',
    '1',
    String(visRuns),
    String(hostRuns),
    '54',
    'N',
    game.completion ?? '',
    '',
    '',
    game.park,
    '30000',
    game.minutes ?? '170',
    `${visRuns > 9 ? `(${visRuns})` : visRuns}00000000`,
    `${hostRuns > 9 ? `(${hostRuns})` : hostRuns}00000000`,
    ...team(vis),
    ...team(home),
  ];
  const people = Array.from({ length: 161 - cells.length }, () => '');
  const all = [...cells, ...people];
  all[93] = playerOf(winner, 1);
  all[95] = playerOf(loser, 1);
  all[101] = playerOf(vis, 1);
  all[103] = playerOf(home, 1);
  return all;
}

/** Files of a season of made-up games that agree with each other. */
export function smallSeason(season: number, games: readonly SmallGame[]): SmallSeason {
  const result: SmallSeason = {
    season,
    gameInfo: [],
    teamStats: [],
    batting: [],
    pitching: [],
    allPlayers: [],
    log: [],
  };
  const teams = new Set<string>();
  for (const game of games) {
    const { date, number = 0, away, home, park, runs } = game;
    const gid = `${home}${date}${number}`;
    const made = Object.fromEntries(
      [away, home].map((team, side) => [team, sumOf(men.map((man) => battingOf(man, runs[side] ?? 0)))]),
    );
    const [winner, loser] = runs[0] > runs[1] ? [away, home] : [home, away];
    result.gameInfo.push(
      rowOf(infoHeader.split(','), {
        gid,
        visteam: away,
        hometeam: home,
        site: park,
        date,
        number,
        starttime: game.start ?? '7:05PM',
        daynight: 'night',
        timeofgame: game.minutes ?? '170',
        attendance: 30000,
        wp: playerOf(winner, 1),
        lp: playerOf(loser, 1),
        gametype: 'regular',
        vruns: runs[0],
        hruns: runs[1],
        line: 'y',
        box: 'y',
        season,
      }),
    );
    for (const [side, team] of [away, home].entries()) {
      teams.add(team);
      const opponent = side === 0 ? home : away;
      const starters = Object.fromEntries(
        fielders.map((name, at) => [name, at === 0 ? playerOf(team, 1) : playerOf(team, at + 10)]),
      );
      result.teamStats.push(
        rowOf(teamHeader, {
          gid,
          team,
          ...Object.fromEntries(
            innings.slice(0, 9).map((name, at) => [name, at === 0 ? (runs[side] ?? 0) : 0]),
          ),
          lob: 3,
          stattype: 'value',
          ...made[team],
          ...allowedBy(made[opponent] ?? {}),
          d_e: 0,
          ...starters,
          date,
          number,
          site: park,
          opp: opponent,
          gametype: 'regular',
          box: 'y',
        }),
      );
      for (const man of men)
        result.batting.push(
          rowOf(battingHeader.split(','), {
            gid,
            id: playerOf(team, man),
            team,
            b_lp: man - 10,
            b_seq: 1,
            stattype: 'value',
            ...battingOf(man, runs[side] ?? 0),
            b_roe: 0,
            date,
            number,
            site: park,
            opp: opponent,
            gametype: 'regular',
            box: 'y',
          }),
        );
      result.pitching.push(
        rowOf(pitchingHeader.split(','), {
          gid,
          id: playerOf(team, 1),
          team,
          p_seq: 1,
          stattype: 'value',
          ...allowedBy(made[opponent] ?? {}),
          ...(team === winner ? { wp: 1 } : { lp: 1 }),
          p_gs: 1,
          date,
          number,
          site: park,
          opp: opponent,
          gametype: 'regular',
          box: 'y',
        }),
      );
    }
    result.log.push(logOf(game, made));
  }
  for (const team of teams)
    for (const man of [1, ...men])
      result.allPlayers.push({
        id: playerOf(team, man),
        last: `O'${team}${man}`,
        first: 'Al',
        bat: 'B',
        throw: 'R',
        team,
        pos: man === 1 ? 'P' : 'OF',
      });
  return result;
}

/** Rows as a CSV file; without a row the given header. */
export const toCsv = (rows: readonly Record<string, string>[]): Buffer => {
  const header = Object.keys(rows[0] ?? {});
  return Buffer.from(
    [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
      .map((cells) => `${cells.join(',')}\r\n`)
      .join(''),
  );
};

/** The files of a season as a reader gets them. */
export const filesOf = (season: SmallSeason): SeasonFiles => ({
  gameLog: Buffer.from(
    season.log.map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\r\n`).join(''),
  ),
  gameInfo: toCsv(season.gameInfo),
  teamStats: toCsv(season.teamStats),
  batting: toCsv(season.batting),
  pitching: toCsv(season.pitching),
  allPlayers: toCsv(season.allPlayers),
});

/** MLB ids of everybody, by the order in which they are named. */
export const registerOf = (season: SmallSeason): Map<string, number> =>
  new Map(season.allPlayers.map(({ id = '' }, index) => [id, 500_000 + index]));

/** A context in which everybody is known and nothing is taken. */
export const contextOf = (
  season: SmallSeason,
  change: Partial<WholeSeasonContext> = {},
): WholeSeasonContext => ({
  season: season.season,
  runId: '20260415T061500Z-ab12',
  ingestedAt: '2026-04-15T06:15:09.120Z',
  timeZones: new Map([
    ['DEN02', 'America/Denver'],
    ['BOS07', 'America/New_York'],
  ]),
  register: registerOf(season),
  nameOf: () => null,
  takenGames: new Map(),
  knownPlayers: new Set(),
  ...change,
});

/** Three games of August 2012: a single one, and two of a doubleheader. */
export const threeGames: readonly SmallGame[] = [
  {
    date: '20120804',
    away: 'SFN',
    home: 'COL',
    park: 'DEN02',
    runs: [11, 6],
    start: '6:10PM',
    minutes: '200',
  },
  { date: '20120805', number: 1, away: 'NYA', home: 'BOS', park: 'BOS07', runs: [2, 3] },
  { date: '20120805', number: 2, away: 'NYA', home: 'BOS', park: 'BOS07', runs: [5, 4] },
];
