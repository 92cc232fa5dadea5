import { marketMemoryFeatures } from '../../../schemas/tables/market-memory-features.ts';
import { lineageMask } from '../../../schemas/tables/table-contract.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { rowParser } from '../../domain/row-parser.ts';
import type { Warehouse } from '../../ports/warehouse.ts';

/** A row of `market_memory_features` without its lineage. */
export type MarketRow = BusinessRow<typeof marketMemoryFeatures>;

const parseRow = rowParser(marketMemoryFeatures.row.omit(lineageMask));

/** What is stored of the market's memory for some dates, in order of date and game_pk. */
export async function readMarketRows(
  warehouse: Pick<Warehouse, 'query'>,
  dates: { from: string; to: string },
): Promise<MarketRow[]> {
  const rows = await warehouse.query(
    { file: 'mlb_features/market_memory/query.sql' },
    { date_from: { type: 'DATE', value: dates.from }, date_to: { type: 'DATE', value: dates.to } },
  );
  return rows.map(parseRow);
}
