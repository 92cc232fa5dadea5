import { rewriteType } from './casts.ts';
import { notPortable } from './not-portable.ts';
import { rewriteNodes, stagingDataset } from './rewrite-nodes.ts';
import { isParenthesis, isSymbol, keyword, type Node, parenthesised, symbol, word } from './token-tree.ts';

/** Splits column definitions at commas outside of `<…>`. */
function splitColumns(nodes: readonly Node[]): Node[][] {
  const columns: Node[][] = [[]];
  let depth = 0;
  for (const node of nodes) {
    if (isSymbol(node, '<')) depth += 1;
    if (isSymbol(node, '>')) depth -= 1;
    if (isSymbol(node, ',') && depth === 0) columns.push([]);
    else columns.at(-1)?.push(node);
  }
  return columns;
}

/** `name TYPE [NOT NULL] [OPTIONS(…)]`; keys that are not enforced go. */
function rewriteColumn(definition: readonly Node[]): Node[] | null {
  if (keyword(definition[0]) === 'PRIMARY' && keyword(definition.at(-1)) === 'ENFORCED') return null;
  const options = definition.findIndex((node) => keyword(node) === 'OPTIONS');
  const withoutOptions = options < 0 ? definition : definition.slice(0, options);
  const notNull = withoutOptions.findIndex((node) => keyword(node) === 'NOT');
  const type = withoutOptions.slice(1, notNull < 0 ? undefined : notNull);
  const constraint = notNull < 0 ? [] : withoutOptions.slice(notNull);
  if (constraint.length > 0 && keyword(constraint[1]) !== 'NULL') throw notPortable('a column constraint');
  return [...definition.slice(0, 1), ...rewriteType(type), ...constraint];
}

const rewriteColumns = (nodes: readonly Node[]): Node[] =>
  splitColumns(nodes)
    .map(rewriteColumn)
    .filter((column) => column !== null)
    .flatMap((column, index) => (index === 0 ? column : [symbol(','), ...column]));

const storageWords = ['PARTITION', 'CLUSTER', 'OPTIONS'];

/** What DuckDB takes of a CREATE: partitions, clusters and options are BigQuery's; a materialized view is a view. */
export function rewriteCreate(nodes: readonly Node[]): Node[] {
  const as = nodes.findIndex((node) => keyword(node) === 'AS');
  const head = nodes.slice(0, as < 0 ? undefined : as);
  const query = as < 0 ? [] : [word('AS'), ...rewriteNodes(nodes.slice(as + 1))];
  const storage = head.findIndex((node) => storageWords.includes(keyword(node) ?? ''));
  const declared = (storage < 0 ? head : head.slice(0, storage)).filter(
    (node) => keyword(node) !== 'MATERIALIZED',
  );
  const kinds = declared.map(keyword);
  if (kinds.includes('FUNCTION')) throw notPortable('CREATE FUNCTION', 'a view or a query file');
  if (!['TABLE', 'VIEW', 'SCHEMA'].some((kind) => kinds.includes(kind)))
    throw notPortable('this kind of CREATE');
  const isStaged = declared.some(
    (node, index) => keyword(node) === stagingDataset.toUpperCase() && isSymbol(declared[index + 1], '.'),
  );
  const isTable = kinds.includes('TABLE');
  const rewritten = declared.flatMap((node): Node[] => {
    if (isStaged && keyword(node) === 'TABLE') return [word('TEMP'), node];
    if (isStaged && keyword(node) === stagingDataset.toUpperCase()) return [word('temp')];
    if (isParenthesis(node)) return [isTable ? parenthesised(rewriteColumns(node.nodes)) : node];
    return [node];
  });
  return [...rewritten, ...query];
}
