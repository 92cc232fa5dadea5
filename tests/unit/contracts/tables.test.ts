import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tableContract, tableContracts } from '../../../schemas/tables/index.ts';
import { columnsOf, lineageColumnNames, qualifiedName } from '../../../schemas/tables/table-contract.ts';

describe.each(tableContracts.map((contract) => ({ name: qualifiedName(contract), contract })))(
  '$name',
  ({ name, contract }) => {
    it('accepts its pass examples', () => {
      for (const row of contract.examples.pass) expect(contract.row.parse(row)).toEqual(row);
    });

    it('refuses its fail examples', () => {
      expect(contract.examples.fail.length).toBeGreaterThan(0);
      for (const { why, row } of contract.examples.fail)
        expect(contract.row.safeParse(row).success, why).toBe(false);
    });

    it('refuses a column nobody knows and one that is missing', () => {
      const row: Record<string, unknown> = { ...Object(contract.examples.pass[0]) };
      expect(contract.row.safeParse({ ...row, surprise: 1 }).success).toBe(false);
      const { [String(contract.key[0])]: _, ...incomplete } = row;
      expect(contract.row.safeParse(incomplete).success).toBe(false);
    });

    it('has a key, a partition and clustering of its own required columns', () => {
      const columns = new Map(columnsOf(contract).map((column) => [column.name, column]));
      expect(contract.key.length).toBeGreaterThan(0);
      for (const column of [
        ...contract.key,
        ...contract.clusterBy,
        ...(contract.partitionBy === null ? [] : [contract.partitionBy]),
      ]) {
        expect(columns.get(column), column).toMatchObject({ nullable: false });
      }
      if (contract.partitionBy !== null) expect(columns.get(contract.partitionBy)?.type).toBe('DATE');
      // BigQuery clusters by four columns at most.
      expect(contract.clusterBy.length).toBeLessThanOrEqual(4);
    });

    it('describes every column and carries its lineage', () => {
      const columns = columnsOf(contract);
      for (const column of columns) expect(column.description.length, column.name).toBeGreaterThan(3);
      expect(columns.map(({ name: column }) => column)).toEqual(
        expect.arrayContaining([...lineageColumnNames]),
      );
    });

    it('keeps its soft ranges inside the hard ones', () => {
      for (const { name: column, hard, soft } of columnsOf(contract)) {
        if (hard === undefined || soft === undefined) continue;
        expect(soft[0], column).toBeGreaterThanOrEqual(hard[0]);
        expect(soft[1], column).toBeLessThanOrEqual(hard[1]);
      }
    });

    it('is found by its name', () => expect(tableContract(name)).toBe(contract));
  },
);

it('names no table twice', () => {
  const names = tableContracts.map(qualifiedName);
  expect(new Set(names).size).toBe(names.length);
});

it('refuses a column that was not made by a builder', () => {
  const [first] = tableContracts;
  if (first === undefined) throw new Error('no tables');
  expect(() => columnsOf({ ...first, row: z.strictObject({ x: z.string() }) })).toThrow(/column builder/);
});
