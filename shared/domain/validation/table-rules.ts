import type { z } from 'zod';
import {
  type Column,
  columnsOf,
  qualifiedName,
  type TableContract,
} from '../../../schemas/tables/table-contract.ts';
import { type RowLook, rowLook } from './row-look.ts';
import type { RowRule, RuleInfo } from './rule.ts';

/** A row of a contract, as its zod schema gives it back. */
export type RowOf<Contract> =
  Contract extends TableContract<infer Shape> ? z.infer<z.ZodObject<Shape>> : never;

/** A row of any contract. */
export type AnyRow = Record<string, unknown>;

/** Everything that is checked of the rows of one table. */
export interface TableRules<Row extends AnyRow = AnyRow> {
  table: string;
  key: readonly string[];
  /** What a quick look at a row says; of an odd one {@link TableRules.parse} says whether it keeps the contract. */
  look(row: unknown): RowLook;
  parse(row: unknown): z.ZodSafeParseResult<Row>;
  /** Required columns, types and no unknown columns. */
  rowKeepsContract: RuleInfo;
  keyIsUnique: RuleInfo;
  /** Rows of a game's bundle speak of that game and its date. */
  rowIsOfThisGame: RuleInfo;
  /** Rules of single columns; a clean row breaks none of them. */
  columnRules: readonly RowRule<AnyRow>[];
  /** Rules between the columns of a row. */
  ownRules: readonly RowRule<Row>[];
}

const numberOutside = (value: unknown, [min, max]: readonly [number, number]): value is number =>
  typeof value === 'number' && (value < min || value > max);

function rangeRule(
  table: string,
  prefix: string,
  column: Column,
  severity: 'hard' | 'soft',
): RowRule<AnyRow>[] {
  const range = column[severity];
  if (range === undefined) return [];
  const { name } = column;
  const [min, max] = range;
  return [
    {
      id: `${prefix}_${name.toUpperCase()}_${severity === 'hard' ? 'RANGE' : 'UNUSUAL'}`,
      severity,
      dimension: 'ranges',
      table,
      description: `${name} from ${min} to ${max}.`,
      check: (row) => {
        const value = row[name];
        if (!numberOutside(value, range)) return null;
        return `${name} ${value} is ${value < min ? `below ${min}` : `above ${max}`}`;
      },
    },
  ];
}

function knownValuesRule(table: string, prefix: string, column: Column): RowRule<AnyRow>[] {
  const { name, values } = column;
  if (values === undefined) return [];
  const known = new Set(values);
  return [
    {
      id: `${prefix}_${name.toUpperCase()}_UNKNOWN`,
      severity: 'soft',
      dimension: 'ranges',
      table,
      description: `${name} is one of ${values.join(' ')}.`,
      check: (row) => {
        const value = row[name];
        return typeof value !== 'string' || known.has(value)
          ? null
          : `${name} '${value}' is not a known code`;
      },
    },
  ];
}

const structural = (id: string, table: string, description: string): RuleInfo => ({
  id,
  severity: 'hard',
  dimension: 'schema',
  table,
  description,
});

/** A row rule without the table, which {@link tableRules} fills in. */
export type OwnRowRule<Row> = Omit<RowRule<Row>, 'table'>;

/**
 * The rules of a table: its contract, ranges and codes from the column meta, and `own` rules between columns of one row.
 * `prefix` begins the ids.
 */
export function tableRules<Shape extends z.ZodRawShape>(
  contract: TableContract<Shape>,
  prefix: string,
  own: readonly OwnRowRule<z.infer<z.ZodObject<Shape>>>[] = [],
): TableRules<z.infer<z.ZodObject<Shape>>> {
  const table = qualifiedName(contract);
  const columns = columnsOf(contract);
  return {
    table,
    key: contract.key,
    look: rowLook(contract),
    parse: (row) => contract.row.safeParse(row),
    rowKeepsContract: structural(
      `${prefix}_ROW_CONTRACT`,
      table,
      'All columns are there, of their type, and no others. (A column without a value may be left out.)',
    ),
    keyIsUnique: structural(`${prefix}_KEY_UNIQUE`, table, `One row per ${contract.key.join(', ')}.`),
    rowIsOfThisGame: structural(
      `${prefix}_ROW_OF_THIS_GAME`,
      table,
      "Its game_pk is the bundle's; rows of play also have the date of the game.",
    ),
    columnRules: columns.flatMap((column) => [
      ...rangeRule(table, prefix, column, 'hard'),
      ...rangeRule(table, prefix, column, 'soft'),
      ...knownValuesRule(table, prefix, column),
    ]),
    ownRules: own.map((rule) => ({ ...rule, table })),
  };
}
