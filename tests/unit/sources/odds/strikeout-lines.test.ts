import { describe, expect, it } from 'vitest';
import { readStrikeoutLines } from '../../../../shared/sources/odds/read-strikeout-lines.ts';
import {
  type KnownStarter,
  type LineGame,
  strikeoutLineRows,
} from '../../../../shared/sources/odds/strikeout-line-rows.ts';

const header =
  'game_date,game_pk,pitcher_mlbam,pitcher_name,pitcher_team,opponent_team,line,over_odds,under_odds,n_books,snapshot_time,is_main_line,actual_strikeouts';
const read = (...rows: string[]) => readStrikeoutLines(Buffer.from([header, ...rows].join('\n')), 'a file');
const moment = '2025-06-03T21:04:33.907182-04:00';

const games: LineGame[] = [
  { gamePk: 777_655, gameDate: '2025-06-03', homeTeamId: 136, awayTeamId: 110 },
  { gamePk: 777_656, gameDate: '2025-06-03', homeTeamId: 111, awayTeamId: 108 },
  { gamePk: 777_657, gameDate: '2025-06-03', homeTeamId: 111, awayTeamId: 108 },
];
const starters: KnownStarter[] = [
  { gamePk: 777_655, teamId: 136, pitcherId: 669_923, name: 'George Kirby' },
  { gamePk: 777_655, teamId: 110, pitcherId: 608_372, name: 'José Berríos Jr.' },
];
const rowsOf = (...rows: string[]) =>
  strikeoutLineRows(read(...rows).lines, games, starters, 'multiplicative');

describe('a file of strikeout lines', () => {
  it('is read by the names of its columns, and never how the start ended', () => {
    const { lines, findings } = read(
      `2025-06-03,777655,669923,George Kirby,SEA,BAL,5.5,-126,-103,6,${moment},1,3`,
    );
    expect(findings).toEqual([]);
    expect(lines).toEqual([
      {
        gameDate: '2025-06-03',
        gamePk: 777_655,
        pitcherId: 669_923,
        pitcherName: 'George Kirby',
        teamId: 136,
        opponentId: 110,
        bookmaker: 'consensus',
        books: 6,
        isMain: true,
        line: 5.5,
        over: -126,
        under: -103,
        capturedAt: '2025-06-04T01:04:33.907Z',
      },
    ]);
    const other = read(`2025-06-03,777655,669923,George Kirby,SEA,BAL,5.5,-126,-103,6,${moment},1,11`);
    expect(other.lines).toEqual(lines);
  });

  it('says of every row that is no line what is wrong with it', () => {
    const { lines, findings } = read(
      `2025-06-03,777655,669923,George Kirby,SEA,BAL,5.3,-126,-103,6,${moment},1,3`,
      `2025-06-03,777655,669923,George Kirby,SEA,BAL,5.5,-50,-103,6,${moment},1,3`,
      '2025-06-03,777655,669923,George Kirby,SEA,BAL,5.5,-126,-103,6,2025-06-03T21:04:33,1,3',
      `someday,777655,669923,George Kirby,SEA,BAL,5.5,-126,-103,6,${moment},1,3`,
      '2025-06-03,777655',
    );
    expect(lines).toEqual([]);
    expect(findings.map(({ message }) => message)).toEqual([
      "no line: '5.3'",
      "not two American prices: '-50' and '-103'",
      "no capture time with its offset: '2025-06-03T21:04:33'",
      'no date of a game',
      'no date of a game',
    ]);
    expect(() => readStrikeoutLines(Buffer.from('a,b\n1,2\n'), 'a file')).toThrow(
      expect.objectContaining({ code: 'SOURCE_RESPONSE_MALFORMED' }),
    );
  });
});

describe('the start of a line', () => {
  it('is found by ids, else by name, clubs and date, and has the fair probability', () => {
    const { rows, matched, findings } = rowsOf(
      `2025-06-03,777655,669923,somebody,SEA,BAL,5.5,-126,-103,6,${moment},1,`,
      `2025-06-03,,,Jose Berrios,BAL,SEA,4.5,110,-140,,${moment},,`,
    );
    expect(findings).toEqual([]);
    expect(matched).toBe(2);
    expect(rows).toMatchObject([
      { game_pk: 777_655, pitcher_id: 669_923, line: 5.5, line_halves: 11, books: 6, is_main: true },
      { game_pk: 777_655, pitcher_id: 608_372, line: 4.5, line_halves: 9, books: null, is_main: null },
    ]);
    const [over, under] = [126 / 226, 103 / 203];
    expect(rows[0]?.over_probability).toBeCloseTo(over / (over + under), 10);
    expect(rows[0]?.overround).toBeCloseTo(over + under, 10);
  });

  it('that cannot be told is a finding, never a guess', () => {
    const { rows, findings } = rowsOf(
      `2025-06-03,999999,669923,George Kirby,SEA,BAL,5.5,-126,-103,6,${moment},1,`,
      `2025-06-03,,1,Anybody,BOS,LAA,5.5,-126,-103,6,${moment},1,`,
      `2025-06-03,,669923,George Kirby,XXX,BAL,5.5,-126,-103,6,${moment},1,`,
      `2025-06-03,777655,,George Kirby,BAL,SEA,5.5,-126,-103,6,${moment},1,`,
      `2025-06-03,777655,669923,George Kirby,SEA,BAL,5.5,-126,-103,6,${moment},1,`,
      `2025-06-03,777655,669923,George Kirby,SEA,BAL,5.5,-130,100,6,${moment},1,`,
    );
    expect(rows).toHaveLength(1);
    expect(findings.map(({ message }) => message)).toEqual([
      'game 999999 is not in the warehouse',
      '2 games of these clubs on 2025-06-03 in the warehouse',
      'a club nobody knows, and no id of the game',
      '0 starters of that name in game 777655, and no id of the pitcher',
      'a second price of this line at this moment',
    ]);
  });
});
