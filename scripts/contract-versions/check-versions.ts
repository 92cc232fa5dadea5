import type { ContractShape, ContractVersions } from '../../schemas/contract-shape.ts';
import type { Migration } from '../../schemas/migrations.ts';

/** What differs between two versions of a table. */
export interface ShapeChange {
  adds: string[];
  relaxes: string[];
  /** Columns that have joined the key: rows that were told apart by fewer are told apart by more. */
  joins: string[];
  /** Changes that a warehouse in use cannot follow, in words. */
  breaking: string[];
}

const isNullable = (type: string): boolean => type.endsWith('?');

/** Compares two shapes of a table. */
export function changeBetween(before: ContractShape, after: ContractShape): ShapeChange {
  const change: ShapeChange = { adds: [], relaxes: [], joins: [], breaking: [] };
  for (const [name, type] of Object.entries(after.columns)) {
    const was = before.columns[name];
    if (was === type) continue;
    if (was === undefined && isNullable(type)) change.adds.push(name);
    else if (was === undefined) change.breaking.push(`${name} is new and may not be null`);
    else if (type === `${was}?`) change.relaxes.push(name);
    else change.breaking.push(`${name} was ${was} and is ${type}`);
  }
  for (const name of Object.keys(before.columns))
    if (!Object.hasOwn(after.columns, name)) change.breaking.push(`${name} is gone`);
  const isWider = before.key.every((name, index) => after.key[index] === name);
  if (isWider) change.joins.push(...after.key.slice(before.key.length));
  else change.breaking.push('the key is another');
  if (before.partition_by !== after.partition_by) change.breaking.push('the partition is another');
  return change;
}

const isChanged = ({ adds, relaxes, joins, breaking }: ShapeChange): boolean =>
  adds.length + relaxes.length + joins.length + breaking.length > 0;

const sorted = (names: readonly string[]): string => [...names].sort().join(', ');

function migrationProblems(
  table: string,
  before: ContractShape,
  after: ContractShape,
  migrations: readonly Migration[],
): string[] {
  const what = `${table} version ${after.version}`;
  const change = changeBetween(before, after);
  if (!isChanged(change)) return [`${what} is no other than version ${before.version}`];
  const own = migrations.filter((migration) => migration.table === table && migration.to === after.version);
  const [migration] = own;
  if (own.length !== 1 || migration === undefined)
    return [`${what} has ${own.length} migrations in schemas/migrations.ts, it needs one`];
  return [
    ...change.breaking.map((problem) => `${what} cannot be reached by a warehouse in use: ${problem}`),
    ...(['adds', 'relaxes', 'joins'] as const)
      .filter((kind) => sorted(migration[kind]) !== sorted(change[kind]))
      .map(
        (kind) =>
          `the migration to ${what} ${kind} ${sorted(migration[kind]) || 'nothing'}, the contract ${sorted(change[kind]) || 'nothing'}`,
      ),
  ];
}

/** What is wrong with the contracts, held against the locked versions and the migrations; empty when all is well. */
export function versionProblems(
  contracts: ReadonlyMap<string, ContractShape>,
  locked: ContractVersions,
  migrations: readonly Migration[],
): string[] {
  const problems: string[] = [];
  for (const [table, shape] of contracts) {
    const versions = locked[table] ?? [];
    const same = versions.find(({ version }) => version === shape.version);
    if (same === undefined)
      problems.push(`${table} version ${shape.version} is not locked: run npm run lock-contracts`);
    else if (isChanged(changeBetween(same, shape)))
      problems.push(`${table} was changed without a new version: raise the version of its contract`);
    if (versions.some(({ version }, index) => version !== index + 1))
      problems.push(`the locked versions of ${table} are not 1, 2, 3 …`);
    if ((versions.at(-1)?.version ?? 0) > shape.version)
      problems.push(`${table} has version ${shape.version}, an older one than was locked`);
    for (const [index, after] of versions.entries()) {
      const before = versions[index - 1];
      if (before !== undefined) problems.push(...migrationProblems(table, before, after, migrations));
    }
  }
  for (const table of Object.keys(locked))
    if (!contracts.has(table)) problems.push(`${table} is locked, and no contract has it`);
  for (const { table, to } of migrations)
    if (locked[table]?.some(({ version }) => version === to) !== true)
      problems.push(`there is a migration to version ${to} of ${table}, which is not locked`);
  return problems;
}

/**
 * The locked versions with those that are not locked yet. Throws when a locked version would be another: what warehouses were made by
 * cannot be changed afterwards.
 */
export function withNewVersions(
  contracts: ReadonlyMap<string, ContractShape>,
  locked: ContractVersions,
): ContractVersions {
  const result: ContractVersions = { ...locked };
  for (const [table, shape] of contracts) {
    const versions = locked[table] ?? [];
    const same = versions.find(({ version }) => version === shape.version);
    if (same === undefined) result[table] = [...versions, shape];
    else if (isChanged(changeBetween(same, shape)))
      throw new Error(`${table} was changed without a new version: raise the version of its contract first`);
  }
  return result;
}

/** The text of the lock: a version on a line, so that a change is one line of a review. */
export const lockText = (versions: ContractVersions): string =>
  `{\n${Object.entries(versions)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(
      ([table, shapes]) =>
        `${JSON.stringify(table)}: [\n${shapes.map((shape) => `  ${JSON.stringify(shape)}`).join(',\n')}\n]`,
    )
    .join(',\n')}\n}\n`;
