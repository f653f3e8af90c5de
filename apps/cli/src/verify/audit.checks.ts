import { services } from '@tuntas/contracts';
import { auditHeadsFile, verifyAuditChain } from '@tuntas/platform';
import type { Check } from './check';

export const auditChecks: Check[] = [
  {
    promise: 'the audit chains are as they were sealed',
    findings: async ({ database, stateDir }) => {
      const found: string[] = [];
      for (const service of services) {
        for (const row of await verifyAuditChain(database, service, auditHeadsFile(stateDir, service))) {
          found.push(
            `${row.problem}: ${service}, organisation ${row.organisationId}, place ${row.position}, row ${row.auditId}`,
          );
        }
      }
      return found;
    },
  },
];
