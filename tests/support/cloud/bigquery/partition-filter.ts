/**
 * Uses of partitioned tables in a statement (`dataset.table as alias`) whose alias never meets the partition in a comparison:
 * BigQuery refuses them where a table requires a filter. `partitionOf`: the column by `dataset.table`.
 */
export const unfilteredUses = (sql: string, partitionOf: ReadonlyMap<string, string>): string[] =>
  [...sql.matchAll(/\b(\w+\.\w+)\s+as\s+(\w+)/gi)].flatMap(([use, table = '', alias = '']) => {
    const column = partitionOf.get(table);
    if (column === undefined) return [];
    const compared = new RegExp(
      `\\b${alias}\\.${column}\\s*(=|>|<|between\\b|in\\b)|=\\s*${alias}\\.${column}\\b`,
      'i',
    );
    return compared.test(sql) ? [] : [use];
  });
