/** A synthesized template as far as the desk reads it. */
export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
};

export type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
};

export type Stack = {
  readonly stackName: string;
  readonly region: string;
  readonly template: Template;
};

/** A resource whose properties are plain values. */
export type Resolved = {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
};
