import { partVariable, type PartUrls } from './part';

/** The engines that the environment names; for the others the stack starts its own. */
export function givenEngines(env: Record<string, string | undefined>): Partial<PartUrls> {
  const given: Partial<PartUrls> = {};
  for (const variable of Object.values(partVariable)) {
    const url = env[variable];
    if (url) given[variable] = url;
  }
  return given;
}
