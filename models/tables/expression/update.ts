import type { AttributeValue } from '../attribute-value';
import type { Path } from './path';

/** The right side of a SET. */
export type UpdateValue =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: '+' | '-'; readonly left: UpdateValue; readonly right: UpdateValue }
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: UpdateValue }
  | { readonly kind: 'list_append'; readonly left: UpdateValue; readonly right: UpdateValue };

/** One clause of an UpdateExpression. */
export type UpdateAction =
  | { readonly kind: 'SET'; readonly path: Path; readonly value: UpdateValue }
  | { readonly kind: 'REMOVE'; readonly path: Path }
  | { readonly kind: 'ADD' | 'DELETE'; readonly path: Path; readonly value: AttributeValue };
