import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemsOfCommand } from '../../support/commands/check-command.ts';
import { createStandIns } from '../../support/commands/stand-ins.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const script = join(import.meta.dirname, '../../../.github/scripts/canary.sh');

const service = (newest: string): string =>
  JSON.stringify({
    status: {
      url: 'https://api.example',
      latestReadyRevisionName: newest,
      traffic: [
        { tag: 'candidate', revisionName: newest, percent: 5, url: 'https://candidate---api.example' },
        { tag: 'stable', revisionName: 'api-1', percent: 95, url: 'https://stable---api.example' },
      ],
    },
  });

type Answer = readonly [pattern: string, output: string, status?: number];

/** One run of the script: how it ended, and how it routed the traffic. */
function canary(command: string, answers: readonly Answer[]) {
  const folder = temporaryFolder();
  const standIns = createStandIns(folder, [...answers, ['^gcloud auth print-identity-token', 'token\n']]);
  const { status, stdout } = spawnSync('bash', ['--norc', script, command], {
    encoding: 'utf8',
    env: {
      PATH: `${standIns.folder}:${process.env['PATH']}`,
      REGION: 'us-east1',
      DEPLOYER: 'deployer@example.iam.gserviceaccount.com',
      ROUNDS: '2',
      PAUSE_SECONDS: '0',
    },
  });
  const calls = standIns.calls();
  expect(calls.flatMap(({ tool, words }) => problemsOfCommand(tool, words))).toEqual([]);
  const routes = calls
    .filter(({ words }) => words.includes('update-traffic'))
    .map(({ words }) => words.filter((word) => /^--(to-|update-tags|clear-tags)/.test(word)).join(' '));
  return { status, stdout, routes, asked: calls.filter(({ tool }) => tool === 'curl').length };
}

const described: Answer = ['^gcloud run services describe', service('api-2')];
const toEverything = [
  '--to-revisions=api-2=5,api-1=95 --update-tags=candidate=api-2,stable=api-1',
  '--to-revisions=api-2=100 --clear-tags',
];
const andBack = [toEverything[0], '--to-revisions=api-1=100 --clear-tags'];

describe('before a deployment', () => {
  it('what answers is held, so that a new revision gets nothing by being made', () => {
    const { status, routes } = canary('hold', [['^gcloud run services list', 'prediction-api\n'], described]);
    expect({ status, routes }).toEqual({ status: 0, routes: ['--to-revisions=api-1=100'] });
  });

  it('there is nothing to hold when there is no service yet', () => {
    expect(canary('hold', [['^gcloud run services list', '']])).toMatchObject({ status: 0, routes: [] });
  });

  it('it stops when the service cannot be asked about', () => {
    expect(canary('hold', [['^gcloud run services list', '', 1]])).toMatchObject({ status: 1, routes: [] });
  });
});

describe('after a deployment', () => {
  it('a revision that answers like the one before gets 5%, then everything', () => {
    const { status, routes, asked } = canary('release', [described, ['^curl', '200']]);
    expect({ status, routes, asked }).toEqual({ status: 0, routes: toEverything, asked: 16 });
  });

  it('an answer that was 503 before may be 503 still: there are no predictions on the first day', () => {
    const { status, routes } = canary('release', [
      described,
      ['^curl .*/docs/json', '200'],
      ['^curl', '503'],
    ]);
    expect({ status, routes }).toEqual({ status: 0, routes: toEverything });
  });

  it.each([
    [
      'answers with an error where the one before did not',
      [
        ['^curl .*candidate.*/predictions', '500'],
        ['^curl', '200'],
      ],
    ],
    [
      'does not answer at all',
      [
        ['^curl .*candidate', '000', 28],
        ['^curl', '200'],
      ],
    ],
    ['is as broken as the one before', [['^curl', '500']]],
  ] as const)('a revision that %s gets nothing: the one before answers everything again', (_, answers) => {
    const { status, routes } = canary('release', [described, ...answers]);
    expect({ status, routes }).toEqual({ status: 1, routes: andBack });
  });

  it('it goes back when no token is to be had for the smoke tests', () => {
    const { status, routes } = canary('release', [described, ['^gcloud auth print-identity-token', '', 1]]);
    expect({ status, routes }).toEqual({ status: 1, routes: andBack });
  });

  it('nothing is routed when the newest revision answers already', () => {
    const { status, routes } = canary('release', [['^gcloud run services describe', service('api-1')]]);
    expect({ status, routes }).toEqual({ status: 0, routes: [] });
  });

  it('another word than hold or release is refused', () => {
    expect(canary('relase', [])).toMatchObject({ status: 2, routes: [] });
  });
});
