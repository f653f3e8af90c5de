import { DomainError } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';
import { AutoApprovalRuleEntity } from './rule.entity';

export async function hasActiveRules(manager: EntityManager): Promise<boolean> {
  const [row]: { some: boolean }[] = await manager.query(
    `SELECT EXISTS (SELECT FROM auto_approval_rules WHERE state = 'active') AS some`,
  );
  return row?.some ?? false;
}

/** In the order of their keys, so that the same claim is always decided by the same rule. */
export const activeRules = (manager: EntityManager): Promise<AutoApprovalRuleEntity[]> =>
  manager.find(AutoApprovalRuleEntity, { where: { state: 'active' }, order: { key: 'ASC' } });

export async function lockRule(manager: EntityManager, id: string): Promise<AutoApprovalRuleEntity> {
  const rule = await manager.findOne(AutoApprovalRuleEntity, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!rule) throw new DomainError('not_found', 'auto_approval.unknown', 'There is no such rule.');
  return rule;
}

/** Adds the next version of a rule; two people at once get two versions. */
export async function addVersion(
  manager: EntityManager,
  rule: Omit<AutoApprovalRuleEntity, 'version'>,
): Promise<AutoApprovalRuleEntity> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('auto_approval_rules ' || $1))`, [rule.key]);
  const last = await manager.maximum(AutoApprovalRuleEntity, 'version', { key: rule.key });
  const row = { ...rule, version: (last ?? 0) + 1 };
  await manager.insert(AutoApprovalRuleEntity, row);
  return row;
}
