import type { AnyRow } from './table-rules.ts';

/** Whether the key of a row comes after that of another: whole numbers that grow from the first that differs. */
function comesAfter(key: readonly string[], row: AnyRow, before: AnyRow): boolean {
  for (const name of key) {
    const [own, other] = [row[name], before[name]];
    if (own === other) continue;
    return typeof own === 'number' && typeof other === 'number' && own > other;
  }
  return false;
}

/** The keys of rows. Nearly all rows come in the order of their keys, and one that comes after all others has a key of its own: no text is made of it. */
export class SeenKeys {
  private readonly key: readonly string[];
  private readonly inOrder: AnyRow[] = [];
  private texts: Set<string> | null = null;

  constructor(key: readonly string[]) {
    this.key = key;
  }

  private textOf(row: AnyRow): string {
    return JSON.stringify(this.key.map((name) => row[name]));
  }

  /** Whether a row with this key was added. */
  has(row: AnyRow): boolean {
    const last = this.inOrder.at(-1);
    if (this.texts === null && (last === undefined || comesAfter(this.key, row, last))) return false;
    this.texts ??= new Set(this.inOrder.map((other) => this.textOf(other)));
    return this.texts.has(this.textOf(row));
  }

  /** Adds a row whose key is not there yet. */
  add(row: AnyRow): void {
    if (this.texts === null) this.inOrder.push(row);
    else this.texts.add(this.textOf(row));
  }
}
