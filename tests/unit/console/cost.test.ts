import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { cost, readSqlTexts } from '../../../services/console/commands/cost.ts';
import type { BillSettings } from '../../../shared/domain/cost/bill-settings.ts';
import { monthlyBill } from '../../../shared/domain/cost/monthly-bill.ts';
import { prices } from '../../../shared/domain/cost/prices.ts';
import { otherWork } from '../../../shared/domain/cost/stage-work.ts';
import { recordingTerminal } from '../../support/recording-terminal.ts';

const texts = readSqlTexts();
const defaults: BillSettings = { period: 'season', seasons: 15, requestsPerDay: 200 };
const billOf = (change: Partial<BillSettings> = {}) =>
  monthlyBill({ ...defaults, ...change }, tableContracts, texts);

describe('the bill of the default configuration', () => {
  it('is under $30 a month in the season and under $15 outside of it, even where the free tiers are used up', () => {
    const [season, offSeason] = [billOf(), billOf({ period: 'off_season' })];
    expect(season.dollars).toBeLessThan(30);
    expect(season.dollarsWithoutFreeTier).toBeLessThan(30);
    expect(offSeason.dollars).toBeLessThan(15);
    expect(offSeason.dollarsWithoutFreeTier).toBeLessThan(15);
    expect(offSeason.dollarsWithoutFreeTier).toBeLessThan(season.dollarsWithoutFreeTier);
    expect(season.dollars).toBeGreaterThan(1);
  });

  it('has a line for everything that has a price, and they add up', () => {
    const { lines, dollars } = billOf();
    expect(lines.map(({ item }) => item)).toEqual(Object.keys(prices));
    expect(lines.reduce((sum, line) => sum + line.dollars, 0)).toBeCloseTo(dollars, 9);
    for (const { label, units } of lines) expect(units, label).toBeGreaterThan(0);
    for (const { page } of Object.values(prices)) expect(page).toMatch(/^https:\/\/cloud\.google\.com\//);
  });

  it('grows with requests, and with the seasons that are kept', () => {
    const scanned = (change: Partial<BillSettings>) =>
      billOf(change).scannedPerDay.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(scanned({ requestsPerDay: 400 })).toBeGreaterThan(scanned({}));
    expect(scanned({ seasons: 30 })).toBeGreaterThan(scanned({}));
    // A request is at least 10 MB for every table it reads: a busy API wants a cache before it.
    expect(billOf({ requestsPerDay: 50_000 }).dollars).toBeGreaterThan(30);
  });
});

it('counts every job of the scheduler', () => {
  const { schedules } = z
    .object({ schedules: z.array(z.unknown()).min(1) })
    .parse(
      JSON.parse(
        readFileSync(join(import.meta.dirname, '../../../schemas/generated/schedules.json'), 'utf8'),
      ),
    );
  expect(schedules.length).toBeLessThanOrEqual(otherWork.schedulerJobs);
});

describe('cost', () => {
  it('prints both bills line by line with their sum, and one object with --json', async () => {
    const screen = recordingTerminal();
    expect(await cost([], screen)).toBe(0);
    const season = billOf();
    const together = screen.said.find((line) => line.startsWith('together')) ?? '';
    expect(together.split(/ {2,}/)).toEqual([
      'together',
      `$${season.dollars.toFixed(2)}`,
      `$${billOf({ period: 'off_season' }).dollars.toFixed(2)}`,
    ]);
    for (const { label } of Object.values(prices))
      expect(screen.said.filter((line) => line.startsWith(`${label} `))).toHaveLength(1);

    const asJson = recordingTerminal();
    await cost(['--json', '--seasons', '3', '--requests-per-day', '0'], asJson);
    const answer = JSON.parse(asJson.said.join(''));
    expect(answer).toMatchObject({
      season: { seasons: 3, requests_per_day: 0 },
      off_season: { dollars: billOf({ period: 'off_season', seasons: 3, requestsPerDay: 0 }).dollars },
    });
    expect(answer.season.lines[0]).toMatchObject({
      item: 'BigQuery, scanned',
      unit_price: 6.25,
      free_units: 1,
      page: 'https://cloud.google.com/bigquery/pricing',
    });
  });

  it('refuses what it does not know', async () => {
    await expect(cost(['--seasons', '0'], recordingTerminal())).rejects.toThrow('--seasons');
    await expect(cost(['now'], recordingTerminal())).rejects.toThrow('unexpected argument now');
  });
});
