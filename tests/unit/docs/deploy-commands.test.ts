import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { cloudCommands } from '../../../services/console/cloud-commands.ts';
import { problemsOfCommand } from '../../support/commands/check-command.ts';
import { type Call, createStandIns } from '../../support/commands/stand-ins.ts';
import { tableAfter } from '../../support/markdown-tables.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { terraformBlocks, terraformFiles } from '../../support/terraform-files.ts';

const root = join(import.meta.dirname, '../../..');
const runbook = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
const blocks = [...runbook.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? '');

const answers = [
  ['^git rev-parse', '0123abcdef01\n'],
  ['^gcloud config get account', 'somebody@example.com\n'],
  ['^gcloud auth print-identity-token', 'token\n'],
  ['^terraform .* output -raw api_url', 'https://prediction-api.example'],
  ['^terraform .* output -raw (deployer|planner)', 'deployer@my-hankstank-prod.iam.gserviceaccount.com'],
  ['^terraform .* output -raw workload_identity_provider', 'projects/1/locations/global/pools/github'],
] as const;

/** Every block in order, in one shell that stops at the first failure and at the first variable that nobody has set. */
function walkThrough(): { calls: Call[]; status: number | null; stderr: string } {
  const folder = temporaryFolder();
  const standIns = createStandIns(folder, answers);
  const { status, stderr } = spawnSync('bash', ['--norc', '-euo', 'pipefail', '-c', blocks.join('\n')], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${standIns.folder}:${process.env['PATH']}`, ODDS_API_KEY: 'made-up', HOME: folder },
  });
  return { calls: standIns.calls(), status, stderr };
}

let walked: ReturnType<typeof walkThrough> | undefined;

/** The walk, made by the first test that asks. */
function walk(): ReturnType<typeof walkThrough> {
  walked ??= walkThrough();
  return walked;
}

const line = ({ tool, words }: Call): string => [tool, ...words].join(' ');
const callsOf = (pattern: RegExp): Call[] => walk().calls.filter((call) => pattern.test(line(call)));

/** The value of a flag in a call. */
const flagOf = ({ words }: Call, flag: string): string =>
  words.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1) ?? '';

describe('the runbook', () => {
  it('runs from the first command to the last, with every variable set where it is first used', () => {
    const { status, stderr, calls } = walk();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(blocks.length).toBeGreaterThan(15);
    expect(calls.length).toBeGreaterThan(60);
  });

  it('has no command, flag or argument that its tool does not know', () => {
    expect(walk().calls.flatMap(({ tool, words }) => problemsOfCommand(tool, words))).toEqual([]);
  });

  it('works in folders of Terraform that exist, with variables and outputs that they have', () => {
    for (const call of callsOf(/^terraform /)) {
      const folder = flagOf(call, '-chdir');
      expect(existsSync(join(root, folder, 'main.tf')), line(call)).toBe(true);
      const names = (kind: string) =>
        terraformBlocks()
          .filter(({ file, kind: one }) => one === kind && `terraform/${file}`.startsWith(`${folder}/`))
          .map(({ labels }) => labels[0]);
      for (const word of call.words.filter((one) => one.startsWith('-var=')))
        expect(names('variable'), line(call)).toContain(word.split('=')[1]);
      if (call.words.includes('output')) expect(names('output'), line(call)).toContain(call.words.at(-1));
    }
    const set = new Set([...runbook.matchAll(/TF_VAR_([a-z_]+)=/g)].map(([, name]) => name));
    const declared = terraformFiles('variables.tf')
      .filter(([path]) => /^(bootstrap|environments)/.test(path))
      .flatMap(([, text]) => [...text.matchAll(/^variable "([a-z_]+)"/gm)].map(([, name]) => name));
    expect([...set].filter((name) => !declared.includes(name))).toEqual([]);
  });

  it('starts the job with commands that it has, all of them, and as many arguments as they take', () => {
    const wanted: Record<string, number> = { backfill: 2, replay: 1, discard: 1 };
    const started = callsOf(/^gcloud run jobs execute console/).map((call) =>
      flagOf(call, '--args').split(','),
    );
    for (const [name = '', ...args] of started) {
      expect(Object.keys(cloudCommands)).toContain(name);
      expect(args, name).toHaveLength(wanted[name] ?? 0);
      expect(args).not.toContain('');
    }
    const named = Object.keys(cloudCommands).filter((name) => runbook.includes(name));
    expect(named).toEqual(Object.keys(cloudCommands));
  });

  it('asks tables and views that there are', () => {
    const views = [
      ...terraformFiles('views.tf')
        .map(([, text]) => text)
        .join('\n')
        .matchAll(/"([a-z_]+\.[a-z_]+)"/g),
    ];
    const known = [
      ...tableContracts.map(qualifiedName),
      ...views.map(([, name]) => name ?? ''),
      'operational.stage_runs',
    ];
    for (const call of callsOf(/^bq .*query/)) {
      const sql = call.words.at(-1) ?? '';
      for (const [, name = ''] of sql.matchAll(/\bfrom ([a-z_]+\.[a-z_]+)/g))
        expect(known, sql).toContain(name);
    }
    expect(existsSync(join(root, 'sql/operational/stage_runs/view.sql'))).toBe(true);
  });

  it('names services, jobs and secrets as Terraform does', () => {
    const text = terraformFiles('.tf')
      .map(([, one]) => one)
      .join('\n');
    for (const call of callsOf(/^gcloud run jobs execute/))
      expect(text).toContain(`name                = "${call.words[3]}"`);
    const access = readFileSync(join(root, 'terraform/modules/platform/access.json'), 'utf8');
    const secrets = callsOf(/^gcloud secrets/).map(
      (call) => flagOf(call, '--secret') || (call.words[3] ?? ''),
    );
    expect(secrets.length).toBeGreaterThan(2);
    for (const secret of secrets) expect(access).toContain(`"name": "${secret}"`);
  });

  it('says of every alert what it means and what to do, and of no other', () => {
    const alerts = terraformFiles('alerts.tf')[0]?.[1] ?? '';
    const policies = [
      ...alerts.matchAll(/^ {4}([a-z-]+) = \{$/gm),
      ...alerts.matchAll(/display_name += "([a-z-]+) \(/g),
    ];
    const told = tableAfter(runbook, '## Alerts');
    expect(told.map(([name]) => name).sort()).toEqual(policies.map(([, name]) => name).sort());
    for (const [name, means = '', todo = ''] of told) {
      expect(means.length, name).toBeGreaterThan(20);
      expect(todo.length, name).toBeGreaterThan(20);
    }
    expect(policies.length).toBeGreaterThan(8);
    // Sections that alerts send people to.
    for (const [, section] of alerts.matchAll(/docs\/deploy\.md, ([A-Z][A-Za-z ]+?)\)/g))
      expect(runbook).toMatch(new RegExp(`^##+ (\\d+\\. )?${section}$`, 'm'));
  });
});

describe('the reference that commands are held to', () => {
  it.each([
    ['gcloud', 'run job execute console --region=us-east1', /has no command/],
    ['gcloud', 'run jobs execute console --regoin=us-east1', /has no flag --regoin/],
    ['gcloud', 'run jobs execute console', /needs --region/],
    ['gcloud', 'run jobs execute --region=us-east1', /takes 1 to 1 arguments, not 0/],
    ['gcloud', 'secrets versions disable 1 2 --secret=key', /takes 1 to 1 arguments, not 2/],
    ['gcloud', 'secrets versions disable 1 --secret', /--secret has no value/],
    ['gcloud', 'run jobs execute console --region=us-east1 --wait=yes', /--wait takes no value/],
    ['bq', '--format=table query --use_legacy_sql=false x', /--format does not take table/],
    ['bq', 'query --use-legacy-sql=false x', /has no flag --use-legacy-sql/],
    ['terraform', '-chdir=x aply', /has no command/],
    ['kubectl', 'get pods', /no tool/],
  ])('finds what is wrong with %s %s', (tool, words, problem) => {
    expect(problemsOfCommand(tool, words.split(' ')).join('; ')).toMatch(problem);
  });
});
