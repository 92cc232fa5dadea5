/** A table that a query reads, with the columns that it names. */
export interface TableReference {
  table: string;
  columns: ReadonlySet<string>;
}

/** What the SQL of the product may read. */
export interface SqlCatalog {
  /** Columns by `dataset.table`. */
  tables: ReadonlyMap<string, readonly string[]>;
  /** Text by `dataset.view`. */
  views: ReadonlyMap<string, string>;
}

/** The query of a file, without comments; of a view what stands behind its `as`. */
const queryText = (sql: string): string =>
  sql.replace(/--.*$/gm, '').replace(/create or replace view [\w.]+ as\b/i, '');

/**
 * The tables of a query, one for each time it reads them, with the columns that stand behind their alias (BigQuery bills columns). A
 * view is what its own query reads, whole. Every table of the product's SQL has an alias, which a test holds.
 */
export function tableReferences(sql: string, catalog: SqlCatalog): TableReference[] {
  const text = queryText(sql);
  return [...text.matchAll(/\b(\w+\.\w+)\s+as\s+(\w+)/gi)].flatMap(([, name = '', alias = '']) => {
    const view = catalog.views.get(name);
    if (view !== undefined) return tableReferences(view, catalog);
    const columns = catalog.tables.get(name);
    if (columns === undefined) return [];
    const named = [...text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'gi'))].map(
      ([, column = '']) => column,
    );
    return { table: name, columns: new Set(columns.filter((column) => named.includes(column))) };
  });
}
