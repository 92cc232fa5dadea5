import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { recordedSeason, recordedSeasons } from '../../../support/recorded-season.ts';
import { tablesOf } from '../../../support/season-tables.ts';
import { readWholeSeason } from '../../../support/whole-season.ts';

const dataset = 'mlb_historical_data';
/** Games by season, from the README of the recordings. */
const gamesOf: Record<number, number> = {
  2010: 2430,
  2011: 2429,
  2012: 2430,
  2013: 2431,
  2014: 2430,
  2015: 2429,
  2016: 2428,
  2017: 2430,
};
const clubs: Record<string, number> = {
  ANA: 108,
  ARI: 109,
  BAL: 110,
  BOS: 111,
  CHN: 112,
  CIN: 113,
  CLE: 114,
  COL: 115,
  DET: 116,
  HOU: 117,
  KCA: 118,
  LAN: 119,
  WAS: 120,
  NYN: 121,
  OAK: 133,
  PIT: 134,
  SDN: 135,
  SEA: 136,
  SFN: 137,
  SLN: 138,
  TBA: 139,
  TEX: 140,
  TOR: 141,
  MIN: 142,
  PHI: 143,
  ATL: 144,
  CHA: 145,
  MIA: 146,
  FLO: 146,
  NYA: 147,
  MIL: 158,
};

type Totals = Record<string, number[]>;
const add = (totals: Totals, team: number, values: readonly number[]): void => {
  totals[team] = values.map((value, at) => (totals[team]?.[at] ?? 0) + value);
};

/** AB, H, HR, R, BB, SO by team of the game log, read without our reader. */
function totalsOfLog(log: Buffer): Totals {
  const totals: Totals = {};
  for (const cells of parse(log) as string[][]) {
    const at = (column: number): number => Number(cells[column - 1]);
    add(totals, clubs[cells[3] ?? ''] ?? 0, [at(22), at(23), at(26), at(10), at(31), at(33)]);
    add(totals, clubs[cells[6] ?? ''] ?? 0, [at(50), at(51), at(54), at(11), at(59), at(61)]);
  }
  return totals;
}

describe.each(recordedSeasons)('the files of %i', (season) => {
  it('give lines that add up to the game log by team, every game, every player', () => {
    const recorded = recordedSeason(season);
    if (recorded === null) return;
    const reading = readWholeSeason(recorded.files, recorded.context);
    expect(reading).toMatchObject({
      games: gamesOf[season],
      refused: [],
      unresolved: [],
      taken: 0,
      findings: [],
    });
    const lines: Totals = {};
    for (const text of tablesOf(reading).get(`${dataset}.player_batting_lines`) ?? []) {
      const row = JSON.parse(text);
      add(lines, row.team_id, [row.at_bats, row.hits, row.home_runs, row.runs, row.walks, row.strikeouts]);
    }
    expect(lines).toEqual(totalsOfLog(recorded.files.gameLog ?? Buffer.alloc(0)));
    expect(Object.keys(lines)).toHaveLength(30);
    expect(tablesOf(reading).get(`${dataset}.team_game_totals`)).toHaveLength(2 * (gamesOf[season] ?? 0));
  }, 60_000);
});
