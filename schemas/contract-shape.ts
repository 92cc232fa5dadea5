import { z } from 'zod';
import { columnsOf, type TableContract } from './tables/table-contract.ts';

/** What of a table contract a warehouse in use depends on: a change to it is a new version. */
export const contractShape = z.strictObject({
  version: z.int().positive(),
  key: z.array(z.string()),
  partition_by: z.string().nullable(),
  /** Type by column; `?` behind it: may be null. */
  columns: z.record(z.string(), z.string()),
});

/** See {@link contractShape}. */
export type ContractShape = z.infer<typeof contractShape>;

/** Shapes by `dataset.table`, oldest version first: `schemas/contract-versions.json`, written by `npm run lock-contracts` alone. */
export const contractVersions = z.record(z.string(), z.array(contractShape));

/** See {@link contractVersions}. */
export type ContractVersions = z.infer<typeof contractVersions>;

/** The shape of a contract as it stands. */
export const shapeOf = (contract: TableContract): ContractShape => ({
  version: contract.version,
  key: [...contract.key],
  partition_by: contract.partitionBy,
  columns: Object.fromEntries(
    columnsOf(contract).map(({ name, type, nullable }) => [name, nullable ? `${type}?` : type]),
  ),
});
