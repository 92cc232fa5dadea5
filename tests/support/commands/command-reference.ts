/** What a flag takes: nothing, any value, or one of a few. */
export type FlagKind = 'none' | 'value' | readonly string[];

/** A command as its reference describes it. */
export interface CommandEntry {
  /** How many arguments that are no flags: least and most. */
  arguments: readonly [number, number];
  flags: Readonly<Record<string, FlagKind>>;
  /** Flags without which the command asks or fails. */
  required?: readonly string[];
}

/** A tool: flags that every command takes, before it or after it, and its commands by their words. */
export interface ToolEntry {
  flags: Readonly<Record<string, FlagKind>>;
  commands: Readonly<Record<string, CommandEntry>>;
}

const region = { '--region': 'value' } as const;
const publicBucket = {
  '--location': 'value',
  '--uniform-bucket-level-access': 'none',
  '--public-access-prevention': 'none',
} as const;
const secretVersion = {
  arguments: [1, 1],
  flags: { '--secret': 'value', '--location': 'value', '--etag': 'value' },
  required: ['--secret'],
} as const;

/** From the completion data of gcloud 528.0.0 (data/cli/gcloud_completions.py): the commands that the runbook and the workflows use. */
const gcloud: ToolEntry = {
  flags: {
    '--project': 'value',
    '--account': 'value',
    '--format': 'value',
    '--quiet': 'none',
    '--impersonate-service-account': 'value',
    '--verbosity': ['critical', 'debug', 'error', 'info', 'none', 'warning'],
  },
  commands: {
    'artifacts docker images list': {
      arguments: [0, 1],
      flags: { '--include-tags': 'none', '--limit': 'value', '--filter': 'value' },
    },
    'auth login': { arguments: [0, 1], flags: { '--brief': 'none', '--update-adc': 'none' } },
    'auth application-default login': { arguments: [0, 0], flags: { '--scopes': 'value' } },
    'auth application-default set-quota-project': { arguments: [1, 1], flags: {} },
    'auth configure-docker': { arguments: [0, 1], flags: {} },
    'auth print-identity-token': {
      arguments: [0, 1],
      flags: { '--audiences': 'value', '--include-email': 'none' },
    },
    'billing accounts add-iam-policy-binding': {
      arguments: [1, 1],
      flags: { '--member': 'value', '--role': 'value' },
      required: ['--member', '--role'],
    },
    'billing projects link': {
      arguments: [1, 1],
      flags: { '--billing-account': 'value' },
      required: ['--billing-account'],
    },
    'config get': { arguments: [1, 1], flags: {} },
    'config set': { arguments: [2, 2], flags: {} },
    'iam workload-identity-pools providers update-oidc': {
      arguments: [1, 1],
      flags: { '--workload-identity-pool': 'value', '--location': 'value', '--disabled': 'none' },
      required: ['--workload-identity-pool', '--location'],
    },
    'projects add-iam-policy-binding': {
      arguments: [1, 1],
      flags: { '--member': 'value', '--role': 'value', '--condition': 'value' },
      required: ['--member', '--role'],
    },
    'projects create': { arguments: [0, 1], flags: { '--name': 'value', '--folder': 'value' } },
    'run jobs execute': {
      arguments: [1, 1],
      flags: { ...region, '--args': 'value', '--wait': 'none', '--async': 'none' },
      required: ['--region'],
    },
    'run revisions list': {
      arguments: [0, 0],
      flags: {
        ...region,
        '--service': 'value',
        '--limit': 'value',
        '--filter': 'value',
        '--sort-by': 'value',
      },
      required: ['--region'],
    },
    'run services describe': { arguments: [1, 1], flags: region, required: ['--region'] },
    'run services list': {
      arguments: [0, 0],
      flags: { ...region, '--filter': 'value', '--limit': 'value' },
      required: ['--region'],
    },
    'run services update-traffic': {
      arguments: [1, 1],
      flags: {
        ...region,
        '--to-latest': 'none',
        '--to-revisions': 'value',
        '--set-tags': 'value',
        '--update-tags': 'value',
        '--remove-tags': 'value',
        '--clear-tags': 'none',
      },
      required: ['--region'],
    },
    'secrets versions add': {
      arguments: [1, 1],
      flags: { '--data-file': 'value', '--location': 'value' },
      required: ['--data-file'],
    },
    'secrets versions destroy': secretVersion,
    'secrets versions disable': secretVersion,
    'secrets versions list': {
      arguments: [1, 1],
      flags: { '--filter': 'value', '--limit': 'value', '--location': 'value' },
    },
    'services enable': { arguments: [1, 20], flags: { '--async': 'none' } },
    'storage buckets create': { arguments: [1, 1], flags: publicBucket },
    'storage cp': { arguments: [2, 20], flags: { '--recursive': 'none', '--no-clobber': 'none' } },
    'storage ls': { arguments: [0, 20], flags: { '--all-versions': 'none', '--soft-deleted': 'none' } },
    'storage restore': { arguments: [1, 20], flags: { '--all-versions': 'none', '--async': 'none' } },
    'storage rsync': { arguments: [2, 2], flags: { '--recursive': 'none', '--dry-run': 'none' } },
  },
};

