import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@tuntas/contracts';
import { parseConfig } from '@tuntas/platform';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Service } from 'kubernetes-models/v1/Service';
import { parseAllDocuments } from 'yaml';
import { serviceConfigs } from './service-configs.fixture';

interface Resource {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: Record<string, unknown>;
}
interface Container {
  readonly env?: readonly { readonly name: string; readonly valueFrom: { secretKeyRef: { key: string } } }[];
}

const kinds: Record<string, new (data: never) => { validate(): void }> = {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Service,
};

const folder = join(__dirname, 'kubernetes');
const resources = readdirSync(folder).flatMap((file) =>
  parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => document.toJS() as Resource),
);
const find = (kind: string, name: string): Resource | undefined =>
  resources.find((resource) => resource.kind === kind && resource.metadata.name === name);

it.each(resources.map((resource) => [`${resource.kind} ${resource.metadata.name}`, resource] as const))(
  '%s is what Kubernetes takes',
  (_name, resource) => {
    const Kind = kinds[resource.kind];
    expect(Kind).toBeDefined();
    if (Kind) new Kind(resource as never).validate();
  },
);

it.each(services)('gives %s everything that it requires, budget and scaling included', (service) => {
  const deployment = find('Deployment', service) as unknown as {
    spec: { template: { spec: { containers: readonly Container[] } } };
  };
  const secrets = deployment.spec.template.spec.containers[0]?.env ?? [];
  const environment = {
    ...find('ConfigMap', 'tuntas')?.data,
    ...Object.fromEntries(secrets.map(({ name }) => [name, valueOf(name)])),
  };
  expect(() => parseConfig(serviceConfigs[service], environment)).not.toThrow();
  for (const kind of ['Service', 'PodDisruptionBudget', 'HorizontalPodAutoscaler']) {
    expect(find(kind, service)).toBeDefined();
  }
});

/** A secret of the right shape. */
function valueOf(name: string): string {
  if (name.endsWith('DATABASE_URL')) return 'postgres://tuntas:secret@postgres:5432/tuntas';
  if (name !== 'SIGNING_KEYS') return 'f'.repeat(64);
  return JSON.stringify([
    { kid: 'key', createdAt: '2026-01-01T00:00:00Z', kty: 'OKP', crv: 'Ed25519', x: 'x', d: 'd' },
  ]);
}
