import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** critical: the plane is blind or mute here, look now; warning: it works, look today. */
export type Severity = 'critical' | 'warning';

/** When a metric means trouble. `silence` counts a missing value as trouble. */
type Condition =
  | { readonly atLeast: number; readonly periods: number }
  | { readonly silence: true; readonly periods: number };

export type PlaneAlarmProps = {
  readonly environment: string;
  /** The alarm's name without its environment, and its heading in the runbook. */
  readonly heading: string;
  readonly severity: Severity;
  /** One sentence: what is the matter. */
  readonly meaning: string;
  readonly metric: IMetric;
  readonly when: Condition;
  readonly pages: ITopic;
};

/** An alarm somebody hears: it has a severity, a page in the runbook and a topic, or it is none. */
export class PlaneAlarm extends Construct {
  constructor(scope: Construct, id: string, props: PlaneAlarmProps) {
    super(scope, id);
    const { environment, heading, severity, meaning, metric, when, pages } = props;
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: `meridian-${environment}-${heading}`,
      alarmDescription: [
        meaning,
        `severity: ${severity}`,
        `runbook: docs/runbook.md#${heading}`,
      ].join('\n'),
      metric,
      evaluationPeriods: when.periods,
      ...('silence' in when
        ? {
            threshold: 1,
            comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
            treatMissingData: TreatMissingData.BREACHING,
          }
        : {
            threshold: when.atLeast,
            comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treatMissingData: TreatMissingData.NOT_BREACHING,
          }),
    });
    alarm.addAlarmAction(new SnsAction(pages));
    alarm.addOkAction(new SnsAction(pages));
  }
}
