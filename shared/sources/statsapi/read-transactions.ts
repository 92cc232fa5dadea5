import type { transactions } from '../../../schemas/tables/transactions.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { type JsonObject, readDate, readId, readIdOf, readObject, readText } from './json-access.ts';
import { type RowsRead, readRows, requireList } from './read-list.ts';

/** Reads transactions. A trade of three men is three of them. Throws SOURCE_RESPONSE_MALFORMED without a list. */
export const readTransactions = (
  json: JsonObject,
  what: string,
): RowsRead<BusinessRow<typeof transactions>> =>
  readRows(
    requireList(json, 'transactions', what),
    'transactions',
    transactionRow,
    (row) => row.transaction_id,
  );

function transactionRow(raw: JsonObject): BusinessRow<typeof transactions> | null {
  const transactionId = readId(raw['id']);
  const date = readDate(raw['date']);
  if (transactionId === null || date === null) return null;
  const person = readObject(raw['person']);
  return {
    transaction_id: transactionId,
    transaction_date: date,
    effective_date: readDate(raw['effectiveDate']),
    resolution_date: readDate(raw['resolutionDate']),
    player_id: readId(person['id']),
    player_name: readText(person['fullName']),
    from_team_id: readIdOf(raw['fromTeam']),
    to_team_id: readIdOf(raw['toTeam']),
    type_code: readText(raw['typeCode']),
    type_description: readText(raw['typeDesc']),
    description: readText(raw['description']),
  };
}
