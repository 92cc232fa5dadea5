/** Rows of the first table after a heading, cell by cell, without the head. */
export function tableAfter(markdown: string, heading: string): string[][] {
  const at = markdown.indexOf(`\n${heading}\n`);
  if (at < 0) throw new Error(`no heading ${heading}`);
  const lines = markdown.slice(at + 1).split('\n');
  const start = lines.findIndex((line) => /^\|(---\|)+$/.test(line));
  if (start < 0) throw new Error(`no table after ${heading}`);
  const rest = lines.slice(start + 1);
  const length = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, length < 0 ? undefined : length).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}
