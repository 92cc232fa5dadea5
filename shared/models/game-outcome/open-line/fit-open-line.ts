import { STACK_LAMBDA } from '../blend/fit-stack.ts';
import { fitLogitStack, type LogitStack, type StackPrior, type StackSample } from '../blend/logit-stack.ts';

/** Half and half was as good as fitted weights over 12,111 games. */
const OPEN_LINE: StackPrior = { names: ['open_line', 'model'], weights: [0.5, 0.5], lambda: STACK_LAMBDA };

/** Weights of the opening line and of a model without it, in this order, by what both had said of games before they were played. */
export const fitOpenLineStack = (sample: StackSample): LogitStack => fitLogitStack(sample, OPEN_LINE);

/** Names of what is weighed, in order. */
export const openLineStackNames = OPEN_LINE.names;
