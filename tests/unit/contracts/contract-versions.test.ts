import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type ContractShape,
  type ContractVersions,
  contractVersions,
  shapeOf,
} from '../../../schemas/contract-shape.ts';
import { type Migration, migrations } from '../../../schemas/migrations.ts';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import {
  lockText,
  versionProblems,
  withNewVersions,
} from '../../../scripts/contract-versions/check-versions.ts';

const text = readFileSync(join(import.meta.dirname, '../../../schemas/contract-versions.json'), 'utf8');
const locked = contractVersions.parse(JSON.parse(text));
const contracts = new Map(tableContracts.map((contract) => [qualifiedName(contract), shapeOf(contract)]));

describe('the table contracts', () => {
  it('are what was locked under their versions, and every version but the first has its migration', () => {
    expect(versionProblems(contracts, locked, migrations)).toEqual([]);
  });

  it('are locked in the form in which the command writes them', () => {
    expect(lockText(locked)).toBe(text);
    expect(lockText(withNewVersions(contracts, locked))).toBe(text);
  });
});

describe('a change to a contract', () => {
  const first: ContractShape = {
    version: 1,
    key: ['id'],
    partition_by: 'day',
    columns: { id: 'INT64', day: 'DATE', name: 'STRING', score: 'INT64?' },
  };
  const lock: ContractVersions = { 'd.t': [first] };
  const shape = (change: Partial<ContractShape>): ContractShape => ({ ...first, ...change });
  const columns = (change: Record<string, string>) => ({ columns: { ...first.columns, ...change } });
  const problemsOf = (
    now: ContractShape,
    { versions = lock, steps = [] }: { versions?: ContractVersions; steps?: readonly Migration[] } = {},
  ) => versionProblems(new Map([['d.t', now]]), versions, steps);
  const step = (change: Partial<Migration> = {}): Migration => ({
    table: 'd.t',
    to: 2,
    why: 'because',
    adds: [],
    relaxes: [],
    joins: [],
    ...change,
  });

  it('that is none has no problem', () => expect(problemsOf(first)).toEqual([]));

  it.each([
    ['a new column', columns({ more: 'STRING?' })],
    ['another type', columns({ name: 'INT64' })],
    ['a column that may be null now', columns({ name: 'STRING?' })],
    ['a column that may not be null any more', columns({ score: 'INT64' })],
    ['a column that is gone', { columns: { id: 'INT64', day: 'DATE', name: 'STRING' } }],
    ['another key', { key: ['id', 'day'] }],
    ['another partition', { partition_by: null }],
  ])('without a new version is refused: %s', (_, change) => {
    const now = shape(change);
    expect(problemsOf(now)).toEqual([
      'd.t was changed without a new version: raise the version of its contract',
    ]);
    expect(() => withNewVersions(new Map([['d.t', now]]), lock)).toThrow(/raise the version/);
  });

  const second = shape({ version: 2, ...columns({ more: 'STRING?', name: 'STRING?' }) });
  const versions = withNewVersions(new Map([['d.t', second]]), lock);

  it('with a new version must be locked, and needs its migration', () => {
    expect(problemsOf(second)).toEqual(['d.t version 2 is not locked: run npm run lock-contracts']);
    expect(problemsOf(second, { versions })).toEqual([
      'd.t version 2 has 0 migrations in schemas/migrations.ts, it needs one',
    ]);
    expect(problemsOf(second, { versions, steps: [step({ adds: ['more'], relaxes: ['name'] })] })).toEqual(
      [],
    );
  });

  it('may tell rows apart by more', () => {
    const wider = shape({ version: 2, key: ['id', 'day'] });
    const changed = withNewVersions(new Map([['d.t', wider]]), lock);
    expect(problemsOf(wider, { versions: changed, steps: [step({ joins: ['day'] })] })).toEqual([]);
    expect(problemsOf(wider, { versions: changed, steps: [step()] })).toEqual([
      'the migration to d.t version 2 joins nothing, the contract day',
    ]);
    const turned = shape({ version: 2, key: ['day', 'id'] });
    const turnedLock = withNewVersions(new Map([['d.t', turned]]), lock);
    expect(problemsOf(turned, { versions: turnedLock, steps: [step()] })).toContain(
      'd.t version 2 cannot be reached by a warehouse in use: the key is another',
    );
  });

  it('must be the one that the migration says', () => {
    expect(problemsOf(second, { versions, steps: [step({ adds: ['more', 'other'] })] })).toEqual([
      'the migration to d.t version 2 adds more, other, the contract more',
      'the migration to d.t version 2 relaxes nothing, the contract name',
    ]);
  });

  it.each([
    ['may not be null', columns({ more: 'STRING' }), 'more is new and may not be null'],
    ['another type', columns({ name: 'INT64' }), 'name was STRING and is INT64'],
    ['no null any more', columns({ score: 'INT64' }), 'score was INT64? and is INT64'],
    ['a column that is gone', { columns: { id: 'INT64', day: 'DATE', name: 'STRING' } }, 'score is gone'],
    ['the key', { key: ['day'] }, 'the key is another'],
    ['the partition', { partition_by: null }, 'the partition is another'],
  ])('that no warehouse in use can follow is refused whatever its version: %s', (_, change, problem) => {
    const now = shape({ version: 2, ...change });
    const changed = withNewVersions(new Map([['d.t', now]]), lock);
    expect(problemsOf(now, { versions: changed, steps: [step()] })).toContain(
      `d.t version 2 cannot be reached by a warehouse in use: ${problem}`,
    );
  });

  it('is one: a new version of the same is refused, and so is a step back, a gap and a table that went', () => {
    const same = withNewVersions(new Map([['d.t', shape({ version: 2 })]]), lock);
    expect(problemsOf(shape({ version: 2 }), { versions: same })).toEqual([
      'd.t version 2 is no other than version 1',
    ]);
    expect(problemsOf(first, { versions, steps: [step({ adds: ['more'], relaxes: ['name'] })] })).toEqual([
      'd.t has version 1, an older one than was locked',
    ]);
    const third = shape({ version: 3, ...columns({ more: 'STRING?' }) });
    expect(problemsOf(third, { versions: withNewVersions(new Map([['d.t', third]]), lock) })).toContainEqual(
      'the locked versions of d.t are not 1, 2, 3 …',
    );
    expect(versionProblems(new Map(), lock, [step()])).toEqual([
      'd.t is locked, and no contract has it',
      'there is a migration to version 2 of d.t, which is not locked',
    ]);
  });
});
