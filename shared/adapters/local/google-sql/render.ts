import { placeholderTypes } from './casts.ts';
import { notPortable } from './not-portable.ts';
import type { ParameterType } from './parameter-type.ts';
import type { Node } from './token-tree.ts';

/** What was taken out of a statement before polyglot and comes back after it. */
export interface Rendering {
  literals: string[];
  /** Lower-case name to the name as first written. */
  parameters: Map<string, string>;
}

/** Names that are free in GoogleSQL and reserved in DuckDB (duckdb_keywords()); `offset` and `table` are also syntax and stay. */
const reservedInDuckDb = new Set(
  `ANALYSE ANALYZE ANTI ASOF ASYMMETRIC AUTHORIZATION BINARY BOTH CHECK COLLATION COLUMN COLUMNS CONCURRENTLY CONSTRAINT
   DEFERRABLE DO FOREIGN FREEZE GENERATED GLOB ILIKE INITIALLY ISNULL LAMBDA LEADING MAP NOTNULL ONLY OVERLAPS PLACING
   POSITIONAL PRIMARY REFERENCES RETURNING SEMI SHOW SIMILAR SUMMARIZE SYMMETRIC TRAILING UNIQUE UNPACK VARIADIC VERBOSE`.split(
    /\s+/,
  ),
);

const quotedName = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;

/** What stands for the text of a literal while a statement is translated; where no literal may stand, it remains. */
export const literalStandIn = /^hk_s\d+$/;

function renderNode(node: Node, rendering: Rendering): string {
  switch (node.kind) {
    case 'string':
      rendering.literals.push(node.text);
      return `'hk_s${rendering.literals.length - 1}'`;
    case 'parameter': {
      const key = node.text.toLowerCase();
      if (!rendering.parameters.has(key)) rendering.parameters.set(key, node.text);
      return `hk_p_${key}`;
    }
    case 'quoted':
      return node.text.split('.').map(quotedName).join('.');
    case 'group':
      return `${node.open}${renderNodes(node.nodes, rendering)}${node.open === '(' ? ')' : ']'}`;
    case 'word':
      return reservedInDuckDb.has(node.text.toUpperCase()) ? quotedName(node.text) : node.text;
    case 'number':
    case 'symbol':
      return node.text;
  }
}

/** Nodes as text for polyglot; texts and parameters become placeholders, so that it cannot change them. */
export const renderNodes = (nodes: readonly Node[], rendering: Rendering): string =>
  nodes.map((node) => renderNode(node, rendering)).join(' ');

const duckdbTypes = {
  INT64: 'BIGINT',
  FLOAT64: 'DOUBLE',
  BOOL: 'BOOLEAN',
  STRING: 'VARCHAR',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMPTZ',
} as const;

/** Names that would mean something to polyglot, and what they are in DuckDB. */
const placeholderWords: Readonly<Record<string, string>> = {
  ...placeholderTypes,
  hk_unnest: 'unnest',
  hk_any: 'ANY',
};

function duckdbLiteral(text: string): string {
  if (text.includes('\0')) throw notPortable('the character NUL in a text');
  return `'${text.replaceAll("'", "''")}'`;
}

function restoreParameter(name: string, type: ParameterType | undefined): string {
  if (type === undefined) return `$${name}`;
  return `CAST($${name} AS ${duckdbTypes[type.type]}${type.isArray ? '[]' : ''})`;
}

/** Puts texts, parameters, types and the USING subquery of a MERGE (`source`) back into DuckDB's SQL. */
export function restore(
  sql: string,
  rendering: Rendering,
  types: Readonly<Record<string, ParameterType>>,
  source: string | null,
): string {
  const typeOf = new Map(Object.entries(types).map(([name, type]) => [name.toLowerCase(), type]));
  const visit = (text: string): string =>
    text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_]*/g, (token) => {
      const literal = /^'hk_s(\d+)'$/.exec(token)?.[1];
      if (literal !== undefined) return duckdbLiteral(rendering.literals[Number(literal)] ?? '');
      const word = token.toLowerCase();
      if (word === 'hk_source' && source !== null) return `(${visit(source)})`;
      const name = word.startsWith('hk_p_') ? word.slice('hk_p_'.length) : undefined;
      if (name !== undefined)
        return restoreParameter(rendering.parameters.get(name) ?? name, typeOf.get(name));
      return placeholderWords[word] ?? token;
    });
  return visit(sql);
}
