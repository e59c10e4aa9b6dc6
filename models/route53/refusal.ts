/** Something Route 53 may know and this model does not imitate; silence would be a wrong answer. */
export class NotImitated extends Error {
  override readonly name = 'NotImitated';
}

/** Something Route 53 itself refuses with its error of the same name; `problems` holds all of them. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';

  constructor(
    what: string,
    readonly problems: readonly string[],
  ) {
    super(`${what}: ${problems.join('; ')}`);
  }
}
