import { lineageColumnNames, type TableContract } from '../../schemas/tables/table-contract.ts';
import { sha256 } from '../../shared/domain/checksum.ts';

const hashBytes = 64;
/** How a row ends: its hash is the last column of every table. */
const beforeHash = Buffer.from('"row_hash":"');
const afterHash = Buffer.from('"}');
const newline = 0x0a;

function holdsAt(bytes: Buffer, at: number, text: Buffer): boolean {
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text[index]) return false;
  return true;
}

/** The hash of each row of NDJSON, one behind the other; null when a line does not end with one. */
function rowHashes(ndjson: Buffer, rows: number): Buffer | null {
  const hashes = Buffer.alloc(rows * hashBytes);
  let start = 0;
  let row = 0;
  for (; start < ndjson.length; row += 1) {
    const newlineAt = ndjson.indexOf(newline, start);
    const end = newlineAt === -1 ? ndjson.length : newlineAt;
    const hashAt = end - afterHash.length - hashBytes;
    const markAt = hashAt - beforeHash.length;
    const isHashed =
      markAt > start &&
      holdsAt(ndjson, markAt, beforeHash) &&
      holdsAt(ndjson, end - afterHash.length, afterHash);
    if (row === rows || !isHashed) return null;
    ndjson.copy(hashes, row * hashBytes, hashAt, hashAt + hashBytes);
    start = end + 1;
  }
  return row === rows ? hashes : null;
}

/**
 * SHA-256 that names the content of a table's rows without their lineage: of the row hashes in order, which cover the key; null where
 * lineage belongs to the key or the rows have no hash at their end. A night collected again has the same one.
 */
export function contentHash(contract: TableContract, ndjson: Buffer, rows: number): string | null {
  if (contract.key.some((name) => lineageColumnNames.includes(name))) return null;
  const hashes = rowHashes(ndjson, rows);
  return hashes === null ? null : sha256(hashes);
}
