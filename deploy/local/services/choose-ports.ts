import { choosePrivatePort, choosePublicPort } from '../host/ports';
import { portNames, publicPorts, type ServicePorts } from './service-list';

/** The ports of one stack: the documented ones, or those that the variables set, or any free ones. */
export async function choosePorts(
  kind: 'public' | 'private',
  env: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<ServicePorts> {
  const ports: Partial<ServicePorts> = {};
  const moved: string[] = [];
  for (const name of portNames) {
    if (kind === 'private') {
      ports[name] = await choosePrivatePort(undefined, Math.floor(Math.random() * 10_000));
      continue;
    }
    const { variable, wanted } = publicPorts[name];
    const port = await choosePublicPort({ variable, wanted }, env);
    if (!env[variable] && port !== wanted) moved.push(`${name} ${port} (${variable})`);
    ports[name] = port;
  }
  if (moved.length > 0) say(`Taken ports are replaced: ${moved.join(', ')}`);
  return ports as ServicePorts;
}
