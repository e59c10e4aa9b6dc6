import { judgeKubernetes, newestKubernetes } from '../versions/kubernetes';
import type { Rule } from '../finding';

/** The clusters run a Kubernetes version that EKS supports on the day of the plan. */
export const workloadVersion: Rule = {
  id: 'workload.version',
  check: ({ workload }, { today }) => {
    if (workload === undefined) return [];
    const judgement = judgeKubernetes(workload.kubernetesVersion, today);
    if (judgement === undefined) return [];
    return [
      {
        ...judgement,
        path: 'workload.kubernetesVersion',
        got: workload.kubernetesVersion,
        problem: `${judgement.problem} (EKS, ${today})`,
        instead: `write "${newestKubernetes}" or newer`,
      },
    ];
  },
};
