import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseBacktestOptions } from '../../../../services/console/backtest/options.ts';
import {
  gameKey,
  readReferenceForecasts,
} from '../../../../services/console/backtest/read-reference-forecasts.ts';
import {
  writeGamePredictions,
  writeStrikeoutPredictions,
} from '../../../../services/console/backtest/write-predictions.ts';
import { historyGame } from '../../../support/history-games.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

describe('options of a backtest', () => {
  it.each([
    ['2016', [2016]],
    ['2014-2017', [2014, 2015, 2016, 2017]],
    ['2016,2014-2015,2016', [2014, 2015, 2016]],
  ])('seasons %s', (text, seasons) => {
    expect(parseBacktestOptions(['--seasons', text])).toMatchObject({
      seasons,
      system: 'game_outcome',
      variant: 'no_market',
      lineups: 'actual',
    });
  });

  it.each([
    [['--seasons', '2017-2014'], /is no list of seasons/],
    [['--seasons', 'all'], /is no list of seasons/],
    [[], /--seasons/],
    [['--seasons', '2016', '--system', 'dice'], /--system/],
    [['--seasons', '2016', '--variant', 'magic'], /--variant/],
  ])('refuse %j', (args, message) => {
    expect(() => parseBacktestOptions(args)).toThrow(message);
  });
});

describe('forecasts of others', () => {
  const header = 'season,game_date,game_number,away,home,elo_prob_home,rating_prob_home\n';

  it('are read from every CSV of a folder, by columns, blank where missing', () => {
    const folder = join(temporaryFolder(), 'fivethirtyeight');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'a.csv.gz'),
      gzipSync(`${header}2016,2016-04-03,0,NYN,KCA,0.559973,0.464617\n`),
    );
    writeFileSync(join(folder, 'b.csv'), `${header}2017,2017-04-02,0,NYA,TBA,,0.5\n`);
    const forecasts = readReferenceForecasts(folder);
    expect(forecasts.get(gameKey('2016-04-03', 0, 118, 121))).toEqual({ elo: 0.559973, rating: 0.464617 });
    expect(forecasts.get(gameKey('2017-04-02', 0, 139, 147))).toEqual({ elo: null, rating: 0.5 });
    expect(forecasts.size).toBe(2);
  });

  it.each([
    ['a probability of more than 1', '2016,2016-04-03,0,NYN,KCA,1.5,0.4\n', /line 2: elo_prob_home/],
    ['a date that is none', '2016,April,0,NYN,KCA,.5,0.4\n', /line 2: game_date/],
    ['a club that is none', '2016,2016-04-03,0,XXX,KCA,.5,0.4\n', /'XXX' is no team code/],
  ])('with %s are refused', (_, line, message) => {
    const file = join(temporaryFolder(), 'forecasts.csv');
    writeFileSync(file, header + line);
    expect(() => readReferenceForecasts(file)).toThrow(message);
  });

  it('need a file', () => {
    const folder = temporaryFolder();
    expect(() => readReferenceForecasts(folder)).toThrow(/holds no .csv/);
    expect(() => readReferenceForecasts(join(folder, 'nothing'))).toThrow(/does not exist/);
  });
});

describe('predictions', () => {
  const game = historyGame({
    season: 2016,
    gameDate: '2016-04-03',
    gameNumber: 2,
    homeTeamId: 118,
    awayTeamId: 121,
  });

  it('of games are a line each, with the codes of Retrosheet', () => {
    const file = join(temporaryFolder(), 'games.csv');
    expect(writeGamePredictions(file, [game, game], [0.5123456789, null])).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(
      'season,game_date,game_number,away,home,p_home\n2016,2016-04-03,2,NYN,KCA,0.512346\n',
    );
  });

  it('of a game that was moved to the opponent go by the game log, as everybody else does', () => {
    const file = join(temporaryFolder(), 'games.csv');
    writeGamePredictions(file, [{ ...game, isHomeElsewhere: true }], [0.4]);
    expect(readFileSync(file, 'utf8')).toContain('2016,2016-04-03,2,KCA,NYN,0.600000\n');
  });

  it("of starters have Retrosheet's id of the pitcher, and MLB's where there is none", () => {
    const file = join(temporaryFolder(), 'starters.csv');
    const people = new Map([[5, { bats: null, throws: null, birthYear: null, retrosheetId: 'harvm001' }]]);
    const forecasts = [
      { game, isHome: false, pitcherId: 5, meanStrikeouts: 6.25 },
      { game, isHome: true, pitcherId: 6, meanStrikeouts: 4 },
    ];
    expect(writeStrikeoutPredictions(file, forecasts, people)).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(
      'season,game_date,game_number,team,pitcher_id,mean_k\n2016,2016-04-03,2,NYN,harvm001,6.2500\n2016,2016-04-03,2,KCA,6,4.0000\n',
    );
  });
});
