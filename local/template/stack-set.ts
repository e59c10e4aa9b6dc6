import { attributeOf, refOf } from './attributes';
import type { Named } from './attributes';
import type { Resolved, Stack } from './template';

/** An intrinsic that the desk does not imitate, or a reference that leads nowhere. */
export class UnresolvedTemplate extends Error {
  override readonly name = 'UnresolvedTemplate';
}

/** All stacks of one environment together, so that references between them can be followed. */
export class StackSet {
  constructor(
    readonly stacks: readonly Stack[],
    private readonly account: string,
  ) {}

  /** Every resource of a type in every stack, with plain properties. */
  resources(type: string): Resolved[] {
    return this.stacks.flatMap((stack) =>
      Object.entries(stack.template.Resources)
        .filter(([, resource]) => resource.Type === type)
        .map(([logicalId, { Properties = {} }]) => ({
          stack,
          logicalId,
          properties: this.resolve(Properties, stack) as Record<string, unknown>,
        })),
    );
  }

  /** What `Ref` gives for a resource. */
  physicalId({ stack, logicalId }: Pick<Resolved, 'stack' | 'logicalId'>): string {
    return refOf(this.named(stack, logicalId));
  }

  attribute({ stack, logicalId }: Pick<Resolved, 'stack' | 'logicalId'>, name: string): string {
    return attributeOf(this.named(stack, logicalId), name);
  }

  /** A value with every intrinsic replaced by what it stands for. */
  resolve(value: unknown, stack: Stack): unknown {
    if (Array.isArray(value)) return value.map((entry) => this.resolve(entry, stack));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined && /^(Ref|Fn::.*)$/.test(only[0])) {
      return this.intrinsic(only[0], only[1], stack);
    }
    return Object.fromEntries(entries.map(([key, entry]) => [key, this.resolve(entry, stack)]));
  }

  private intrinsic(name: string, argument: unknown, stack: Stack): unknown {
    switch (name) {
      case 'Ref':
        return this.ref(String(argument), stack);
      case 'Fn::GetAtt':
        return this.getAtt(argument, stack);
      case 'Fn::Join': {
        const [separator, parts] = this.resolve(argument, stack) as [string, string[]];
        return parts.join(separator);
      }
      case 'Fn::Select': {
        const [index, from] = this.resolve(argument, stack) as [number | string, unknown[]];
        return from[Number(index)];
      }
      case 'Fn::Split': {
        const [separator, text] = this.resolve(argument, stack) as [string, string];
        return text.split(separator);
      }
      case 'Fn::Sub':
        return this.sub(argument, stack);
      case 'Fn::GetStackOutput':
        return this.stackOutput(argument, stack);
      default:
        throw new UnresolvedTemplate(
          `intrinsic ${name} in ${stack.stackName} is not imitated on the desk; ` +
            'write it with Ref, GetAtt, Join, Sub, Select, Split or GetStackOutput',
        );
    }
  }

  private ref(name: string, stack: Stack): string {
    const pseudo: Record<string, string> = {
      'AWS::Region': stack.region,
      'AWS::AccountId': this.account,
      'AWS::Partition': 'aws',
      'AWS::StackName': stack.stackName,
      'AWS::URLSuffix': 'amazonaws.com',
    };
    return pseudo[name] ?? refOf(this.named(stack, name));
  }

  private getAtt(argument: unknown, stack: Stack): string {
    const [logicalId, attribute] = Array.isArray(argument)
      ? (argument as string[])
      : String(argument).split('.');
    return attributeOf(this.named(stack, logicalId ?? ''), attribute ?? '');
  }

  private sub(argument: unknown, stack: Stack): string {
    const [text, names] = (Array.isArray(argument) ? argument : [argument, {}]) as [
      string,
      Record<string, unknown>,
    ];
    return text.replace(/\$\{([^!}]+)\}/g, (_, name: string) => {
      if (name in names) return String(this.resolve(names[name], stack));
      return name.includes('.') ? this.getAtt(name, stack) : this.ref(name, stack);
    });
  }

  private stackOutput(argument: unknown, stack: Stack): unknown {
    const { StackName, OutputName } = this.resolve(argument, stack) as Record<string, string>;
    const source = this.stacks.find(({ stackName }) => stackName === StackName);
    const output = source?.template.Outputs?.[OutputName ?? ''];
    if (source === undefined || output === undefined) {
      throw new UnresolvedTemplate(
        `${stack.stackName} wants output ${OutputName ?? '?'} of ${StackName ?? '?'}, ` +
          'which no stack of this environment has',
      );
    }
    return this.resolve(output.Value, source);
  }

  private named(stack: Stack, logicalId: string): Named {
    const resource = stack.template.Resources[logicalId];
    if (resource === undefined) {
      throw new UnresolvedTemplate(`${stack.stackName} has no resource ${logicalId}`);
    }
    return {
      stack,
      logicalId,
      type: resource.Type,
      account: this.account,
      property: (name) => {
        const value = resource.Properties?.[name];
        return value === undefined ? undefined : String(this.resolve(value, stack));
      },
    };
  }
}