const variables = { '-var': 'value', '-input': ['true', 'false'], '-no-color': 'none' } as const;
const unlocked = { '-lock': ['true', 'false'] } as const;

/** From `terraform COMMAND -help` of 1.11.4. */
const terraform: ToolEntry = {
  flags: { '-chdir': 'value' },
  commands: {
    apply: { arguments: [0, 1], flags: { ...variables, ...unlocked, '-auto-approve': 'none' } },
    destroy: { arguments: [0, 0], flags: { ...variables, '-auto-approve': 'none' } },
    fmt: { arguments: [0, 1], flags: { '-check': 'none', '-diff': 'none', '-recursive': 'none' } },
    import: { arguments: [2, 2], flags: variables },
    init: {
      arguments: [0, 0],
      flags: {
        '-backend-config': 'value',
        '-backend': ['true', 'false'],
        '-input': ['true', 'false'],
        '-no-color': 'none',
      },
    },
    output: { arguments: [0, 1], flags: { '-raw': 'none', '-json': 'none' } },
    plan: {
      arguments: [0, 0],
      flags: { ...variables, ...unlocked, '-out': 'value', '-refresh-only': 'none' },
    },
    'providers lock': { arguments: [0, 9], flags: { '-platform': 'value' } },
    test: { arguments: [0, 0], flags: { '-no-color': 'none' } },
    validate: { arguments: [0, 0], flags: { '-no-color': 'none' } },
  },
};

/** cloud.google.com/bigquery/docs/reference/bq-cli-reference: flags of all commands stand before the command. */
const bq: ToolEntry = {
  flags: { '--format': ['json', 'prettyjson', 'csv', 'pretty', 'sparse', 'none'], '--location': 'value' },
  commands: {
    cp: { arguments: [2, 2], flags: { '--force': 'none', '--no_clobber': 'none' } },
    query: {
      arguments: [1, 1],
      flags: { '--use_legacy_sql': ['true', 'false'], '--parameter': 'value', '--dry_run': 'none' },
      required: ['--use_legacy_sql'],
    },
  },
};

/** From `docker COMMAND --help` of 28.2.2. */
const docker: ToolEntry = {
  flags: {},
  commands: {
    build: {
      arguments: [1, 1],
      flags: { '--file': 'value', '--tag': 'value', '--platform': 'value', '--build-arg': 'value' },
      required: ['--file', '--tag'],
    },
    push: { arguments: [1, 1], flags: { '--quiet': 'none' } },
  },
};

/** cli.github.com/manual. */
const gh: ToolEntry = {
  flags: {},
  commands: {
    api: {
      arguments: [1, 1],
      flags: { '--method': ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], '--field': 'value' },
    },
    'release create': {
      arguments: [1, 20],
      flags: { '--title': 'value', '--notes-file': 'value', '--verify-tag': 'none' },
      required: ['--notes-file'],
    },
    'variable set': {
      arguments: [1, 1],
      flags: { '--env': 'value', '--body': 'value' },
      required: ['--body'],
    },
  },
};

/** What else the runbook calls; of git and npm what it uses of them. */
const others: Record<string, ToolEntry> = {
  curl: {
    flags: {},
    commands: {
      '': {
        arguments: [1, 1],
        flags: {
          '--fail': 'none',
          '--silent': 'none',
          '--show-error': 'none',
          '--header': 'value',
          '--output': 'value',
          '--write-out': 'value',
          '--max-time': 'value',
          '--retry': 'value',
        },
      },
    },
  },
  git: {
    flags: {},
    commands: {
      checkout: { arguments: [1, 1], flags: {} },
      'rev-parse': { arguments: [1, 1], flags: { '--short': 'value' } },
    },
  },
  npm: {
    flags: {},
    commands: {
      ci: { arguments: [0, 0], flags: { '--no-audit': 'none', '--no-fund': 'none' } },
      // What stands after -- is for the script.
      'run build': { arguments: [0, 1], flags: { '--no-start': 'none' } },
      sbom: {
        arguments: [0, 0],
        flags: { '--sbom-format': ['cyclonedx', 'spdx'], '--package-lock-only': 'none' },
        required: ['--sbom-format'],
      },
    },
  },
};

/** The tools that the runbook and the scripts of the workflows call, each with the commands and flags they use. */
export const tools: Readonly<Record<string, ToolEntry>> = { gcloud, terraform, bq, docker, gh, ...others };
