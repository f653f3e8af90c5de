import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Audit, Database, requireVersion, scopeOf, SYSTEM_SCOPE } from '@tuntas/platform';
import { PayeeChange } from '../payouts/payee-change.service';
import { type Account, fingerprintOf, type Payee, PayeeRepository } from './payee.repository';

const missing = (): DomainError =>
  new DomainError('not_found', 'payee.not_found', 'There is no account registered here.');

@Injectable()
export class Payees {
  constructor(
    private readonly database: Database,
    private readonly payees: PayeeRepository,
    private readonly payouts: PayeeChange,
    private readonly audit: Audit,
  ) {}

  find(actor: Actor, organisationId: string): Promise<Payee> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const payee = await this.payees.find(manager, organisationId);
      if (!payee) throw missing();
      return payee;
    });
  }

  /** Registers an account, or changes it against the version that was read; the same account again changes nothing. */
  async register(
    actor: Actor,
    organisationId: string,
    account: Account,
    ifMatch: string | undefined,
  ): Promise<Payee> {
    const scope = scopeOf(actor);
    if (scope !== SYSTEM_SCOPE && scope !== organisationId) throw missing();
    return this.database.transaction(scope, async (manager) => {
      const known = await this.payees.lock(manager, organisationId);
      if (known && known.fingerprint === fingerprintOf(account)) return known;
      if (known) requireVersion(ifMatch, known.version);
      const payee = await this.payees.save(manager, {
        ...account,
        organisationId,
        version: known?.version ?? 0,
        changedBy: actor.personId,
      });
      if (!payee)
        throw new DomainError(
          'conflict',
          'payee.changed',
          'The account was changed meanwhile: read it again.',
        );
      await this.audit.append(manager, {
        organisationId,
        subject: `payee:${organisationId}`,
        action: known ? 'payee.changed' : 'payee.registered',
        actor,
        details: { version: payee.version },
      });
      await this.payouts.apply(manager, payee, actor);
      return payee;
    });
  }
}
