import type { ParameterType } from '../../shared/adapters/local/google-sql/parameter-type.ts';
import { transpile } from '../../shared/adapters/local/google-sql/transpile.ts';
import { type DeclaredName, declaredNames } from '../../shared/adapters/sql/sql-header.ts';
import type { SqlParameterType } from '../../shared/ports/warehouse.ts';

const scalarTypes: readonly SqlParameterType[] = ['INT64', 'FLOAT64', 'BOOL', 'STRING', 'DATE', 'TIMESTAMP'];

function parameterType({ name, type: declared }: DeclaredName): ParameterType {
  const scalar = declared.replace(/^ARRAY<(.+)>$/, '$1');
  const type = scalarTypes.find((one) => one === scalar);
  if (type === undefined) throw new Error(`the parameter @${name} is declared as ${declared}`);
  return { type, isArray: scalar !== declared };
}

/**
 * A statement in DuckDB's SQL, with the parameters that its header declares; a MERGE says what it did with each row.
 * Throws when the statement uses other parameters than the header declares, or one has a type that no parameter can have.
 */
export function toDuckDb(googleSql: string): string {
  const declared = declaredNames(googleSql, 'parameters') ?? [];
  const types = Object.fromEntries(declared.map((one) => [one.name, parameterType(one)]));
  const { sql, parameterNames } = transpile(googleSql, types);
  const [inHeader, used] = [declared.map(({ name }) => name), parameterNames].map((names) =>
    names.toSorted().join(', '),
  );
  if (inHeader !== used)
    throw new Error(`the header declares the parameters ${inHeader || 'none'}, used are ${used || 'none'}`);
  return `${sql}${sql.startsWith('MERGE') ? ' RETURNING merge_action' : ''};\n`;
}
