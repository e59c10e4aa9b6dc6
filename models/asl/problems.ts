/** A definition that AWS would not take, or that this interpreter does not imitate. */
export class InvalidDefinition extends Error {
  override readonly name = 'InvalidDefinition';

  /** Every problem found, each with its place in the document. */
  constructor(readonly problems: readonly string[]) {
    super(`invalid state machine definition:\n${problems.join('\n')}`);
  }
}

/** Collects what is wrong; `at` names a place below this one. */
export class Problems {
  constructor(
    readonly place = '',
    readonly list: string[] = [],
  ) {}

  at(...names: readonly (string | number)[]): Problems {
    return new Problems([this.place, ...names.map(String)].join('/'), this.list);
  }

  add(text: string): void {
    this.list.push(`${this.place === '' ? '/' : this.place}: ${text}`);
  }
}
