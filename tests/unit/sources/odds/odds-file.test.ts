import { describe, expect, it } from 'vitest';
import {
  closeKnownAt,
  fileSnapshots,
  openKnownAt,
  type PlayedGame,
} from '../../../../shared/sources/odds/file-snapshots.ts';
import { readOddsFile } from '../../../../shared/sources/odds/read-odds-file.ts';

const header = 'season,game_date,game_number,away,home,open_away,open_home,close_away,close_home,close_total';
const read = (...lines: string[]) => readOddsFile(Buffer.from([header, ...lines].join('\n')), 'a file');

const game = (gamePk: number, more: Partial<PlayedGame> = {}): PlayedGame => ({
  gamePk,
  gameDate: '2016-07-01',
  gameNumber: 1,
  homeTeamId: 111,
  awayTeamId: 108,
  scheduledStartAt: '2016-07-01T23:10:00.000Z',
  isStartTbd: false,
  firstPitchAt: '2016-07-01T23:11:00.000Z',
  ...more,
});

describe('a file of moneylines', () => {
  it('is read by the names of its columns', () => {
    expect(read('2016,2016-07-01,0,ANA,BOS,115,-135,108,-128,8.5')).toEqual({
      prices: [
        {
          season: 2016,
          gameDate: '2016-07-01',
          gameNumber: 0,
          homeTeamId: 111,
          awayTeamId: 108,
          open: { home: -135, away: 115 },
          close: { home: -128, away: 108 },
          closeTotal: 8.5,
        },
      ],
      unread: 0,
      findings: [],
    });
    const turned =
      'home,away,extra,close_total,close_home,close_away,open_home,open_away,game_number,game_date,season';
    const line = 'BOS,ANA,x,8.5,-128,108,-135,115,0,2016-07-01,2016';
    expect(readOddsFile(Buffer.from(`\uFEFF${turned}\r\n${line}\r\n`), 'a file')).toEqual({
      ...read('2016,2016-07-01,0,ANA,BOS,115,-135,108,-128,8.5'),
      findings: [{ code: 'FIELD_UNKNOWN', path: 'header', message: '1 field nobody has described: extra' }],
    });
  });

  it('may lack prices: blank is no finding', () => {
    const { prices, findings } = read('2016,2016-07-01,0,ANA,BOS,,,,,');
    expect(prices).toMatchObject([{ open: null, close: null, closeTotal: null }]);
    expect(findings).toEqual([]);
  });

  it.each([
    ['an impossible price', '2016,2016-07-01,0,ANA,BOS,50,-135,108,-128,8.5', { open: null }],
    ['one side alone', '2016,2016-07-01,0,ANA,BOS,115,-135,108,,8.5', { close: null }],
    ['a total of nothing', '2016,2016-07-01,0,ANA,BOS,115,-135,108,-128,0', { closeTotal: null }],
  ])('with %s keeps the rest of the game', (_, line, more) => {
    const { prices, findings } = read(line);
    expect(prices).toMatchObject([more]);
    expect(findings).toMatchObject([{ code: 'VALUE_UNREADABLE' }]);
  });

  it.each([
    ['a team code nobody knows', '2016,2016-07-01,0,XXX,BOS,115,-135,108,-128,8.5'],
    ['a code of another time', '2016,2016-07-01,0,FLO,BOS,115,-135,108,-128,8.5'],
    ['a date of another season', '2016,2017-07-01,0,ANA,BOS,115,-135,108,-128,8.5'],
    ['a date that is none', '2016,2016-02-30,0,ANA,BOS,115,-135,108,-128,8.5'],
    ['a third game', '2016,2016-07-01,3,ANA,BOS,115,-135,108,-128,8.5'],
    ['one club twice', '2016,2016-07-01,0,BOS,BOS,115,-135,108,-128,8.5'],
    ['cells that are missing', '2016,2016-07-01,0,ANA,BOS,115'],
  ])('leaves out a line with %s, and says so', (_, line) => {
    const { prices, unread, findings } = read(line);
    expect(prices).toEqual([]);
    expect(unread).toBe(1);
    expect(findings).toMatchObject([{ code: 'ROW_SKIPPED' }]);
  });

  it('has a game once', () => {
    const line = '2016,2016-07-01,0,ANA,BOS,115,-135,108,-128,8.5';
    expect(read(line, line)).toMatchObject({
      prices: [{ season: 2016 }],
      findings: [{ code: 'ROW_SKIPPED', message: 'a second line of this game' }],
    });
  });

  it('may have one kind of price alone: what has no column is missing', () => {
    const text =
      'season,game_date,game_number,away,home,close_away,close_home\n2016,2016-07-01,0,ANA,BOS,108,-128\n';
    expect(readOddsFile(Buffer.from(text), 'a file')).toMatchObject({
      prices: [{ open: null, close: { home: -128, away: 108 }, closeTotal: null }],
      findings: [],
    });
  });

  it.each([
    '',
    '<html></html>',
    'season,game_date\n2016,2016-07-01',
    'season,game_date,game_number,away,home\n2016,2016-07-01,0,ANA,BOS',
  ])('is refused when it is no such file', (text) =>
    expect(() => readOddsFile(Buffer.from(text), 'a file')).toThrow(
      expect.objectContaining({ code: 'SOURCE_RESPONSE_MALFORMED' }),
    ),
  );
});

