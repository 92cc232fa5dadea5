import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { problemsOfCommand } from '../../support/commands/check-command.ts';
import { createStandIns } from '../../support/commands/stand-ins.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, '.github/workflows');

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const environment = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const step = z
  .strictObject({
    name: z.string(),
    if: z.string(),
    uses: z.string(),
    with: z.record(z.string(), z.unknown()),
    run: z.string(),
    env: environment,
  })
  .partial()
  .refine(({ uses, run }) => (uses === undefined) !== (run === undefined), 'a step uses or runs');
const job = z.strictObject({
  'runs-on': z.literal('ubuntu-24.04'),
  'timeout-minutes': z.int().max(60),
  if: z.string().optional(),
  strategy: z.unknown().optional(),
  environment: z.string().optional(),
  permissions: permissions.optional(),
  env: environment.optional(),
  steps: z.array(step).min(1),
});
/** What a workflow of ours may hold: anything else is a slip of the pen. */
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.partialRecord(z.enum(['push', 'pull_request', 'workflow_run']), z.unknown()),
  permissions,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }).optional(),
  jobs: z.record(z.string(), job),
});

const files = readdirSync(folder).sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
const workflows = new Map(
  [...texts].map(([file, text]) => [file, workflowSchema.parse(parse(text))] as const),
);
const jobs = [...workflows].flatMap(([file, { jobs: all }]) =>
  Object.entries(all).map(([name, one]) => ({ at: `${file} ${name}`, file, ...one })),
);

const publicActions = [...texts].flatMap(([file, text]) =>
  [...text.matchAll(/uses: (.*)$/gm)].map(([, use = '']) => ({ file, use })),
);

describe('workflows', () => {
  it('are these three, and have the form that they should', () =>
    expect([...workflows.values()].map(({ name }) => name)).toEqual(['ci', 'deploy', 'release']));

  it('pin every action by the SHA of a commit, with its version beside it, the same everywhere', () => {
    expect(publicActions.length).toBeGreaterThan(8);
    for (const { file, use } of publicActions)
      expect(use, file).toMatch(/^[a-z-]+\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const versions = new Map<string, Set<string>>();
    for (const { use } of publicActions) {
      const [name = '', version = ''] = use.split('@');
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
    expect([...versions].filter(([, all]) => all.size > 1)).toEqual([]);
  });

  it('may read the repository and nothing else, but for jobs that say what more they need', () => {
    for (const [file, workflow] of workflows)
      expect(workflow.permissions, file).toEqual({ contents: 'read' });
    const more = jobs.flatMap(({ at, permissions: own }) => (own === undefined ? [] : [[at, own]]));
    expect(Object.fromEntries(more)).toEqual({
      'deploy.yml plan': { contents: 'read', 'id-token': 'write' },
      'deploy.yml deploy': { contents: 'read', 'id-token': 'write' },
      'release.yml release': { contents: 'write', 'id-token': 'write', attestations: 'write' },
    });
  });

  it('know no secret, and put nothing that a stranger can write into a shell', () => {
    for (const [file, text] of texts) expect(text, file).not.toMatch(/secrets\.|pull_request_target|set -x/);
    for (const { at, steps } of jobs)
      for (const { run } of steps) expect(run ?? '', at).not.toMatch(/\$\{\{|\b(printenv|env)\b *($|\|)/m);
  });

  it('leave no token of the repository behind in a job that talks to the cloud or writes releases', () => {
    for (const { at, permissions: own, steps } of jobs) {
      if (own === undefined) continue;
      const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(checkout?.with?.['persist-credentials'], at).toBe(false);
    }
  });

  it('apply only what a job of an environment has planned, and only what passed ci on main', () => {
    const applying = jobs.filter(({ steps }) =>
      steps.some(({ run }) => /terraform .*\bapply\b/.test(run ?? '')),
    );
    expect(applying.map(({ at }) => at)).toEqual(['deploy.yml deploy']);
    for (const one of applying) {
      expect(one.environment).toMatch(/^\$\{\{ matrix\.environment \}\}$/);
      expect(one.if).toContain("workflow_run.conclusion == 'success'");
      expect(one.if).toContain("workflow_run.event == 'push'");
      const runs = one.steps.flatMap(({ run }) => run ?? []);
      const at = (pattern: RegExp) => runs.findIndex((run) => pattern.test(run));
      const order = [
        / plan .*-out=deploy\.tfplan/,
        /canary\.sh hold/,
        / apply .*deploy\.tfplan/,
        /canary\.sh release/,
      ];
      expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
      expect(order.map(at)).not.toContain(-1);
    }
  });

  it('plan pull requests of this repository only, as somebody who cannot write', () => {
    const plan = workflows.get('deploy.yml')?.jobs['plan'];
    expect(plan?.if).toContain('head.repo.full_name == github.repository');
    expect(JSON.stringify(plan)).toContain('vars.PLANNER');
    expect(JSON.stringify(plan)).not.toContain('vars.DEPLOYER');
  });

  it('use variables that the runbook sets, each of them', () => {
    const runbook = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
    const set = [...runbook.matchAll(/gh variable set ([A-Z_]+)/g)].map(([, name]) => name);
    const used = [...texts.values()].flatMap((text) =>
      [...text.matchAll(/vars\.([A-Z_]+)/g)].map(([, name]) => name),
    );
    expect([...new Set(used)].sort()).toEqual([...new Set(set)].sort());
  });

  it('call their tools with commands and flags that these know', () => {
    const steps = jobs.flatMap(({ at, steps: all }) =>
      all.flatMap(({ run }) => (run === undefined ? [] : [{ at, run }])),
    );
    const names: string[] = [];
    for (const { at, run } of steps.filter((one) => !/bash \.ci\/run|canary\.sh/.test(one.run))) {
      const here = temporaryFolder();
      mkdirSync(join(here, 'dist'));
      const standIns = createStandIns(here, [['^git log -1', '0']]);
      const { status, stderr } = spawnSync(
        'bash',
        ['--norc', '-eo', 'pipefail', '-c', `touch package-lock.json\n${run}`],
        {
          cwd: here,
          encoding: 'utf8',
          env: {
            PATH: `${standIns.folder}:${process.env['PATH']}`,
            GITHUB_REF_NAME: 'v1.2.3',
            COMMIT: '0123abc',
            IMAGES: 'images',
            REGION: 'us-east1',
            FOLDER: 'terraform',
            STATE_BUCKET: 'state',
          },
        },
      );
      expect({ at, run, status, stderr }).toMatchObject({ status: 0, stderr: '' });
      const calls = standIns.calls().filter(({ tool }) => tool !== 'git');
      names.push(...calls.map(({ tool }) => tool));
      expect(
        calls.flatMap(({ tool, words }) => problemsOfCommand(tool, words)),
        at,
      ).toEqual([]);
    }
    expect(new Set(names)).toEqual(new Set(['docker', 'gcloud', 'gh', 'npm', 'terraform']));
  });
});
