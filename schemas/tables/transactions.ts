import { date, defineTable, int64, string } from './table-contract.ts';

/** Moves of players: signings, trades, options, injured lists. */
export const transactions = defineTable({
  dataset: 'mlb_historical_data',
  name: 'transactions',
  zone: 'staging',
  description: 'Transactions as the source reports them, minor leagues included.',
  key: ['transaction_id'],
  partitionBy: 'transaction_date',
  clusterBy: ['transaction_date'],
  columns: {
    transaction_id: int64("MLB's id of the transaction."),
    transaction_date: date('Date it was reported under.'),
    effective_date: date('Date it counts from; may lie before the report (injured list).').nullable(),
    resolution_date: date('Date it was settled.').nullable(),
    player_id: int64('The man; null for cash and draft picks.').nullable(),
    player_name: string('His name.').nullable(),
    from_team_id: int64('Club he leaves.').nullable(),
    to_team_id: int64('Club he joins, or that reports the move.').nullable(),
    type_code: string('ASG assigned, SC status change, TR trade …; the list is open.').nullable(),
    type_description: string('The type in words.').nullable(),
    description: string('The sentence as reported.').nullable(),
  },
  example: {
    transaction_id: 752700,
    transaction_date: '2024-03-01',
    effective_date: '2024-03-01',
    resolution_date: '2024-03-01',
    player_id: 802408,
    player_name: 'Brycen Mautz',
    from_team_id: null,
    to_team_id: 138,
    type_code: 'ASG',
    type_description: 'Assigned',
    description: 'LHP Brycen Mautz assigned to St. Louis Cardinals.',
  },
  fails: [{ why: 'a date that does not exist', change: { transaction_date: '2024-02-30' } }],
});
