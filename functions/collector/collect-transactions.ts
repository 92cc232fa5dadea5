import { transactions } from '../../schemas/tables/transactions.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import { readTransactions } from '../../shared/sources/statsapi/read-transactions.ts';
import { transactionsRequest } from '../../shared/sources/statsapi/reference-requests.ts';
import type { DatasetCollector } from './collect-datasets.ts';
import { openDatasetRows, publicBy } from './dataset-rows.ts';

/** The moves reported under a date: one request. */
export const createTransactionsCollector = (source: DataSource): DatasetCollector => ({
  dataset: 'transactions',
  collect: async (request, tools) => {
    if (request.reason === 'slate') return null;
    const rows = openDatasetRows('transactions', source, request, tools);
    const moves = await rows.ask(transactionsRequest(request.gameDate), readTransactions);
    if (moves !== null)
      rows.add(transactions, moves, (row, fetchedAt) => publicBy(row.transaction_date, fetchedAt));
    return rows.bundle();
  },
});
