import { tableContracts } from '../../schemas/tables/index.ts';
import { columnsOf, qualifiedName } from '../../schemas/tables/table-contract.ts';
import type { OracleTable } from '../oracle/zetasql.ts';
import type { FixtureWorld } from './fixtures/world-rows.ts';

/** The tables of the contracts with the rows of a fixture. */
export const contractTables = (world: FixtureWorld): OracleTable[] =>
  tableContracts.map((contract) => ({
    name: qualifiedName(contract),
    columns: columnsOf(contract).map(({ name, type }) => ({ name, type })),
    rows: world.get(qualifiedName(contract)) ?? [],
  }));

/** The tables of a load: offered as they came (JSON still text), and staged in batches. */
export const stagingTables = (): OracleTable[] =>
  tableContracts.flatMap((contract) => {
    const name = `staging.${contract.dataset}_${contract.name}`;
    const columns = columnsOf(contract).map((column) => ({ name: column.name, type: column.type }));
    return [
      {
        name: `${name}_offered`,
        columns: columns.map((column) => (column.type === 'JSON' ? { ...column, type: 'STRING' } : column)),
        rows: [],
      },
      { name, columns: [...columns, { name: 'batch_number', type: 'INT64' }], rows: [] },
    ];
  });
