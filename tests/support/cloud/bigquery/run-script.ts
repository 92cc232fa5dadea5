import type { DuckDBConnection } from '@duckdb/node-api';
import { toSqlRows } from '../../../../shared/adapters/local/duckdb-values.ts';
import type { SqlParameters, SqlParameterType, SqlRow } from '../../../../shared/ports/warehouse.ts';
import { Refusal } from './answer.ts';
import { runStatement, type StatementResult } from './run-statement.ts';
import type { ScriptStatement } from './split-script.ts';

/** A statement that ran, for the list of a script's jobs. */
export interface RanStatement {
  line: number;
  result: StatementResult;
}

interface Scope {
  connection: DuckDBConnection;
  parameters: SqlParameters;
  variables: Map<string, SqlParameterType>;
  values: SqlParameters;
  ran: RanStatement[];
  isOpen: boolean;
}

/** Variables are parameters to the engine. */
function run(scope: Scope, sql: string): Promise<StatementResult> {
  const names = [...scope.variables.keys()];
  const bound = names.reduce(
    (text, name) => text.replaceAll(new RegExp(`(?<![\\w.@])${name}\\b`, 'g'), `@${name}`),
    sql,
  );
  return runStatement(scope.connection, bound, { ...scope.parameters, ...scope.values });
}

async function oneRow(scope: Scope, sql: string): Promise<SqlRow> {
  const [row = {}] = toSqlRows((await run(scope, sql)).reader);
  return row;
}

const isTrue = async (scope: Scope, condition: string): Promise<boolean> =>
  (await oneRow(scope, `select ${condition} as holds`))['holds'] === true;

function declare(scope: Scope, names: string, type: string): void {
  for (const name of names.split(',').map((one) => one.trim())) {
    scope.variables.set(name, type as SqlParameterType); // the generated scripts declare dates only
    scope.values[name] = { type: type as SqlParameterType, value: null };
  }
}

/** `set (a, b) = (select as struct …)` or `set (a, b) = (x, y)`. */
async function assign(scope: Scope, names: string, query: string): Promise<void> {
  const struct = query.trim().replace(/^select\s+as\s+struct\b/i, 'select');
  const tuple = query.split(',').map((value, index) => `${value} as v${index}`);
  const sql = struct.startsWith('select') ? struct : `select ${tuple.join(', ')}`;
  const values = Object.values(await oneRow(scope, sql));
  names.split(',').forEach((name, index) => {
    const type = scope.variables.get(name.trim());
    if (type === undefined) throw new Refusal(400, 'invalidQuery', `Undeclared variable: ${name.trim()}`);
    scope.values[name.trim()] = { type, value: values[index] ?? null };
  });
}

async function transaction(scope: Scope, verb: string): Promise<void> {
  await scope.connection.run(verb === 'BEGIN' ? 'BEGIN' : verb);
  scope.isOpen = verb === 'BEGIN';
}

async function step(scope: Scope, { text, line }: ScriptStatement): Promise<void> {
  const verb = /^(begin|commit|rollback) transaction$/i.exec(text)?.[1];
  if (verb !== undefined) return transaction(scope, verb.toUpperCase());
  const declared = /^declare\s+([\w\s,]+?)\s+(DATE)$/i.exec(text);
  if (declared !== null) return declare(scope, declared[1] ?? '', declared[2] ?? '');
  const set = /^set\s+\(([\w\s,]+)\)\s*=\s*\(([\s\S]+)\)$/i.exec(text);
  if (set !== null) return assign(scope, set[1] ?? '', set[2] ?? '');
  const raised = /^raise using message = '([^']*)'$/i.exec(text);
  if (raised !== null)
    throw new Refusal(400, 'invalidQuery', `Query error: ${raised[1] ?? ''} at [${line}:1]`);
  scope.ran.push({ line, result: await run(scope, text) });
}

/** Runs the statements in order. `if … then … end if` may not be nested. */
async function steps(scope: Scope, statements: readonly ScriptStatement[]): Promise<void> {
  let isSkipping = false;
  for (const statement of statements) {
    const [, condition, first] = /^if\s+([\s\S]+?)\s+then\s+([\s\S]+)$/i.exec(statement.text) ?? [];
    if (condition !== undefined && first !== undefined) {
      isSkipping = !(await isTrue(scope, condition));
      if (!isSkipping) await step(scope, { ...statement, text: first });
    } else if (/^end if$/i.test(statement.text)) isSkipping = false;
    else if (!isSkipping) await step(scope, statement);
  }
}

/** Runs a script as BigQuery does: what fails inside of a transaction rolls it back, and temporary tables go with the script. */
export async function runScript(
  connection: DuckDBConnection,
  statements: readonly ScriptStatement[],
  parameters: SqlParameters,
): Promise<RanStatement[]> {
  const scope: Scope = { connection, parameters, variables: new Map(), values: {}, ran: [], isOpen: false };
  try {
    await steps(scope, statements);
    if (scope.isOpen) throw new Refusal(400, 'invalidQuery', 'Transaction is not closed');
    return scope.ran;
  } catch (thrown) {
    if (scope.isOpen) await connection.run('ROLLBACK').catch(() => undefined); // DuckDB may have rolled back itself.
    throw thrown;
  } finally {
    for (const { text } of statements) {
      const [, name] = /^create temp table\s+(\w+)/i.exec(text) ?? [];
      if (name !== undefined) await connection.run(`DROP TABLE IF EXISTS temp.${name}`);
    }
  }
}
