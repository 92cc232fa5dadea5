import { describe, expect, it } from 'vitest';
import { matchEvents, type OddsEvent, type OddsGame } from '../../../../shared/sources/odds/match-events.ts';

const game = (gamePk: number, more: Partial<OddsGame> = {}): OddsGame => ({
  gamePk,
  gameDate: '2026-08-05',
  gameNumber: 1,
  homeTeamId: 115,
  awayTeamId: 139,
  scheduledStartAt: '2026-08-05T19:10:00.000Z',
  isStartTbd: false,
  ...more,
});

const event = (eventId: string, time: string, more: Partial<OddsEvent> = {}): OddsEvent => ({
  eventId,
  startsAt: `2026-08-05T${time}:00.000Z`,
  homeTeamId: 115,
  awayTeamId: 139,
  ...more,
});

const doubleheader = [
  game(1, { scheduledStartAt: '2026-08-05T17:10:00.000Z' }),
  game(2, { gameNumber: 2, scheduledStartAt: '2026-08-05T22:40:00.000Z' }),
];

const found = (events: readonly OddsEvent[], games: readonly OddsGame[]) => {
  const { matches, findings } = matchEvents(events, games);
  return {
    matches: matches.map((match) => [match.event.eventId, match.game.gamePk]),
    missed: findings.map(({ path }) => path),
  };
};

describe('the game of an event', () => {
  it('is that of its clubs, also when its time was moved', () => {
    const others = [game(9, { homeTeamId: 147, awayTeamId: 111 }), game(1)];
    expect(found([event('e', '19:10')], others)).toEqual({ matches: [['e', 1]], missed: [] });
    expect(found([event('e', '23:30')], others)).toEqual({ matches: [['e', 1]], missed: [] });
  });

  it('is that of its clubs, whoever is called the home team', () => {
    const turned = event('e', '19:10', { homeTeamId: 139, awayTeamId: 115 });
    expect(found([turned], [game(1)])).toEqual({ matches: [['e', 1]], missed: [] });
  });

  it('is none for clubs that do not meet, and for a time of another day', () => {
    expect(found([event('e', '19:10', { homeTeamId: 110 })], [game(1)])).toEqual({
      matches: [],
      missed: ['e'],
    });
    expect(found([event('e', '05:00')], [game(1)])).toEqual({ matches: [], missed: ['e'] });
    expect(found([event('e', '19:10')], [])).toEqual({ matches: [], missed: ['e'] });
  });
});

describe('a doubleheader', () => {
  it('has its two events in the order of their times', () =>
    expect(found([event('late', '22:05'), event('early', '17:10')], doubleheader)).toEqual({
      matches: [
        ['early', 1],
        ['late', 2],
      ],
      missed: [],
    }));

  it('has them so when the second start is a placeholder', () => {
    const [first, second] = doubleheader;
    if (first === undefined || second === undefined) throw new Error('a doubleheader has two games');
    const placeholder = { ...second, isStartTbd: true, scheduledStartAt: '2026-08-05T07:33:00.000Z' };
    expect(found([event('a', '17:10'), event('b', '21:30')], [placeholder, first]).matches).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    // One event alone could be either game.
    expect(found([event('b', '21:30')], [placeholder, first])).toEqual({ matches: [], missed: ['b'] });
  });

  it('takes a single event for the game that is clearly nearest', () => {
    expect(found([event('e', '22:30')], doubleheader).matches).toEqual([['e', 2]]);
    expect(found([event('e', '19:55')], doubleheader)).toEqual({ matches: [], missed: ['e'] });
  });

  it('is not guessed when the events do not tell the games apart', () => {
    expect(found([event('a', '17:10'), event('b', '17:10')], doubleheader)).toEqual({
      matches: [],
      missed: ['a', 'b'],
    });
    expect(
      found([event('a', '17:10'), event('b', '19:00'), event('c', '22:40')], doubleheader).missed,
    ).toEqual(['a', 'b', 'c']);
  });
});
