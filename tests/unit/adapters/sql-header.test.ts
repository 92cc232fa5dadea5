import { describe, expect, it } from 'vitest';
import { declaredNames } from '../../../shared/adapters/sql/sql-header.ts';

describe('the header of a SQL file', () => {
  it('declares parameters and output, also on lines that go on', () => {
    const sql = [
      '-- What it answers. parameters: @none DATE',
      '-- parameters: @game_date DATE, @game_pks ARRAY<INT64>,',
      '--   @known_before TIMESTAMP,',
      '--   @share FLOAT64',
      '-- output: a INT64,',
      '--   b JSON',
      '-- Another word: @x DATE',
      'select @y as y',
    ].join('\n');
    expect(declaredNames(sql, 'parameters')).toEqual([
      { name: 'game_date', type: 'DATE' },
      { name: 'game_pks', type: 'ARRAY<INT64>' },
      { name: 'known_before', type: 'TIMESTAMP' },
      { name: 'share', type: 'FLOAT64' },
    ]);
    expect(declaredNames(sql, 'output')).toEqual([
      { name: 'a', type: 'INT64' },
      { name: 'b', type: 'JSON' },
    ]);
  });

  it('may have no such line, and may end the text', () => {
    expect(declaredNames('select 1 as x', 'parameters')).toBeNull();
    expect(declaredNames('-- parameters: @a BOOL,\n--   @b STRING', 'parameters')).toHaveLength(2);
  });
});
