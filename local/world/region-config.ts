import { regionConfigName } from '../../core/topology/names';
import type { RegionConfig } from '../../core/writer/region-config';
import { regionConfigSchema } from '../../core/writer/region-config';
import type { RegionServices } from '../aws/region-services';

/** What each region's services find in their parameter; nothing before the first turn there. */
export function configReader(
  environment: string,
  services: ReadonlyMap<string, RegionServices>,
  now: () => number,
): (region: string) => RegionConfig | undefined {
  const Name = regionConfigName(environment);
  return (region) => {
    try {
      const answer = services.get(region)?.parameters.call('GetParameter', { Name }, now());
      const { Parameter } = answer as { readonly Parameter: { readonly Value: string } };
      return regionConfigSchema.parse(JSON.parse(Parameter.Value));
    } catch {
      return undefined;
    }
  };
}
