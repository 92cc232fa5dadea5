import { describe, expect, it } from 'vitest';
import { statcastPitches } from '../../../../schemas/tables/pitches.ts';
import { withLineage } from '../../../../shared/domain/lineage.ts';
import type { PitchRow } from '../../../../shared/domain/pitches/pitch-row.ts';
import { stagedTables } from '../../../../shared/domain/validation/staged-tables.ts';
import { validateTable } from '../../../../shared/domain/validation/validate-table.ts';
import { readSavantCsv } from '../../../../shared/sources/savant/read-savant-csv.ts';
import { readSavantGames } from '../../../../shared/sources/savant/read-savant-games.ts';
import { savantBody, savantDays, savantFileDates } from '../../../support/savant-days.ts';

const days = savantDays();
const origin = { source: 'savant', fetchedAt: '2026-08-10T00:00:00.000Z' };
const readDay = (gameDate: string) =>
  readSavantGames(readSavantCsv(savantBody(gameDate), `savant_day of ${gameDate}`), gameDate, origin);

/** Per cent of the rows with FF, SL, SI, CH, CU, FC, ST and no pitch type, counted independently in the files. */
const shares = {
  2016: [37.2, 14.5, 19, 10.2, 9.2, 5.1, 0, 0.4],
  2018: [34.2, 17.8, 21.9, 8.8, 6.6, 5.4, 0, 1],
  2020: [37.2, 16.3, 17.5, 7.8, 11.5, 3.6, 0, 0],
  2023: [33.5, 17.3, 14.9, 10.6, 7.6, 7.3, 4, 0.1],
};

describe('the recorded days of Baseball Savant', () => {
  if (days.length === 0) {
    it('are not recorded here, as the console says', () => expect(days).toEqual([]));
    return;
  }
  const lineage = { runId: 'r', source: 'savant', knownAt: origin.fetchedAt, ingestedAt: origin.fetchedAt };
  const byYear = new Map<string, { games: number; rows: number; types: Map<string, number> }>();
  const findings: string[] = [];
  const ruleFindings = new Map<string, number>();
  const counts = days.map((day) => {
    const { games, findings: found } = readDay(day.game_date);
    findings.push(...found.map(({ code, path }) => `${code} ${path}`));
    const rows: PitchRow[] = [...games.values()].flatMap(({ rows: ofGame }) => ofGame);
    const verdict = validateTable(
      stagedTables.pitches,
      rows.map((row) => withLineage(row, lineage)),
      { gamePk: null, gameDate: day.game_date },
    );
    for (const { rule, severity } of verdict.findings) {
      const key = `${severity} ${rule}`;
      ruleFindings.set(key, (ruleFindings.get(key) ?? 0) + 1);
    }
    const year = byYear.get(day.game_date.slice(0, 4)) ?? { games: 0, rows: 0, types: new Map() };
    byYear.set(day.game_date.slice(0, 4), year);
    year.games += games.size;
    year.rows += rows.length;
    for (const { pitch_type: type } of rows)
      year.types.set(type ?? '', (year.types.get(type ?? '') ?? 0) + 1);
    return { day, games, rows: rows.length, accepted: verdict.accepted.length };
  });

  it('are all read, and hold as many games and pitches as the manifest says', () => {
    expect(days.map(({ game_date }) => game_date)).toEqual(savantFileDates());
    expect(days).toHaveLength(51);
    for (const { day, games, rows, accepted } of counts) {
      expect([day.game_date, games.size, rows, accepted]).toEqual([
        day.game_date,
        day.games,
        day.pitches,
        day.pitches,
      ]);
      expect([...games.keys()].sort()).toEqual(day.game_pks);
    }
    expect([...byYear].map(([year, { games, rows }]) => [year, games, rows])).toEqual([
      ['2016', 16, 4636],
      ['2018', 24, 7543],
      ['2020', 6, 1815],
      ['2023', 343, 100_506],
    ]);
  });

  it('have about 293 pitches a game, and the pitch types of their years', () => {
    const all = [...byYear.values()];
    const total = (count: (year: (typeof all)[number]) => number) =>
      all.reduce((sum, year) => sum + count(year), 0);
    expect(total(({ rows }) => rows) / total(({ games }) => games)).toBeCloseTo(294.3, 1);
    const share = (year: string, type: string) => {
      const { types, rows } = byYear.get(year) ?? { types: new Map<string, number>(), rows: 1 };
      return Math.round((1000 * (types.get(type) ?? 0)) / rows) / 10;
    };
    const types = ['FF', 'SL', 'SI', 'CH', 'CU', 'FC', 'ST', ''];
    expect(
      Object.fromEntries([...byYear.keys()].map((year) => [year, types.map((type) => share(year, type))])),
    ).toEqual(shares);
  });

  it('say nothing odd but impossible extensions; rules find only soft rarities', () => {
    expect([...new Set(findings)]).toEqual(['VALUE_UNREADABLE release_extension']);
    expect(Object.fromEntries(ruleFindings)).toEqual({
      'soft PITCH_RELEASE_EXTENSION_FEET_UNUSUAL': 518,
      'soft PITCH_RELEASE_SPIN_RATE_RPM_UNUSUAL': 73,
      'soft PITCH_RELEASE_SPEED_MPH_UNUSUAL': 81,
      'soft PITCH_LAUNCH_SPEED_MPH_UNUSUAL': 2,
      'soft PITCH_HIT_DISTANCE_FEET_UNUSUAL': 1,
    });
  });

  it('have the columns of the contract in its order, of which the hash of a row depends', () => {
    const columns = Object.keys(statcastPitches.row.shape).slice(0, -5);
    const { games } = readDay('2023-05-03');
    for (const { rows } of games.values()) {
      expect(Object.keys(rows[0] ?? {})).toEqual(columns);
    }
  });
});