describe('prices of a file and games of the warehouse', () => {
  const { prices } = read('2016,2016-07-01,0,ANA,BOS,115,-135,108,-128,8.5');

  it('give an opening and a closing moneyline and a total', () => {
    const { rows, matched, findings } = fileSnapshots(prices, [game(7)], 'multiplicative');
    expect(findings).toEqual([]);
    expect(matched).toBe(1);
    expect(rows.map(({ market, snapshot_kind: kind, captured_at: at }) => `${market} ${kind} ${at}`)).toEqual(
      [
        'h2h open 2016-07-01T04:00:00.000Z',
        'h2h close 2016-07-01T23:11:00.000Z',
        'totals close 2016-07-01T23:11:00.000Z',
      ],
    );
    expect(rows[0]).toMatchObject({
      game_pk: 7,
      bookmaker: 'sportsbookreview',
      home_price_american: -135,
      away_price_american: 115,
      devig_method: 'multiplicative',
      home_bet_share: null,
    });
    expect(rows[2]).toMatchObject({ total_line: 8.5, over_price_american: null, devig_method: null });
  });

  it('follow the club where the warehouse has the clubs the other way round', () => {
    const moved = game(7, { homeTeamId: 108, awayTeamId: 111 });
    const [open] = fileSnapshots(prices, [moved], 'multiplicative').rows;
    expect(open).toMatchObject({ home_price_american: 115, away_price_american: -135 });
    expect(open?.home_probability).toBeLessThan(0.5);
  });

  it('meet by date, clubs and number, and are never guessed', () => {
    const two = [game(1), game(2, { gameNumber: 2 })];
    const numbered = (number: number) =>
      read(`2016,2016-07-01,${number},ANA,BOS,115,-135,108,-128,8.5`).prices;
    const pks = (number: number, games: readonly PlayedGame[]) =>
      fileSnapshots(numbered(number), games, 'power').rows.map(({ game_pk }) => game_pk);
    expect(pks(2, two)).toEqual([2, 2, 2]);
    expect(pks(1, two)).toEqual([1, 1, 1]);
    expect(pks(0, two)).toEqual([]);
    expect(pks(2, [game(1)])).toEqual([]);
    expect(pks(0, [game(3, { gameNumber: 2 })])).toEqual([3, 3, 3]);
    expect(fileSnapshots(numbered(0), two, 'power').findings).toMatchObject([
      { code: 'ROW_SKIPPED', message: '2 games in the warehouse for number 0' },
    ]);
    expect(fileSnapshots(prices, [game(1, { gameDate: '2016-07-02' })], 'power').matched).toBe(0);
  });
});

describe('when a price of a file can be known', () => {
  it.each([
    ['the scheduled start', { firstPitchAt: null }, '2016-07-01T23:10:00.000Z'],
    ['a later first pitch', { firstPitchAt: '2016-07-02T00:30:00.000Z' }, '2016-07-02T00:30:00.000Z'],
    [
      'the start, where the first pitch was earlier',
      { firstPitchAt: '2016-07-01T23:00:00.000Z' },
      '2016-07-01T23:10:00.000Z',
    ],
    [
      'noon of the next day, where nobody knows the start',
      { isStartTbd: true, firstPitchAt: null },
      '2016-07-02T12:00:00.000Z',
    ],
  ])('close: %s', (_, more, known) => expect(closeKnownAt(game(1, more))).toBe(known));

  it('open: midnight in New York before the game, and before the close', () => {
    expect(openKnownAt(game(1))).toBe('2016-07-01T04:00:00.000Z');
    const tokyo = game(1, {
      gameDate: '2012-03-28',
      scheduledStartAt: '2012-03-28T03:30:00.000Z',
      firstPitchAt: null,
    });
    expect(openKnownAt(tokyo)).toBe('2012-03-28T03:29:00.000Z');
  });
});
