import type { Condition, Operand } from './condition';

/** Before its surroundings are read, `(a)` may be an operand or a whole condition. */
export type Term =
  | { readonly operand: Operand; readonly inParentheses: boolean }
  | { readonly condition: Condition; readonly inParentheses: boolean };

export const conditionTerm = (condition: Condition): Term => ({ condition, inParentheses: false });
export const operandTerm = (operand: Operand): Term => ({ operand, inParentheses: false });
