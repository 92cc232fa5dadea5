import './baseline-wasm.ts';
import { Dialect, transpile as polyglot } from '@polyglot-sql/sdk';
import { notPortable } from './not-portable.ts';
import type { ParameterType } from './parameter-type.ts';
import { type Rendering, renderNodes, restore } from './render.ts';
import { rewriteStatement } from './statements.ts';
import { type Node, nestTokens } from './token-tree.ts';
import { readTokens } from './tokens.ts';

/** A statement in DuckDB's SQL; parameters are `$name`. */
export interface Transpiled {
  sql: string;
  /** Names of the parameters that the statement uses, in order of appearance. */
  parameterNames: string[];
}

const cacheLimit = 500;
const cache = new Map<string, Transpiled>();

function throughPolyglot(nodes: readonly Node[], rendering: Rendering): string {
  const result = polyglot(renderNodes(nodes, rendering), Dialect.BigQuery, Dialect.DuckDB);
  const [sql, ...more] = result.sql ?? [];
  if (!result.success || sql === undefined || more.length > 0)
    throw notPortable(`something that cannot be parsed (${result.error ?? 'not exactly one statement'})`);
  return sql;
}

function translate(googleSql: string, types: Readonly<Record<string, ParameterType>>): Transpiled {
  const { nodes, source } = rewriteStatement(nestTokens(readTokens(googleSql)));
  const rendering: Rendering = { literals: [], parameters: new Map() };
  const body = throughPolyglot(nodes, rendering);
  const sourceSql = source === null ? null : throughPolyglot(source, rendering);
  return {
    sql: restore(body, rendering, types, sourceSql),
    parameterNames: [...rendering.parameters.values()],
  };
}

/**
 * Turns one statement of the portable GoogleSQL subset (docs/sql.md) into DuckDB's SQL with the same meaning; cached.
 * A parameter with a declared type is cast to it, so that null and empty arrays have one.
 * Throws SQL_NOT_PORTABLE naming the construct when the statement uses anything else.
 */
export function transpile(
  googleSql: string,
  types: Readonly<Record<string, ParameterType>> = {},
): Transpiled {
  const key = `${JSON.stringify(types)}\n${googleSql}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const transpiled = translate(googleSql, types);
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, transpiled);
  return transpiled;
}
