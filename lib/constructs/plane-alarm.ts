import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** critical: the plane is blind or mute here, look now; warning: it works, look today. */
type Severity = 'critical' | 'warning';

/** When a metric means trouble. `silence` counts a missing value as trouble. */
type Condition =
  | { readonly atLeast: number; readonly periods: number }
  | { readonly silence: true; readonly periods: number };

/** Whose alarms they are, and who hears them. */
export type AlarmPlace = {
  readonly environment: string;
  readonly pages: ITopic;
};

/** What one alarm watches, and what it says. */
export type AlarmEntry = {
  /** The alarm's name without its environment, and its heading in the runbook. */
  readonly heading: string;
  readonly severity: Severity;
  /** One sentence: what is the matter. */
  readonly meaning: string;
  readonly metric: IMetric;
  readonly when: Condition;
};

/** Alarms count what a minute held: two bad minutes in a row are two periods. */
export const aMinute = Duration.minutes(1);

/** How often something happened in a minute. */
export const perMinute = { statistic: 'Sum', period: aMinute };

/** Every alarm of a list, each under its heading. */
export function raiseAlarms(
  scope: Construct,
  place: AlarmPlace,
  entries: readonly AlarmEntry[],
): void {
  for (const entry of entries) new PlaneAlarm(scope, entry.heading, place, entry);
}

/** An alarm somebody hears: it has a severity, a page in the runbook and a topic, or it is none. */
class PlaneAlarm extends Construct {
  constructor(scope: Construct, id: string, place: AlarmPlace, entry: AlarmEntry) {
    super(scope, id);
    const { environment, pages } = place;
    const { heading, severity, meaning, metric, when } = entry;
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
