import { catchers } from './catchers';
import { data } from './data';
import { errors } from './errors';
import { flow } from './flow';
import { forks } from './forks';
import { maps } from './maps';
import type { Row } from './row';
import { structure } from './structure';
import { tasks } from './tasks';
import { variables } from './variables';

/** Every rule of the specification that is imitated, in its order. */
export const table: readonly Row[] = [
  ...structure,
  ...data,
  ...variables,
  ...errors,
  ...catchers,
  ...tasks,
  ...flow,
  ...forks,
  ...maps,
];
