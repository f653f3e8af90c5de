import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Audit, Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { daysAfter } from '../claims/domain/deadlines';
import { EstimateService } from '../rules/estimate.service';
import type { DryRunDto, NewRuleDto } from './auto-approvals.dto';
import { allBut, ruleName } from './domain/rule';
import { DryRun } from './dry-run';
import { pastCases } from './past-cases';
import { AutoApprovalRuleEntity } from './rule.entity';
import { addVersion, lockRule } from './rule.repository';

export const viewOf = ({ toleratedFindings, ...rule }: AutoApprovalRuleEntity) => ({
  ...rule,
  absentFindings: allBut(toleratedFindings),
  name: ruleName(rule),
});
type RuleView = ReturnType<typeof viewOf>;

/** Rules that approve without a person: written as a draft, tried on past cases, then switched on, by people. */
@Injectable()
export class AutoApprovalsService {
  constructor(
    private readonly database: Database,
    private readonly estimates: EstimateService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  list(): Promise<{ items: RuleView[] }> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rules = await manager.find(AutoApprovalRuleEntity, { order: { key: 'ASC', version: 'DESC' } });
      return { items: rules.map(viewOf) };
    });
  }

  create(actor: Actor, rule: NewRuleDto): Promise<RuleView> {
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const row = await addVersion(manager, {
        ...rule,
        toleratedFindings: allBut(rule.absentFindings),
        id: v7(),
        state: 'draft',
        createdBy: actor.personId,
        createdAt: this.clock.now(),
        dryRunAt: null,
        activatedBy: null,
        activatedAt: null,
        retiredBy: null,
        retiredAt: null,
      });
      await this.write(manager, actor, 'auto_approval.drafted', row);
      return viewOf(row);
    });
  }

  /** What a rule would have done in the past. Nothing is decided; a stored version remembers that it was tried. */
  async dryRun(actor: Actor, { ruleId, rule, days }: DryRunDto) {
    const at = this.clock.now();
    const result = await this.database.read(SYSTEM_SCOPE, async (manager) => {
      const terms = rule
        ? { ...rule, toleratedFindings: allBut(rule.absentFindings) }
        : await manager.findOneBy(AutoApprovalRuleEntity, { id: ruleId ?? v7() });
      if (!terms) throw new DomainError('not_found', 'auto_approval.unknown', 'There is no such rule.');
      const run = new DryRun(terms, days);
      for await (const past of pastCases(manager, this.estimates, daysAfter(at, -days))) run.add(past);
      return run.result();
    });
    if (ruleId) {
      await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
        const stored = await lockRule(manager, ruleId);
        await manager.update(AutoApprovalRuleEntity, { id: ruleId }, { dryRunAt: at });
        await this.write(manager, actor, 'auto_approval.tried', stored);
      });
    }
    return result;
  }

  /** By somebody else than drafted it. The version before it retires: of one key one version decides. */
  activate(actor: Actor, id: string): Promise<RuleView> {
    return this.change(id, async (manager, rule) => {
      requireState(rule, 'draft');
      if (!rule.dryRunAt) {
        throw new DomainError(
          'conflict',
          'auto_approval.dry_run_first',
          'Try this version on past cases first.',
        );
      }
      if (rule.createdBy === actor.personId) {
        throw new DomainError(
          'forbidden',
          'auto_approval.own_draft',
          'You drafted this version: another administrator lets it decide.',
        );
      }
      const at = this.clock.now();
      const before = await manager.findOneBy(AutoApprovalRuleEntity, { key: rule.key, state: 'active' });
      if (before) await this.retireNow(manager, actor, before);
      const changes = { state: 'active' as const, activatedBy: actor.personId, activatedAt: at };
      await manager.update(AutoApprovalRuleEntity, { id }, changes);
      await this.write(manager, actor, 'auto_approval.activated', rule);
      return { ...rule, ...changes };
    });
  }

  retire(actor: Actor, id: string): Promise<RuleView> {
    return this.change(id, (manager, rule) => {
      requireState(rule, 'active');
      return this.retireNow(manager, actor, rule);
    });
  }

  private async retireNow(manager: EntityManager, actor: Actor, rule: AutoApprovalRuleEntity) {
    const changes = { state: 'retired' as const, retiredBy: actor.personId, retiredAt: this.clock.now() };
    await manager.update(AutoApprovalRuleEntity, { id: rule.id }, changes);
    await this.write(manager, actor, 'auto_approval.retired', rule);
    return { ...rule, ...changes };
  }

  private change(
    id: string,
    work: (manager: EntityManager, rule: AutoApprovalRuleEntity) => Promise<AutoApprovalRuleEntity>,
  ): Promise<RuleView> {
    return this.database.transaction(SYSTEM_SCOPE, async (manager) =>
      viewOf(await work(manager, await lockRule(manager, id))),
    );
  }

  private write(manager: EntityManager, actor: Actor, action: string, rule: AutoApprovalRuleEntity) {
    const details = {
      rule: ruleName(rule),
      maxAmount: rule.maxAmount,
      currency: rule.currency,
      types: rule.types,
    };
    return this.audit.append(manager, { organisationId: null, subject: rule.id, action, actor, details });
  }
}

function requireState(rule: AutoApprovalRuleEntity, state: AutoApprovalRuleEntity['state']): void {
  if (rule.state === state) return;
  throw new DomainError(
    'conflict',
    'auto_approval.illegal_transition',
    `The rule is ${rule.state}, not ${state}.`,
    {
      state: rule.state,
    },
  );
}
