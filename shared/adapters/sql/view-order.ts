/** `dataset.name` of a view file `dataset/name/view.sql`. */
export const viewName = (path: string): string => path.split(/[\\/]/).slice(0, 2).join('.');

const commentsAndTexts = /--[^\n]*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

/** `dataset.name` of every path that a statement mentions. */
const mentionedNames = (sql: string): Set<string> =>
  new Set(
    sql
      .replaceAll(commentsAndTexts, ' ')
      .replaceAll('`', '')
      .match(/\b\w+\.\w+\b/g) ?? [],
  );

/** View files so that each comes after the views it reads. */
export function orderViews(paths: readonly string[], read: (path: string) => string): string[] {
  const ordered: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    if (ordered.includes(path) || above.includes(path)) return;
    const mentioned = mentionedNames(read(path));
    for (const other of paths)
      if (other !== path && mentioned.has(viewName(other))) visit(other, [...above, path]);
    ordered.push(path);
  };
  for (const path of paths) visit(path, []);
  return ordered;
}
