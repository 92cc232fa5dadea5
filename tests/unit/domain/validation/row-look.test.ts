import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableContracts } from '../../../../schemas/tables/index.ts';
import { qualifiedName } from '../../../../schemas/tables/table-contract.ts';
import { completeTables } from '../../../../shared/domain/complete-rows.ts';
import { rowLook } from '../../../../shared/domain/validation/row-look.ts';
import { stagedTables } from '../../../../shared/domain/validation/staged-tables.ts';

const cell = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    '',
    0,
    -0,
    0.5,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '2023-02-29',
    '2024-02-29',
    '2024-02-29T23:59:59.999Z',
    '2023-02-29T00:00:00.000Z',
    '2024-04-31T10:00:00.000Z',
    '2024-04-30T24:00:00.000Z',
    '2024-04-30T10:60:00.000Z',
    '2024-04-30T10:00:60.000Z',
    '2024-04-30T10:00:00Z',
    '2024-04-30T10:00:00.000+02:00',
    '2024-04-30t10:00:00.000z',
    '2024-04-30T10:00:00.000Z\n',
    true,
    'true',
    1n,
  ),
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.jsonValue({ maxDepth: 1 }),
);

describe.each(tableContracts.map((contract) => [qualifiedName(contract), contract] as const))(
  '%s',
  (_, contract) => {
    const look = rowLook(contract);
    const rules = Object.values(stagedTables).find(({ table }) => table === qualifiedName(contract));
    const example = Object.fromEntries(Object.entries(contract.examples.pass[0] ?? {}));
    const names = Object.keys(example);

    test('the example is clean, and what the contract refuses is odd', () => {
      expect(look(example)).toBe('clean');
      for (const { row } of contract.examples.fail) expect(look(row)).toBe('odd');
      for (const odd of [null, 'row', 7, [], {}, { ...example, surprise: 1 }]) expect(look(odd)).toBe('odd');
    });

    test('what is plain, zod accepts; what is clean, breaks no rule of a column', () => {
      fc.assert(
        fc.property(fc.constantFrom(...names), cell, fc.boolean(), (name, value, isRemoved) => {
          const row: Record<string, unknown> = { ...example, [name]: value };
          if (isRemoved) delete row[name];
          completeTables({ [qualifiedName(contract)]: [row] });
          const seen = look(row);
          if (seen !== 'odd') expect(contract.row.safeParse(row).success).toBe(true);
          if (seen === 'clean')
            for (const rule of rules?.columnRules ?? [])
              expect([rule.id, rule.check(row)]).toEqual([rule.id, null]);
        }),
        { numRuns: 200 },
      );
    });
  },
);
