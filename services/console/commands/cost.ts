import { join } from 'node:path';
import { z } from 'zod';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { sqlFiles } from '../../../shared/adapters/sql/sql-files.ts';
import { type MonthlyBill, monthlyBill, type SqlTexts } from '../../../shared/domain/cost/monthly-bill.ts';
import { notCounted, prices, pricesWrittenOn } from '../../../shared/domain/cost/prices.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { parse } from '../parse-options.ts';
import { formatTable } from '../print-run.ts';
import type { Terminal } from './nightly.ts';

const costOptions = z.strictObject({
  seasons: z.coerce.number().int().min(1).max(150).default(15),
  'requests-per-day': z.coerce.number().int().min(0).max(10_000_000).default(200),
  json: z.boolean().default(false),
});

/** How many queries are named. */
const namedMax = 8;

/** `cost`: what a month in the cloud costs at list prices, in the season and outside of it, line by line. Nothing is asked of a cloud. */
export async function cost(args: readonly string[], { out }: Terminal): Promise<number> {
  const { options, positionals } = parse(args, costOptions);
  if (positionals.length > 0)
    throw new HanksTankError('CONFIG_INVALID', `unexpected argument ${positionals.join(' ')}`);
  const texts = readSqlTexts();
  const bill = (period: MonthlyBill['period']): MonthlyBill =>
    monthlyBill(
      { period, seasons: options.seasons, requestsPerDay: options['requests-per-day'] },
      tableContracts,
      texts,
    );
  const [season, offSeason] = [bill('season'), bill('off_season')];
  if (options.json) {
    out(
      JSON.stringify({
        prices_written_on: pricesWrittenOn,
        season: billAsJson(season),
        off_season: billAsJson(offSeason),
        not_counted: notCounted,
      }),
    );
    return 0;
  }
  for (const line of formatBills(season, offSeason)) out(line);
  return 0;
}

/** The SQL of the repository, as the bill asks for it. */
export function readSqlTexts(): SqlTexts {
  const files = sqlFiles(join(import.meta.dirname, '../../..'));
  const views = files
    .viewPaths()
    .map((path): [string, string] => [
      path.split(/[\\/]/).slice(0, 2).join('.'),
      files.query(path).googleSql,
    ]);
  return { query: (name) => files.query(`${name}/query.sql`).googleSql, views: new Map(views) };
}

const billAsJson = (bill: MonthlyBill) => ({
  seasons: bill.seasons,
  requests_per_day: bill.requestsPerDay,
  dollars: bill.dollars,
  dollars_without_free_tiers: bill.dollarsWithoutFreeTier,
  lines: bill.lines.map((line) => ({
    item: line.label,
    units: line.units,
    unit: line.unit,
    free_units: line.freeUnits,
    unit_price: prices[line.item].dollars,
    dollars: line.dollars,
    dollars_without_free_tier: line.dollarsWithoutFreeTier,
    page: prices[line.item].page,
  })),
  scanned_per_day: bill.scannedPerDay,
});

const dollars = (value: number): string => `$${value.toFixed(2)}`;
const amount = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(2)} GiB`;

function formatBills(season: MonthlyBill, offSeason: MonthlyBill): string[] {
  const rows = season.lines.map((line, index) => {
    const cold = offSeason.lines[index] ?? line;
    const free = line.freeUnits === 0 ? '' : amount(line.freeUnits);
    return [
      line.label,
      line.unit,
      free,
      amount(line.units),
      dollars(line.dollars),
      amount(cold.units),
      dollars(cold.dollars),
    ];
  });
  const totals = (label: string, pick: (bill: MonthlyBill) => number): string[] => [
    label,
    '',
    '',
    '',
    dollars(pick(season)),
    '',
    dollars(pick(offSeason)),
  ];
  const scanned = season.scannedPerDay.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    `A month at list prices written down on ${pricesWrittenOn} (compare them with the pages: cost --json), ${season.seasons} seasons in the warehouse, ${season.requestsPerDay} requests a day:`,
    ...formatTable(
      ['', 'unit', 'free', 'season', '', 'off season', ''],
      [
        ...rows,
        totals('together', (bill) => bill.dollars),
        totals('without free tiers', (bill) => bill.dollarsWithoutFreeTier),
      ],
    ),
    `A day of the season scans ${gibibytes(scanned)}; most of it:`,
    ...formatTable(
      ['', ''],
      season.scannedPerDay.slice(0, namedMax).map(({ name, bytes }) => [`  ${name}`, gibibytes(bytes)]),
    ).slice(1),
    `Not counted: ${notCounted.join('; ')}.`,
  ];
}
