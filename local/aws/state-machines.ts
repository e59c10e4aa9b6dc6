import type { MachineSettings } from '../../models/states/settings';
import type { StackSet } from '../template/stack-set';

/** The state machines of a region, with every substitution made: what the console would show. */
export const stateMachinesIn = (stacks: StackSet, region: string): MachineSettings[] =>
  stacks
    .resources('AWS::StepFunctions::StateMachine')
    .filter(({ stack }) => stack.region === region)
    .map(({ properties }) => ({
      name: String(properties['StateMachineName']),
      definition: definitionOf(properties),
      roleArn: String(properties['RoleArn']),
    }));

/** CDK writes substitutions beside the text; CloudFormation puts them in. */
function definitionOf(properties: Readonly<Record<string, unknown>>): string {
  const text = String(properties['DefinitionString']);
  const names = (properties['DefinitionSubstitutions'] ?? {}) as Record<string, unknown>;
  return text.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) =>
    name in names ? String(names[name]) : whole,
  );
}
