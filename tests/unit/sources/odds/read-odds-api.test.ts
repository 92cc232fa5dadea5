import { describe, expect, it } from 'vitest';
import { teams } from '../../../../services/league-simulator/teams.ts';
import { oddsApi, readOddsApi } from '../../../../shared/sources/odds/read-odds-api.ts';
import { teamIdOfName } from '../../../../shared/sources/odds/team-names.ts';
import { book, moneyline, oddsBody, oddsEvent } from '../../../support/odds-events.ts';

const read = (events: readonly unknown[]) => readOddsApi(oddsBody(events), 'odds of a test');

describe('an answer of The Odds API', () => {
  it('gives events with ids of clubs and prices of books', () => {
    const { events, findings } = read([oddsEvent()]);
    expect(findings).toEqual([]);
    expect(events).toEqual([
      {
        eventId: '8c2b639e6aa80a53f165c03dab273d8c',
        startsAt: '2026-08-05T19:10:00.000Z',
        homeTeamId: 115,
        awayTeamId: 139,
        prices: [
          {
            market: 'h2h',
            bookmaker: 'draftkings',
            updatedAt: '2026-08-05T14:58:41.000Z',
            home: -125,
            away: 105,
          },
          {
            market: 'h2h',
            bookmaker: 'fanduel',
            updatedAt: '2026-08-05T14:58:41.000Z',
            home: -120,
            away: 102,
          },
          {
            market: 'totals',
            bookmaker: 'fanduel',
            updatedAt: '2026-08-05T14:59:00.000Z',
            line: 11.5,
            over: -105,
            under: -115,
          },
        ],
      },
    ]);
  });

  it('may be empty: no prices yet is no error', () => expect(read([])).toEqual({ events: [], findings: [] }));

  it('takes the time of the bookmaker where the market has none', () => {
    const { key, outcomes } = moneyline(-125, 105);
    const event = oddsEvent({ bookmakers: [{ ...book('a', 0, 0), markets: [{ key, outcomes }] }] });
    expect(read([event]).events[0]?.prices[0]?.updatedAt).toBe('2026-08-05T14:58:00.000Z');
  });

  it.each([
    ['decimal odds', moneyline(1.8, 2.1)],
    ['an impossible price', moneyline(-125, 50)],
    ['a price as a word', moneyline('EVEN', 105)],
    ['a third side', { key: 'h2h', outcomes: [...moneyline(-1, 1).outcomes, { name: 'Draw', price: 900 }] }],
    ['one side', { key: 'h2h', outcomes: [{ name: 'Colorado Rockies', price: -125 }] }],
    [
      'two lines',
      {
        key: 'totals',
        outcomes: [
          { name: 'Over', price: -110, point: 8.5 },
          { name: 'Under', price: -110, point: 9 },
        ],
      },
    ],
    [
      'no line',
      {
        key: 'totals',
        outcomes: [
          { name: 'Over', price: -110 },
          { name: 'Under', price: -110 },
        ],
      },
    ],
  ])('leaves out a market with %s, and says so', (_, market) => {
    const { events, findings } = read([oddsEvent({ bookmakers: [{ key: 'a', markets: [market] }] })]);
    expect(events[0]?.prices).toEqual([]);
    expect(findings).toMatchObject([{ code: 'VALUE_UNREADABLE', path: '[0].bookmakers[0].markets[0]' }]);
  });

  it.each([
    ['a club nobody knows', { home_team: 'Montreal Expos' }],
    ['one club twice', { home_team: 'Tampa Bay Rays' }],
    ['no time', { commence_time: null }],
    ['no id', { id: null }],
  ])('leaves out an event with %s, and says so', (_, more) => {
    const { events, findings } = read([oddsEvent(more)]);
    expect(events).toEqual([]);
    expect(findings).toMatchObject([{ code: 'ROW_SKIPPED', path: '[0]' }]);
  });

  it('leaves out a book without a key and the second market of one kind', () => {
    const twice = { ...book('a', -110, -110), markets: [moneyline(-110, -110), moneyline(-120, 100)] };
    const { events, findings } = read([oddsEvent({ bookmakers: [{ ...book('', 0, 0), key: null }, twice] })]);
    expect(events[0]?.prices).toMatchObject([{ bookmaker: 'a', home: -110 }]);
    expect(findings.map(({ message }) => message)).toEqual([
      'a bookmaker without a key',
      'a h2h is listed twice',
    ]);
  });

  it.each(['<html>', '{"message":"Unknown sport"}', '[{"id":', ''])('is refused when it is %s', (body) =>
    expect(() => readOddsApi(Buffer.from(body), 'odds')).toThrow(
      expect.objectContaining({ code: 'SOURCE_RESPONSE_MALFORMED' }),
    ),
  );

  it('is asked for without the key', () =>
    expect(oddsApi.requestFor('2026-08-05')).toEqual({
      endpoint: 'odds',
      subject: '2026-08-05',
      urlPath:
        '/v4/sports/baseball_mlb/odds?regions=us&markets=h2h%2Ctotals&oddsFormat=american&dateFormat=iso&commenceTimeFrom=2026-08-05T06%3A00%3A00Z&commenceTimeTo=2026-08-06T09%3A00%3A00Z',
      gamePk: null,
    }));
});

describe('names of clubs', () => {
  it('of all thirty clubs are known', () => {
    for (const { id, name } of teams) expect(teamIdOfName(name), name).toBe(id);
  });

  it.each([
    ['St.Louis Cardinals', 138],
    ['Cleveland Indians', 114],
    ['Oakland Athletics', 133],
    ['', null],
    ['Rockies', null],
  ])('%s is %s', (name, id) => expect(teamIdOfName(name)).toBe(id));
});
