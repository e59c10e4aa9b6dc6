/** asl-validator brings no types. */
declare module 'asl-validator' {
  type Validation = { readonly isValid: boolean; readonly errorsText: () => string };
  function validate(definition: unknown): Validation;
  export = validate;
}
