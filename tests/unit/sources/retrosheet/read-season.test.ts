import { describe, expect, it } from 'vitest';
import { tableContract } from '../../../../schemas/tables/index.ts';
import { surrogateGamePk, surrogatePlayerId } from '../../../../shared/domain/surrogate-ids.ts';
import type { SeasonFiles } from '../../../../shared/sources/retrosheet/season-reading.ts';
import { teamIdOfCode } from '../../../../shared/sources/retrosheet/team-codes.ts';
import { tablesOf } from '../../../support/season-tables.ts';
import {
  contextOf,
  filesOf,
  playerOf,
  type SmallGame,
  type SmallSeason,
  smallSeason,
  threeGames,
  toCsv,
} from '../../../support/small-season.ts';
import { storedRow } from '../../../support/stored-tables.ts';
import { readWholeSeason, type WholeSeasonContext } from '../../../support/whole-season.ts';

const dataset = 'mlb_historical_data';
const season = smallSeason(2012, threeGames);
const files = filesOf(season);

/** Rows of a table, each of which keeps its contract, from the first game of the season on: stand-ins fall with the date. */
function rowsOf(reading: ReturnType<typeof readWholeSeason>, table: string): Record<string, unknown>[] {
  const contract = tableContract(`${dataset}.${table}`);
  const rows = (tablesOf(reading).get(`${dataset}.${table}`) ?? []).map(
    (line) => contract?.row.parse(storedRow(`${dataset}.${table}`, line)) as Record<string, unknown>, // a row is an object
  );
  return rows.sort((left, right) => Number(right['game_pk'] ?? 0) - Number(left['game_pk'] ?? 0));
}

const read = (change: Partial<SeasonFiles> = {}, context: Partial<WholeSeasonContext> = {}) =>
  readWholeSeason({ ...files, ...change }, contextOf(season, context));

const readGames = (games: readonly SmallGame[], change: Partial<SeasonFiles> = {}) => {
  const own = smallSeason(2012, games);
  return readWholeSeason({ ...filesOf(own), ...change }, contextOf(own));
};

