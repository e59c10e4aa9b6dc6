import type { ChoiceState } from '../definition';
import { StateFailure } from '../failure';
import type { Json } from '../json';
import type { Perform } from '../visit';

const verdict = {
  name: 'boolean',
  fits: (value: Json): value is boolean => typeof value === 'boolean',
};

/** Takes the first rule that holds; Output and Assign of the state itself belong to Default. */
export const performChoice: Perform<ChoiceState> = async (visit, state) => {
  for (const [index, rule] of state.Choices.entries()) {
    const place = `Choices[${index}]/`;
    const holds = await visit.evaluateTo(rule.Condition, `${place}Condition`, verdict);
    if (holds) return visit.leave(rule, visit.input, undefined, place);
  }
  if (state.Default !== undefined) {
    return visit.leave({ ...state, Next: state.Default }, visit.input);
  }
  throw new StateFailure(
    'States.NoChoiceMatched',
    visit.whileExecuting('No choice rule matched and there is no Default.'),
  );
};
