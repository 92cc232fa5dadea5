import { type ColumnType, columnsOf, type Dataset, type TableContract } from './table-contract.ts';

/** A column as BigQuery's REST interface, `bq` and Terraform have it. */
export interface BigQueryField {
  name: string;
  type: string;
  mode: 'NULLABLE' | 'REQUIRED';
  description: string;
}

/** What a dataset holds. */
export const datasetDescriptions: Readonly<Record<Dataset, string>> = {
  raw_data: 'Ledger of archived responses.',
  mlb_historical_data: 'What happened: games, lines, pitches.',
  mlb_features: 'What is known before a game.',
  mlb_predictions: 'Predictions, models and how they scored.',
  operational: 'What ran, what failed and why.',
};

/** BigQuery answers with its older names of these types, whatever it was asked with. */
const olderNames: Readonly<Partial<Record<ColumnType, string>>> = {
  INT64: 'INTEGER',
  FLOAT64: 'FLOAT',
  BOOL: 'BOOLEAN',
};

/** The columns of a table in BigQuery. */
export const bigQueryFields = (contract: TableContract): BigQueryField[] =>
  columnsOf(contract).map(({ name, type, nullable, description }) => ({
    name,
    type: olderNames[type] ?? type,
    mode: nullable ? 'NULLABLE' : 'REQUIRED',
    description,
  }));
