import type { ParameterType } from '../../shared/adapters/local/google-sql/parameter-type.ts';
import { transpile } from '../../shared/adapters/local/google-sql/transpile.ts';
import type { SqlParameterType } from '../../shared/ports/warehouse.ts';

/** Parameter types of the generated statements, as their header declares them. */
const scalarTypes: readonly SqlParameterType[] = ['INT64', 'DATE'];

function parameterType(declared: string): ParameterType {
  const scalar = declared.replace(/^ARRAY<(.+)>$/, '$1');
  const type = scalarTypes.find((one) => one === scalar);
  if (type === undefined) throw new Error(`a parameter is declared as ${declared}`);
  return { type, isArray: scalar !== declared };
}

/** A generated statement in DuckDB's SQL, with the parameters that its header declares; a MERGE says what it did with each row. */
export function toDuckDb(googleSql: string): string {
  const [, header = ''] = /^-- parameters: (.*)$/m.exec(googleSql) ?? [];
  const types = Object.fromEntries(
    [...header.matchAll(/@(\w+) ([\w<>]+)/g)].map(([, name = '', type = '']) => [name, parameterType(type)]),
  );
  const { sql } = transpile(googleSql, types);
  return `${sql}${sql.startsWith('MERGE') ? ' RETURNING merge_action' : ''};\n`;
}
