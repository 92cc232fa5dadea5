import { describe, expect, it } from 'vitest';
import { oddsSnapshots } from '../../../../schemas/tables/odds.ts';
import { strikeoutLineSnapshots } from '../../../../schemas/tables/strikeout-lines.ts';
import { weatherForecasts } from '../../../../schemas/tables/weather.ts';
import { forecastJson } from '../../../../services/league-simulator/responses/forecast.ts';
import { asHanksTankError } from '../../../../shared/domain/errors.ts';
import { withLineage } from '../../../../shared/domain/lineage.ts';
import { stagedTables } from '../../../../shared/domain/validation/staged-tables.ts';
import { validateTable } from '../../../../shared/domain/validation/validate-table.ts';
import { snapshotRows } from '../../../../shared/sources/odds/map-snapshots.ts';
import { matchEvents, type OddsGame } from '../../../../shared/sources/odds/match-events.ts';
import { readOddsApi } from '../../../../shared/sources/odds/read-odds-api.ts';
import { readPitcherLines } from '../../../../shared/sources/odds/read-pitcher-lines.ts';
import { quotedLineOf, strikeoutLineRows } from '../../../../shared/sources/odds/strikeout-line-rows.ts';
import { forecastRow } from '../../../../shared/sources/weather/map-forecast.ts';
import { readForecast } from '../../../../shared/sources/weather/read-forecast.ts';
import { mutateJson } from '../../../support/mutate-json.ts';
import { oddsEvent, pitcherLinesEvent } from '../../../support/odds-events.ts';
import { seededNumbers } from '../../../support/seeded-order.ts';

const at = '2026-08-05T15:00:00.000Z';
const lineage = { runId: '20260805T150000Z-ab12', source: 'odds_api', knownAt: at, ingestedAt: at };
const game: OddsGame = {
  gamePk: 824322,
  gameDate: '2026-08-05',
  gameNumber: 1,
  homeTeamId: 115,
  awayTeamId: 139,
  scheduledStartAt: '2026-08-05T19:10:00.000Z',
  isStartTbd: false,
};
const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

/** What a reader makes of a body; null when it refuses it with its one error. Anything else it throws fails the test. */
function readOrRefuse<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (thrown) {
    expect(asHanksTankError(thrown).code).toBe('SOURCE_RESPONSE_MALFORMED');
    return null;
  }
}

describe('a spoilt answer', () => {
  it('of lines on pitchers crashes nothing and gives only rows that keep the contract', () => {
    const text = JSON.stringify(pitcherLinesEvent());
    const starters = ['Kyle Freeland', 'Ryan Pepiot'].map((name, index) => ({
      gamePk: game.gamePk,
      teamId: 115 + index,
      pitcherId: 607_536 + index,
      name,
    }));
    let rows = 0;
    for (const seed of seeds) {
      const next = seededNumbers(seed);
      const body = Buffer.from(mutateJson(text, 1 + Math.floor(next() * 12), next));
      const read = readOrRefuse(() => readPitcherLines(body, `seed ${seed}`));
      const quoted = (read?.lines ?? []).map((line) => quotedLineOf(line, game, at));
      const made = strikeoutLineRows(quoted, [game], starters, 'multiplicative').rows;
      rows += made.length;
      for (const row of made) {
        const parsed = strikeoutLineSnapshots.row.safeParse(withLineage(row, lineage));
        expect(parsed.success, `seed ${seed}`).toBe(true);
      }
    }
    expect(rows).toBeGreaterThan(60);
  });

  it('of The Odds API crashes nothing and gives only rows that keep the contract', () => {
    const text = JSON.stringify([oddsEvent(), oddsEvent({ id: 'b', home_team: 'Boston Red Sox' })]);
    let rows = 0;
    for (const seed of seeds) {
      const next = seededNumbers(seed);
      const body = Buffer.from(mutateJson(text, 1 + Math.floor(next() * 12), next));
      const odds = readOrRefuse(() => readOddsApi(body, `seed ${seed}`));
      const made = matchEvents(odds?.events ?? [], [game]).matches.flatMap((match) =>
        snapshotRows(match, { kind: 'live', capturedAt: at, method: 'shin' }),
      );
      for (const row of made) expect(oddsSnapshots.row.parse(withLineage(row, lineage))).toBeDefined();
      const verdict = validateTable(
        stagedTables.odds,
        made.map((row) => withLineage(row, lineage)),
        { gamePk: null, gameDate: null },
      );
      expect(
        verdict.findings.filter(({ severity }) => severity === 'hard'),
        `seed ${seed}`,
      ).toEqual([]);
      rows += made.length;
    }
    expect(rows).toBeGreaterThan(30);
  });

  it('of Open-Meteo neither', () => {
    const query = { latitude: 39.7, longitude: -105, firstDate: '2026-08-05', lastDate: '2026-08-05' };
    const text = JSON.stringify(forecastJson(1, query, Date.parse(at)));
    let rows = 0;
    for (const seed of seeds) {
      const next = seededNumbers(seed);
      const body = Buffer.from(mutateJson(text, 1 + Math.floor(next() * 12), next));
      const forecast = readOrRefuse(() => readForecast(body, `seed ${seed}`));
      const site = { latitude: 39.7, longitude: -105, azimuthDegrees: 4, roofType: 'Open' };
      for (const hour of forecast?.hours ?? []) {
        const row = forecastRow({ ...game, venueId: 19, exposure: 'outdoor' }, site, hour, at);
        expect(weatherForecasts.row.parse(withLineage(row, lineage)), `seed ${seed}`).toBeDefined();
        rows += 1;
      }
    }
    expect(rows).toBeGreaterThan(500);
  });
});

describe('the rules of a price', () => {
  const good = { ...Object(oddsSnapshots.examples.pass[0]) };
  const rulesOf = (change: Record<string, unknown>) =>
    validateTable(stagedTables.odds, [{ ...good, ...change }], { gamePk: null, gameDate: null }).findings.map(
      ({ rule }) => rule,
    );

  it('let a good one pass', () => expect(rulesOf({})).toEqual([]));

  it.each([
    ['a price that cannot be', { home_price_american: 50 }, 'ODDS_PRICE_POSSIBLE'],
    ['a moneyline of one side', { away_price_american: null }, 'ODDS_SIDES_OF_MARKET'],
    ['a moneyline with a line', { total_line: 8.5 }, 'ODDS_SIDES_OF_MARKET'],
    ['a total without a line', { market: 'totals' }, 'ODDS_SIDES_OF_MARKET'],
    ['a probability above 1', { home_probability: 1.2 }, 'ODDS_HOME_PROBABILITY_RANGE'],
    ['a margin of a quarter', { overround: 1.25 }, 'ODDS_OVERROUND_UNUSUAL'],
  ])('%s trips one', (_, change, rule) => expect(rulesOf(change)).toEqual([rule]));
});
