import { describe, expect, it } from 'vitest';
import {
  type HistoryVisitor,
  type WalkRange,
  walkHistory,
} from '../../../../shared/domain/history/walk-history.ts';
import { historyGame } from '../../../support/made-up-league.ts';

const game = (gamePk: number, gameDate: string, knownOn = gameDate, gameNumber = 0) =>
  historyGame({ gamePk, gameDate, knownOn, gameNumber, season: Number(gameDate.slice(0, 4)) });

const games = [
  game(3, '2014-04-02'),
  game(2, '2014-04-01', '2014-04-01', 2),
  game(9, '2014-04-01', '2014-04-01', 1),
  game(1, '2014-04-01', '2014-04-03'),
  game(4, '2016-04-01'),
];

function walked(range?: WalkRange, own = games) {
  const steps: string[] = [];
  const note = (what: string) => (of: readonly { gamePk: number }[], date: string) => {
    steps.push(`${date} ${what} ${of.map(({ gamePk }) => gamePk).join()}`);
  };
  const visitor: HistoryVisitor = {
    season: (season, before, date) => steps.push(`${date} season ${season} after ${before}`),
    ask: note('ask'),
    learn: note('learn'),
  };
  return { position: walkHistory(own, visitor, range), steps };
}

const whole = [
  '2014-04-01 season 2014 after null',
  '2014-04-01 ask 1,9,2',
  '2014-04-01 learn 9,2',
  '2014-04-02 ask 3',
  '2014-04-02 learn 3',
  '2014-04-03 learn 1',
  '2016-04-01 season 2016 after 2014',
  '2016-04-01 ask 4',
  '2016-04-01 learn 4',
];

describe('a walk through history', () => {
  it('asks for the games of a date before it learns those that ended on it', () => {
    expect(walked().steps).toEqual(whole);
    expect(walked().position).toEqual({ season: 2016, through: '2016-04-01' });
  });

  it.each(['2014-04-01', '2014-04-02', '2014-04-03', '2015-01-01'])(
    'stops after %s and goes on from there as if it had not stopped',
    (until) => {
      const first = walked({ until });
      expect(first.position.season).toBe(2014);
      const second = walked({ from: first.position });
      expect([...first.steps, ...second.steps]).toEqual(whole);
      expect(second.position).toEqual({ season: 2016, through: '2016-04-01' });
    },
  );

  it('stays where it is when nothing is new', () => {
    const from = { season: 2016, through: '2016-04-01' };
    expect(walked({ from })).toEqual({ position: from, steps: [] });
    expect(walked({}, [])).toEqual({ position: { season: null, through: null }, steps: [] });
  });
});
