import { describe, expect, test } from 'vitest';
import { tableContract } from '../../../../schemas/tables/index.ts';
import { columnsOf, type TableContract } from '../../../../schemas/tables/table-contract.ts';
import { allRules } from '../../../../shared/domain/validation/rule-registry.ts';
import { stagedTables } from '../../../../shared/domain/validation/staged-tables.ts';
import type { AnyRow, TableRules } from '../../../../shared/domain/validation/table-rules.ts';
import { validateTable } from '../../../../shared/domain/validation/validate-table.ts';

const tables: readonly TableRules[] = Object.values(stagedTables);
const free = { gamePk: null, gameDate: null };

function contractOf(table: string): TableContract {
  const contract = tableContract(table);
  if (contract === undefined) throw new Error(`no contract of ${table}`);
  return contract;
}

function exampleOf(contract: TableContract): AnyRow {
  const example = contract.examples.pass[0];
  if (typeof example !== 'object' || example === null) throw new Error(`${contract.name} has no example`);
  return { ...example };
}

interface Case {
  rule: string;
  rules: TableRules;
  row: AnyRow;
  isHard: boolean;
}

const limitCases: Case[] = tables.flatMap((rules) => {
  const contract = contractOf(rules.table);
  return columnsOf(contract).flatMap(({ name, hard, soft, values, type }) => {
    const step = type === 'INT64' ? 1 : 0.25;
    const of = (ending: string, value: unknown, isHard: boolean): Case => {
      const id = rules.columnRules.find((rule) => rule.id.endsWith(`_${name.toUpperCase()}_${ending}`))?.id;
      // A complete game with an unknown state is hard for another reason.
      const base =
        name === 'coded_state' ? { ...exampleOf(contract), is_complete: false } : exampleOf(contract);
      return { rule: id ?? `no rule for ${name}`, rules, row: { ...base, [name]: value }, isHard };
    };
    return [
      ...(hard === undefined ? [] : [of('RANGE', hard[0] - step, true), of('RANGE', hard[1] + step, true)]),
      // A soft limit may lie on the hard one: then nothing is left between them.
      ...(soft === undefined
        ? []
        : [soft[0] - step, soft[1] + step]
            .filter((value) => hard === undefined || (value >= hard[0] && value <= hard[1]))
            .map((value) => of('UNUSUAL', value, false))),
      ...(values === undefined ? [] : [of('UNKNOWN', 'never seen', false)]),
    ];
  });
});

describe('rules generated from the contracts', () => {
  test('there are many', () => {
    expect(limitCases.length).toBeGreaterThan(200);
  });

  test.each(limitCases.map((entry) => [entry.rule, entry] as const))(
    '%s is hit by a value outside',
    (rule, { rules, row, isHard }) => {
      const verdict = validateTable(rules, [row], free);
      expect(verdict.findings.map((finding) => finding.rule)).toContain(rule);
      // The changed value may break a rule between columns too: a total on a market that has none.
      const isBroken = verdict.findings.some(
        (finding) => finding.severity === 'hard' && finding.rule !== rule,
      );
      expect(verdict.accepted).toHaveLength(isHard || isBroken ? 0 : 1);
    },
  );

  test.each(tables.map((rules) => [rules.table, rules] as const))(
    '%s: the example of the contract passes, in any order of columns',
    (table, rules) => {
      const contract = contractOf(table);
      const example = exampleOf(contract);
      const reversed = Object.fromEntries(Object.entries(example).toReversed());
      const verdict = validateTable(rules, [reversed], free);
      expect(verdict.findings).toEqual([]);
      expect(verdict.accepted[0]).toEqual(example);
    },
  );

  test.each(tables.map((rules) => [rules.table, rules] as const))(
    '%s: a row that breaks the contract is rejected',
    (table, rules) => {
      const contract = contractOf(table);
      const example = exampleOf(contract);
      const broken = [
        ...contract.examples.fail.map(({ row }) => row),
        { ...example, surprise: 1 },
        'not a row',
        null,
      ];
      const verdict = validateTable(rules, broken, free);
      expect(verdict.accepted).toEqual([]);
      expect(new Set(verdict.findings.map(({ rule }) => rule))).toEqual(new Set([rules.rowKeepsContract.id]));
    },
  );

  test.each(tables.map((rules) => [rules.table, rules] as const))(
    '%s: of two rows with one key the first stays',
    (table, rules) => {
      const example = exampleOf(contractOf(table));
      const verdict = validateTable(rules, [example, { ...example }], free);
      expect(verdict.accepted).toHaveLength(1);
      expect(verdict.failures).toMatchObject([{ rule: rules.keyIsUnique.id, share: 0.5 }]);
    },
  );

  test('a row of another game or date is rejected', () => {
    const example = exampleOf(contractOf(stagedTables.pitches.table));
    for (const scope of [
      { gamePk: 1, gameDate: null },
      { gamePk: null, gameDate: '2020-01-01' },
    ])
      expect(validateTable(stagedTables.pitches, [example], scope)).toMatchObject({
        accepted: [],
        findings: [{ rule: 'PITCH_ROW_OF_THIS_GAME' }],
      });
  });

  test('only a row without a usable key makes the key broken', () => {
    const example = exampleOf(contractOf(stagedTables.pitches.table));
    const broken = (change: AnyRow) =>
      validateTable(stagedTables.pitches, [{ ...example, ...change }], free).isKeyBroken;
    expect(broken({ pitch_number: null })).toBe(true);
    expect(broken({ balls: 'two' })).toBe(false);
  });

  test('ids are unique and say their severity by their ending', () => {
    const ids = allRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, severity } of allRules) {
      expect(id).toMatch(/^[A-Z][A-Z0-9_]+$/);
      if (id.endsWith('_RANGE')) expect(severity).toBe('hard');
      if (id.endsWith('_UNUSUAL')) expect(severity).toBe('soft');
    }
  });

  test('an unknown pitch type warns and is kept', () => {
    const example = exampleOf(contractOf(stagedTables.pitches.table));
    const verdict = validateTable(stagedTables.pitches, [{ ...example, pitch_type: 'QQ' }], free);
    expect(verdict.accepted).toHaveLength(1);
    expect(verdict.findings).toMatchObject([{ rule: 'PITCH_PITCH_TYPE_UNKNOWN', severity: 'soft' }]);
  });
});