describe('a season', () => {
  it('becomes rows of every table, all of which keep their contracts', () => {
    const reading = read();
    expect(reading).toMatchObject({ games: 3, taken: 0, refused: [], unresolved: [], findings: [] });
    const counts = [...tablesOf(reading).keys()].map((name) => [
      name.slice(dataset.length + 1),
      rowsOf(reading, name.slice(dataset.length + 1)).length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      games: 3,
      retrosheet_games: 3,
      linescores: 27,
      team_game_totals: 6,
      // Nine men and a pitcher outside the order, a side.
      player_batting_lines: 60,
      player_pitching_lines: 6,
      players: 40,
    });
  });

  it('comes in parts, each with all that is said of its games, as often as one goes through it', () => {
    const [game] = threeGames;
    const dates = ['20120404', '20120531', '20120601', '20120731', '20120801', '20121003'];
    const { parts } = readGames(dates.flatMap((date) => (game === undefined ? [] : [{ ...game, date }])));
    const datesOf = (lines: Iterable<string> = []): string[] => [
      ...new Set([...lines].map((line): string => JSON.parse(line).game_date)),
    ];
    for (const table of ['games', 'linescores', 'player_batting_lines', 'player_pitching_lines']) {
      const told = parts.map(({ from, tables }) => [from, datesOf(tables.get(`${dataset}.${table}`))]);
      expect(told).toEqual([
        ['2012-01-01', ['2012-05-31', '2012-04-04']],
        ['2012-06-01', ['2012-07-31', '2012-06-01']],
        ['2012-08-01', ['2012-10-03', '2012-08-01']],
      ]);
    }
    const lines = parts[0]?.tables.get(`${dataset}.player_batting_lines`) ?? [];
    expect([...lines]).toHaveLength(40);
    expect([...lines]).toEqual([...lines]);
  });

  it('has the rows of every table in the order of their keys, whatever the order of its files', () => {
    const { parts } = readGames(threeGames.toReversed());
    for (const { tables } of parts)
      for (const [table, lines] of tables) {
        const { key = [] } = tableContract(table) ?? {};
        const keys = [...lines].map((line) => key.map((column): unknown => JSON.parse(line)[column]));
        const sorted = keys.toSorted((left, right) => {
          const at = left.findIndex((value, index) => value !== right[index]);
          return Number(left[at]) - Number(right[at]);
        });
        if (table.startsWith(dataset) && table !== `${dataset}.players`) expect(keys).toEqual(sorted);
      }
  });

  it('has a game with what its files say', () => {
    const [game] = rowsOf(read(), 'games');
    expect(game).toMatchObject({
      game_pk: -201208041151,
      game_date: '2012-08-04',
      season: 2012,
      double_header: 'N',
      game_number: 1,
      home_team_id: 115,
      away_team_id: 137,
      home_score: 6,
      away_score: 11,
      innings_played: 9,
      // 18:10 in Denver, UTC-6 in summer; 200 minutes and three hours later.
      scheduled_start_at: '2012-08-05T00:10:00.000Z',
      completed_at: '2012-08-05T06:30:00.000Z',
      known_at: '2012-08-05T06:30:00.000Z',
      source: 'retrosheet',
      duration_minutes: 200,
      venue_id: null,
      pitches_recorded: null,
    });
    expect(rowsOf(read(), 'retrosheet_games')[0]).toMatchObject({
      park_id: 'DEN02',
      retrosheet_game_id: 'COL201208040',
    });
    expect(
      rowsOf(read(), 'games').map(({ double_header, game_number }) => `${double_header}${game_number}`),
    ).toEqual(['N1', 'Y1', 'Y2']);
  });

  it('has lines with nulls where Retrosheet does not count, and zeros for a pitcher outside the order', () => {
    const reading = read();
    const register = contextOf(season).register;
    const lineOf = (table: string, id: string) =>
      rowsOf(reading, table).find(({ player_id }) => player_id === register.get(id));
    expect(lineOf('player_batting_lines', playerOf('SFN', 11))).toMatchObject({
      batting_order: 100,
      position: 'C',
      is_starter: true,
      home_runs: 2,
      total_bases: 8,
      left_on_base: null,
    });
    expect(lineOf('player_batting_lines', playerOf('SFN', 1))).toMatchObject({
      batting_order: null,
      position: 'P',
      plate_appearances: 0,
    });
    expect(lineOf('player_pitching_lines', playerOf('SFN', 1))).toMatchObject({
      outs_recorded: 27,
      pitches: null,
      decision: 'W',
      is_starter: true,
    });
    expect(rowsOf(reading, 'players')[0]).toMatchObject({ full_name: "Al O'SFN1", bats: 'S', throws: 'R' });
  });

  it('knows a game at noon of the next day (UTC) when start or time is not known, and a suspended one when it was completed', () => {
    const [unknown, suspended] = rowsOf(
      readGames([
        { ...(threeGames[0] as SmallGame), start: '0:00PM' },
        {
          date: '20120805',
          away: 'NYA',
          home: 'BOS',
          park: 'BOS07',
          runs: [2, 3],
          completion: '20120901,,0,0,30',
        },
      ]),
      'games',
    );
    expect(unknown).toMatchObject({ is_start_time_tbd: true, completed_at: '2012-08-05T12:00:00.000Z' });
    expect(suspended).toMatchObject({ game_date: '2012-08-05', completed_at: '2012-09-02T12:00:00.000Z' });
  });

  it('joins a game whose files name opposite home teams; the one that bats last is at home, the other is remembered', () => {
    const reading = readGames([
      { date: '20120805', away: 'SEA', home: 'MIA', park: 'SEA03', runs: [5, 1], isSwappedInLog: true },
    ]);
    expect(reading.refused).toEqual([]);
    expect(rowsOf(reading, 'games')[0]).toMatchObject({
      home_team_id: 146,
      away_team_id: 136,
      home_score: 1,
      away_score: 5,
    });
    expect(rowsOf(reading, 'retrosheet_games')[0]).toMatchObject({
      home_team_code: 'MIA',
      logged_home_team_id: 136,
    });
    expect(rowsOf(read(), 'retrosheet_games').map((row) => row['logged_home_team_id'])).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is read from the game log alone: totals and innings, no lines', () => {
    const reading = read(
      { gameInfo: null, teamStats: null, batting: null, pitching: null, allPlayers: null },
      { nameOf: () => 'A Name' },
    );
    expect(reading.games).toBe(3);
    expect(rowsOf(reading, 'games')[0]).toMatchObject({
      home_score: 6,
      away_score: 11,
      completed_at: '2012-08-05T12:00:00.000Z',
    });
    expect(rowsOf(reading, 'games')[0]?.['home_starter_id']).toBe(
      contextOf(season).register.get(playerOf('COL', 1)),
    );
    expect(rowsOf(reading, 'team_game_totals')).toHaveLength(6);
    expect(rowsOf(reading, 'linescores')).toHaveLength(27);
    expect(rowsOf(reading, 'player_batting_lines')).toEqual([]);
  });

  it('is read without the game log', () => {
    expect(read({ gameLog: null })).toMatchObject({ games: 3, refused: [] });
  });

  it('leaves out games that the Stats API has, and people of whom another source knows more', () => {
    const taken = surrogateGamePk({ gameDate: '2012-08-05', teamIds: [111, 147], gameNumber: 2 });
    const known = contextOf(season).register.get(playerOf('NYA', 11)) ?? 0;
    const reading = read({}, { takenGames: new Map([[taken, 318_001]]), knownPlayers: new Set([known]) });
    expect(reading).toMatchObject({ games: 2, taken: 1, findings: [] });
    expect(rowsOf(reading, 'player_batting_lines').some(({ game_pk }) => game_pk === taken)).toBe(false);
    expect(rowsOf(reading, 'players').some(({ player_id }) => player_id === known)).toBe(false);
    // Its totals stay under MLB's id, to be compared with the box score.
    expect(rowsOf(reading, 'retrosheet_games').find(({ game_pk }) => game_pk === 318_001)).toMatchObject({
      game_date: '2012-08-05',
      home_team_id: 111,
      away_team_id: 147,
      home_score: expect.any(Number),
      home_at_bats: expect.any(Number),
    });
    expect(rowsOf(reading, 'team_game_totals')).toHaveLength(4);
  });

  it('gives a stand-in to somebody whom the register does not know, and says so', () => {
    const stranger = playerOf('SFN', 11);
    const register = new Map(contextOf(season).register);
    register.delete(stranger);
    const reading = read({}, { register });
    expect(reading.unresolved).toEqual([stranger]);
    expect(
      rowsOf(reading, 'player_batting_lines').some(
        ({ player_id }) => player_id === surrogatePlayerId(stranger),
      ),
    ).toBe(true);
    expect(reading.findings).toEqual([expect.objectContaining({ code: 'FALLBACK_USED', path: stranger })]);
  });

  it('takes the name of the register for a player who is on no list', () => {
    const reading = read(
      { allPlayers: null },
      { nameOf: (id) => (id === playerOf('SFN', 11) ? null : `Name ${id}`) },
    );
    expect(rowsOf(reading, 'players')).toHaveLength(39);
    expect(reading.findings).toEqual([
      expect.objectContaining({ code: 'FIELD_MISSING', path: playerOf('SFN', 11) }),
    ]);
  });

  it('reads the layout since 2025: more columns in other places', () => {
    const wider = (rows: readonly Record<string, string>[], extra: Record<string, string>) =>
      toCsv(rows.map(({ wl: _, ...row }) => ({ ...extra, ...row })));
    const longer = {
      gameInfo: wider(season.gameInfo, { suspend: '' }),
      teamStats: wider(season.teamStats, { vishome: 'v', win: '1', pbp: 'y' }),
      batting: wider(season.batting, { vishome: 'v', win: '1', pbp: 'y' }),
      pitching: wider(season.pitching, { vishome: 'v', win: '1', pbp: 'y' }),
      allPlayers: toCsv(
        season.allPlayers.map(({ pos, ...row }) => ({
          ...row,
          g: '3',
          g_p: pos === 'P' ? '3' : '0',
          g_c: '0',
          g_1b: '1',
          first_g: '20120804',
        })),
      ),
    };
    const reading = read(longer);
    expect(reading).toMatchObject({ games: 3, refused: [], findings: [] });
    expect(rowsOf(reading, 'player_batting_lines')).toEqual(rowsOf(read(), 'player_batting_lines'));
    expect(new Set(rowsOf(reading, 'players').map(({ primary_position }) => primary_position))).toEqual(
      new Set(['P', '1B']),
    );
  });

  it('has the postseason too, which no game log has, and completions of suspended games in both forms', () => {
    const change = (row: Record<string, string>, index: number) => ({
      ...row,
      gametype: index === 0 ? 'worldseries' : 'regular',
      suspend: ['', '20120901', '"20120902,,2,2,35"'][index] ?? '',
    });
    const log = files.gameLog?.toString().split('\r\n').slice(1).join('\r\n') ?? '';
    const reading = read({
      gameInfo: toCsv(season.gameInfo.map(change)),
      gameLog: Buffer.from(log),
    });
    expect(reading).toMatchObject({ games: 3, refused: [], findings: [], keptGamePks: [] });
    expect(rowsOf(reading, 'games').map(({ game_type, completed_at }) => [game_type, completed_at])).toEqual([
      ['W', '2012-08-05T06:30:00.000Z'],
      ['R', '2012-09-02T12:00:00.000Z'],
      ['R', '2012-09-03T12:00:00.000Z'],
    ]);
  });

  it('goes on where the game log ends, and says so: the log of a season in progress may lag', () => {
    const log = files.gameLog?.toString().split('\r\n')[0] ?? '';
    const reading = read({ gameLog: Buffer.from(`${log}\r\n`) });
    expect(reading).toMatchObject({ games: 3, refused: [], keptGamePks: [] });
    expect(reading.findings).toEqual([
      expect.objectContaining({
        path: 'game log',
        message: expect.stringMatching(/^it ends on 2012-08-04: of 2 later games/),
      }),
    ]);
    expect(read({ gameLog: Buffer.from('') }).games).toBe(3);
  });

  it('reads past pitchers whom a file of batters lists without a place in the order', () => {
    const [first = {}] = season.batting;
    const pitchers = ['', '0', '10'].map((place, man) => ({
      ...Object.fromEntries(
        Object.entries(first).map(([name, cell]) => [name, /^b_/.test(name) ? '0' : cell]),
      ),
      id: playerOf('SFN', man + 1),
      b_lp: place,
      b_seq: '1',
    }));
    const reading = read({ batting: toCsv([...season.batting, ...pitchers]) });
    expect(reading).toMatchObject({ games: 3, refused: [] });
    expect(rowsOf(reading, 'player_batting_lines')).toEqual(rowsOf(read(), 'player_batting_lines'));
    const atBat = pitchers.map((row) => ({ ...row, b_pa: '1', b_ab: '1' }));
    expect(read({ batting: toCsv([...season.batting, ...atBat]) }).refused).toHaveLength(1);
  });

  it('leaves out a game of the log alone whose totals it does not give: they would be taken for zeros', () => {
    const spoilt = season.log.map((cells, index) =>
      cells.map((cell, column) => (index === 0 && column === 24 ? '' : cell)),
    );
    const reading = read({
      gameLog: Buffer.from(spoilt.map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\n`).join('')),
      gameInfo: null,
      teamStats: null,
      batting: null,
      pitching: null,
    });
    expect(reading.refused).toEqual([{ gameId: 'COL201208040', problem: 'no totals of SFN' }]);
  });

  it('has a pitcher who bats as his own designated hitter as a batter, and one who bats because there is none as a pitcher', () => {
    const pitcher = playerOf('SFN', 1);
    const positionOf = (designatedHitter: string): unknown => {
      const reading = read({
        batting: toCsv(
          season.batting.map((row) => (row['id'] === playerOf('SFN', 19) ? { ...row, id: pitcher } : row)),
        ),
        teamStats: toCsv(
          season.teamStats.map((row) =>
            row['team'] === 'SFN' ? { ...row, start_f10: designatedHitter } : row,
          ),
        ),
      });
      expect(reading.refused).toEqual([]);
      const playerId = contextOf(season).register.get(pitcher);
      return rowsOf(reading, 'player_batting_lines').find((row) => row['player_id'] === playerId)?.[
        'position'
      ];
    };
    expect(positionOf(pitcher)).toBe('DH');
    expect(positionOf('')).toBe('P');
  });

  it('knows the clubs of 2025 by both codes that they may have', () => {
    expect(['OAK', 'ATH', 'ANA', 'LAA'].map((code) => teamIdOfCode(code, 2025))).toEqual([
      133, 133, 108, 108,
    ]);
    expect(() => teamIdOfCode('LAA', 2024)).toThrow("'LAA' is no team code");
  });

  it('does not import games of other kinds', () => {
    const gameInfo = season.gameInfo.map((row, index) =>
      index === 0 ? { ...row, gametype: 'exhibition' } : row,
    );
    expect(read({ gameInfo: toCsv(gameInfo), gameLog: null })).toMatchObject({
      games: 2,
      findings: [],
      keptGamePks: [],
    });
  });

  it('fails when one of the four files is missing, or nothing is left of it', () => {
    expect(() => read({ batting: null })).toThrow('the files of 2012 are not complete: batting missing');
    expect(() =>
      read({ gameLog: null, gameInfo: toCsv(season.gameInfo.map((row) => ({ ...row, vruns: '40' }))) }),
    ).toThrow(/no game of 2012 can be loaded/);
  });

  it('fails loudly for a code that is no team of the season', () => {
    expect(() =>
      read({
        gameInfo: toCsv(
          season.gameInfo.map((row) => ({
            ...row,
            gid: row['gid']?.replace('COL', 'FLO') ?? '',
            hometeam: row['hometeam'] === 'COL' ? 'FLO' : (row['hometeam'] ?? ''),
          })),
        ),
      }),
    ).toThrow("'FLO' is no team code of Retrosheet in 2012");
  });
});

describe('files that contradict each other', () => {
  type Spoil = [what: string, change: Partial<SeasonFiles>, refused: number, why: RegExp];
  const spoilt = (
    kind: 'gameInfo' | 'teamStats' | 'batting' | 'pitching',
    index: number,
    change: Record<string, string>,
  ): Partial<SeasonFiles> => ({
    [kind]: toCsv(season[kind].map((row, at) => (at === index ? { ...row, ...change } : row))),
  });
  const without = (
    kind: 'gameInfo' | 'teamStats' | 'batting' | 'pitching',
    index: number,
  ): Partial<SeasonFiles> => ({ [kind]: toCsv(season[kind].filter((_, at) => at !== index)) });
  const twice = (
    kind: 'gameInfo' | 'teamStats' | 'batting' | 'pitching',
    index: number,
  ): Partial<SeasonFiles> => ({
    [kind]: toCsv(season[kind].flatMap((row, at) => (at === index ? [row, row] : [row]))),
  });
  const cases: Spoil[] = [
    ['a hit too many', spoilt('batting', 0, { b_h: '3' }), 1, /batting lines and total of SFN: b_h/],
    ['a line that is missing', without('batting', 3), 1, /batting lines and total/],
    ['a line twice', twice('batting', 3), 1, /comes twice/],
    ['a line of the other team', spoilt('batting', 3, { team: 'COL' }), 1, /batting lines and total/],
    ['a line of a stranger team', spoilt('batting', 3, { team: 'XXX' }), 1, /which does not play/],
    ['no count', spoilt('batting', 3, { b_ab: '4.0' }), 1, /is no line/],
    ['no player', spoilt('batting', 3, { id: '' }), 1, /is no line/],
    ['a pitching line that is missing', without('pitching', 0), 1, /pitching lines and total|decision/],
    ['a pitching line twice', twice('pitching', 0), 1, /comes twice/],
    ['another winner', spoilt('pitching', 0, { wp: '', lp: '1' }), 1, /decision W/],
    [
      'another winner of the game',
      spoilt('gameInfo', 0, { wp: playerOf('COL', 1) }),
      1,
      /winning pitcher|decision/,
    ],
    ['totals that are missing', without('teamStats', 0), 1, /no totals of SFN/],
    ['totals twice', twice('teamStats', 0), 1, /do not belong, or twice/],
    ['totals that are none', spoilt('teamStats', 0, { lob: 'x' }), 1, /is no count/],
    ['a game twice', twice('gameInfo', 0), 1, /two games/],
    [
      'teams swapped',
      spoilt('gameInfo', 0, { visteam: 'COL', hometeam: 'SFN', gid: 'SFN201208040' }),
      1,
      /totals|runs|scored/,
    ],
    ['another park', spoilt('gameInfo', 0, { site: 'BOS07' }), 1, /park: BOS07 and in the game log DEN02/],
    ['another score', spoilt('gameInfo', 0, { vruns: '12' }), 1, /runs of SFN|scored/],
  ];
  it.each(cases)('%s: the game is not loaded, the others are', (_, change, count, why) => {
    const reading = read(change);
    expect(reading.refused).toHaveLength(count);
    expect(reading.refused[0]?.problem).toMatch(why);
    expect(reading.games).toBe(2);
    expect(reading.findings.some(({ message }) => message.startsWith('the game is not loaded'))).toBe(true);
  });

  it('a game that is missing in one file is named', () => {
    const missing = read(without('gameInfo', 0));
    expect(missing.games).toBe(2);
    expect(missing.refused).toEqual([{ gameId: 'COL201208040', problem: 'the game log alone has it' }]);
    expect(missing.findings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'the game is not loaded: the game log alone has it',
        'there are lines of a game that is not among the games',
      ]),
    );
    const log = files.gameLog?.toString().split('\r\n').slice(1).join('\r\n') ?? '';
    expect(read({ gameLog: Buffer.from(log) }).refused).toEqual([
      { gameId: 'COL201208040', problem: 'the game log does not have it' },
    ]);
    expect(
      read({ gameLog: Buffer.from(`${files.gameLog}${files.gameLog?.toString().split('\r\n')[0]}\r\n`) })
        .refused[0]?.problem,
    ).toMatch(/game log has it twice/);
  });

  it.each([
    ['an impossible date', { date: '20121345' }],
    ['another id', { gid: 'XXX201208040' }],
    ['no score', { vruns: '' }],
    ['no number', { number: 'A' }],
  ])('a games row with %s is a finding', (_, change) => {
    const reading = read(spoilt('gameInfo', 0, change));
    expect(reading.games).toBe(2);
    expect(reading.findings.some(({ path, code }) => path === '2012gameinfo' && code === 'ROW_SKIPPED')).toBe(
      true,
    );
  });

  it('a line score that does not make the score is left out', () => {
    const reading = read(spoilt('teamStats', 0, { inn3: '1' }));
    expect(reading.games).toBe(3);
    expect(rowsOf(reading, 'linescores')).toHaveLength(18);
    expect(reading.findings).toEqual([
      expect.objectContaining({ code: 'FIELD_MISSING', path: 'COL201208040' }),
    ]);
  });
});

describe('what a reading says of games that it does not have', () => {
  const small = smallSeason(2012, threeGames);
  const readSmall = (told: SmallSeason, change: Partial<SeasonFiles> = {}) =>
    readWholeSeason({ ...filesOf(told), ...change }, contextOf(small));

  it('is that they are in no file, when every file agrees; refused games are named', () => {
    expect(readSmall(small).keptGamePks).toEqual([]);
    const spoilt = {
      ...small,
      batting: small.batting.map((row, at) => (at === 0 ? { ...row, b_h: '3' } : row)),
    };
    const { keptGamePks, refused } = readSmall(spoilt);
    expect(refused).toHaveLength(1);
    expect(keptGamePks).toEqual([-201208041151]);
  });

  it('gives its parts without a gap between them', () => {
    const spread = smallSeason(2012, [
      { date: '20120505', away: 'NYA', home: 'BOS', park: 'BOS07', runs: [2, 3] },
      ...threeGames,
    ]);
    expect(readSmall(spread).parts.map(({ from, to }) => [from, to])).toEqual([
      ['2012-01-01', '2012-07-31'],
      ['2012-08-01', '2012-12-31'],
    ]);
  });

  it.each([
    ['only the game log is there', { gameInfo: null, teamStats: null, batting: null, pitching: null }],
    ['gameinfo has lost a game', { gameInfo: toCsv(small.gameInfo.slice(1)) }],
    [
      'the lists have lost a game and the lines have not',
      { gameInfo: toCsv(small.gameInfo.slice(1)), gameLog: null },
    ],
  ])('is nothing when %s', (_, change) => {
    expect(readSmall(small, change).keptGamePks).toBeNull();
  });
});
