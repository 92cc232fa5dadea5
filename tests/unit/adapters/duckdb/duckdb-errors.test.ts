import { describe, expect, it } from 'vitest';
import { loadError, openingError, queryError } from '../../../../shared/adapters/local/duckdb-errors.ts';
import { HanksTankError } from '../../../../shared/domain/errors.ts';

const full = new Error('IO Error: Could not write all bytes to file "w.duckdb": No space left on device');

describe('errors of DuckDB', () => {
  it('tell a full disk and a folder without permission from the rest', () => {
    const denied = new Error('IO Error: Cannot open file "w.duckdb": Permission denied');
    expect(loadError(full, 'a.t')).toMatchObject({ code: 'STORAGE_FULL', cause: full });
    expect(queryError(full, 'The query failed')).toMatchObject({ code: 'STORAGE_FULL' });
    expect(openingError(denied, 'w.duckdb')).toMatchObject({ code: 'STORAGE_NOT_WRITABLE' });
    expect(openingError('odd', 'w.duckdb')).toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE' });
  });

  it('name the process that holds the lock, where DuckDB knows it', () => {
    const lock = (holder: string) =>
      new Error(`IO Error: Could not set lock on file "w": Conflicting lock is held in ${holder}`);
    expect(openingError(lock('node (PID 42)'), 'w')).toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      details: { pid: 42 },
    });
    expect(openingError(lock('?'), 'w')).toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      details: { pid: null },
    });
  });

  it('never repeat a value of a row', () => {
    const bad = loadError(
      new Error("Conversion Error: Could not convert string 'it's secret' to INT64\nLINE 1: …"),
      'a.t',
    );
    expect(bad.code).toBe('ROW_INVALID');
    expect(bad.message).not.toContain('secret');
    const other = loadError(new Error('Catalog Error: Table with name "secret" does not exist'), 'a.t');
    expect(other.code).toBe('WAREHOUSE_QUERY_FAILED');
    expect(other.message).not.toContain('secret');
  });

  it('stay what they are when they are ours', () => {
    const ours = new HanksTankError('TABLE_UNKNOWN', 'x');
    expect(loadError(ours, 'a.t')).toBe(ours);
    expect(queryError(ours, 'x')).toBe(ours);
  });
});
