import { choosePrivatePort, choosePublicPort } from '../host/ports';
import { portNames, publicPorts, type ServicePorts } from './service-list';

/** The ports of one stack: the documented ones, or those that the variables set, or any free ones. */
export async function choosePorts(
  kind: 'public' | 'private',
  env: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<ServicePorts> {
  const ports: Partial<ServicePorts> = {};
  for (const name of portNames) {
    const { variable, wanted } = publicPorts[name];
    if (kind === 'private')
      ports[name] = await choosePrivatePort(undefined, Math.floor(Math.random() * 10_000));
    else ports[name] = await choosePublicPort({ variable, wanted }, env);
    if (kind === 'public' && !env[variable] && ports[name] !== wanted) {
      say(`Port ${wanted} is taken; ${name} uses ${ports[name]} (${variable} sets it)`);
    }
  }
  return ports as ServicePorts;
}
