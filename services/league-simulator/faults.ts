import { z } from 'zod';

/** What can go wrong with a response. */
const faultKinds = [
  'status429',
  'status500',
  'timeout',
  'cut',
  'html',
  'huge',
  'garbage',
  'emptyObject',
  'errorColumn',
  'headerOnly',
] as const;

/** A rule: requests whose path and query contain the pattern (a regular expression) fail, `times` of them, after `skip` that pass. */
export const faultRuleSchema = z.object({
  pathPattern: z.string().min(1),
  kind: z.enum(faultKinds),
  times: z.number().int().min(1).max(100_000).default(1),
  skip: z.number().int().min(0).default(0),
});

/** A rule as it is given. */
export type FaultRule = z.input<typeof faultRuleSchema>;

/** One kind of fault. */
export type FaultKind = (typeof faultKinds)[number];

/** Rules waiting for requests, and the counts of requests by path. */
export interface FaultBook {
  add(rule: FaultRule): void;
  clear(): void;
  /** Counts a request and returns the fault it meets, if any. */
  meet(path: string): FaultKind | null;
  /** Requests so far by path and query. */
  counts(): Record<string, number>;
}

/** Creates an empty book with the given rules. Errors: a ZodError for a malformed rule. */
export function createFaultBook(rules: readonly FaultRule[]): FaultBook {
  let open: { pattern: RegExp; kind: FaultKind; times: number; skip: number }[] = [];
  const requests = new Map<string, number>();
  const add = (rule: FaultRule): void => {
    const { pathPattern, ...rest } = faultRuleSchema.parse(rule);
    open.push({ pattern: new RegExp(pathPattern), ...rest });
  };
  for (const rule of rules) add(rule);
  return {
    add,
    clear: () => {
      open = [];
    },
    meet: (path) => {
      requests.set(path, (requests.get(path) ?? 0) + 1);
      const rule = open.find((candidate) => candidate.times > 0 && candidate.pattern.test(path));
      if (rule === undefined) return null;
      if (rule.skip > 0) {
        rule.skip -= 1;
        return null;
      }
      rule.times -= 1;
      return rule.kind;
    },
    counts: () => Object.fromEntries(requests),
  };
}
