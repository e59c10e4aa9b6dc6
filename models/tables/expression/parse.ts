import type { Condition } from './condition';
import { parseCondition } from './condition-parser';
import type { ExpressionKind } from './cursor';
import { Cursor } from './cursor';
import type { Path } from './path';
import type { PlaceholderMaps } from './placeholders';
import { Placeholders } from './placeholders';
import { parseProjection } from './projection';
import type { UpdateAction } from './update';
import { parseUpdate } from './update-parser';

type Texts = { readonly [K in ExpressionKind]?: string | undefined };

/** All expressions of one request, parsed. */
export interface Expressions {
  readonly condition?: Condition;
  readonly filter?: Condition;
  readonly keyCondition?: Condition;
  readonly projection?: readonly Path[];
  readonly update?: readonly UpdateAction[];
}

/**
 * Parses the expressions of a request and refuses placeholders that are undefined or unused.
 * Whatever the texts hold, the only error is a ValidationException (or a SerializationException
 * for a malformed value in ExpressionAttributeValues).
 */
export function parseExpressions(request: Texts & PlaceholderMaps): Expressions {
  const placeholders = new Placeholders(request);
  const parsed = <T>(kind: ExpressionKind, parse: (cursor: Cursor) => T) => {
    const text = request[kind];
    return text === undefined ? undefined : parse(new Cursor(kind, text, placeholders));
  };
  const update = parsed('UpdateExpression', parseUpdate);
  const condition = parsed('ConditionExpression', parseCondition);
  const keyCondition = parsed('KeyConditionExpression', parseCondition);
  const filter = parsed('FilterExpression', parseCondition);
  const projection = parsed('ProjectionExpression', parseProjection);
  const all = [update, condition, keyCondition, filter, projection];
  placeholders.finish(all.some((one) => one !== undefined));
  return {
    ...(update && { update }),
    ...(condition && { condition }),
    ...(keyCondition && { keyCondition }),
    ...(filter && { filter }),
    ...(projection && { projection }),
  };
}
