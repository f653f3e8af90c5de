import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Database, scopeOf } from '@tuntas/platform';
import type { PayoutMethod } from '../payouts/domain/payout';
import { type MethodFor, PayoutMethodRepository, type PayoutMethodRow } from './payout-method.repository';

/** How organisations and currencies are paid: through the provider, or by bank file. */
@Injectable()
export class PayoutMethods {
  constructor(
    private readonly database: Database,
    private readonly methods: PayoutMethodRepository,
    private readonly audit: Audit,
  ) {}

  list(actor: Actor): Promise<PayoutMethodRow[]> {
    return this.database.read(scopeOf(actor), (manager) => this.methods.list(manager));
  }

  /** Counts for payouts that are opened from now on. */
  set(actor: Actor, wanted: MethodFor & { method: PayoutMethod }): Promise<PayoutMethodRow> {
    return this.database.transaction(scopeOf(actor), async (manager) => {
      const row = await this.methods.save(manager, { ...wanted, changedBy: actor.personId });
      await this.audit.append(manager, {
        organisationId: wanted.organisationId,
        subject: `payout_method:${row.id}`,
        action: 'payout_method.set',
        actor,
        details: { currency: wanted.currency, method: wanted.method },
      });
      return row;
    });
  }
}
