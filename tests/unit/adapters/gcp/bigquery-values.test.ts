import { describe, expect, it } from 'vitest';
import { queryParameters, sqlRows } from '../../../../shared/adapters/gcp/bigquery-values.ts';

const one = (type: string, v: unknown, mode = 'NULLABLE') =>
  sqlRows([{ name: 'x', type, mode }], [{ f: [{ v }] }])[0]?.['x'];

describe('cells of BigQuery', () => {
  it.each([
    ['INTEGER', '-12', -12],
    ['FLOAT', '1.0E-7', 1e-7],
    ['NUMERIC', '1.5', 1.5],
    ['BOOLEAN', 'false', false],
    ['BOOLEAN', 'true', true],
    ['STRING', '12', '12'],
    ['DATE', '2026-04-15', '2026-04-15'],
    ['JSON', '{"a":1}', '{"a":1}'],
    ['TIMESTAMP', '1776208500123999', '2026-04-14T23:15:00.123Z'],
    ['TIMESTAMP', '-1', '1969-12-31T23:59:59.999Z'],
    ['DATETIME', '2026-04-11T22:30:00.250000', '2026-04-11T22:30:00.250Z'],
    ['INTEGER', null, null],
  ])('of type %s: %s', (type, cell, value) => expect(one(type, cell)).toBe(value));

  it.each([
    ['INTEGER', '9007199254740993', 'beyond 2^53'],
    ['FLOAT', 'NaN', 'holds NaN'],
    ['FLOAT', 'Infinity', 'holds Infinity'],
    ['RECORD', { f: [] }, 'ARRAY or STRUCT'],
  ])('of type %s are refused when no value of the port is %s', (type, cell, message) => {
    expect(() => one(type, cell)).toThrow(message);
  });

  it('are refused as lists', () => expect(() => one('STRING', [], 'REPEATED')).toThrow('ARRAY or STRUCT'));
});

describe('parameters of BigQuery', () => {
  it('carry their type, also without a value', () => {
    expect(
      queryParameters({
        n: { type: 'INT64', value: 1 },
        none: { type: 'DATE', value: null },
        list: { type: 'BOOL', value: [true, null] },
        empty: { type: 'STRING', value: [] },
      }),
    ).toEqual([
      { name: 'n', parameterType: { type: 'INT64' }, parameterValue: { value: '1' } },
      { name: 'none', parameterType: { type: 'DATE' }, parameterValue: { value: null } },
      {
        name: 'list',
        parameterType: { type: 'ARRAY', arrayType: { type: 'BOOL' } },
        parameterValue: { arrayValues: [{ value: 'true' }, { value: null }] },
      },
      {
        name: 'empty',
        parameterType: { type: 'ARRAY', arrayType: { type: 'STRING' } },
        parameterValue: { arrayValues: [] },
      },
    ]);
  });

  it('are refused with a value of another type', () => {
    expect(() => queryParameters({ d: { type: 'DATE', value: '15.4.2026' } })).toThrow('@d is no DATE');
  });
});
