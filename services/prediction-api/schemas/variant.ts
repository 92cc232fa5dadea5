import { z } from 'zod';
import { variants } from '../../../shared/models/game-outcome/system-id.ts';

/** Which variant of the model is asked. */
export const askedVariant = z.enum(variants).optional().meta({
  description:
    'no_market: without any price. with_open_line: knowing the opening line; a game without one is answered by no_market. Left out: what the service is set to, no_market unless SERVED_VARIANT says otherwise.',
});

/** Which variant answers. */
export const answeringVariant = z
  .enum(variants)
  .meta({ description: 'The variant of the model that answers: no_market where there is no opening line.' });
