import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import { ConfirmButton } from '../../../ui/confirm-button';
import { EmptyState } from '../../../ui/empty-state';
import { Money } from '../../../ui/money';
import { PageHeader } from '../../../ui/page-header';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { textField } from '../../../ui/search-state';
import { type Tone, ToneBadge } from '../../../ui/tone-badge';
import { useSearchState } from '../../../ui/use-search-state';
import { When } from '../../../ui/when';
import board from '../board/board.module.css';
import { usePeopleNames } from '../desk/use-names';
import { DraftRule } from './draft-rule';
import { DryRun } from './dry-run';
import { draftOf, newRule, type RuleDraft } from './rule-draft';
import { type Rule, useRuleMoves } from './use-rule-moves';

const tones: Record<Rule['state'], Tone> = { draft: 'waits', active: 'done', retired: 'still' };
const fields = { try: textField() };

/** Rules that approve without a person: what each would have done, before and while it does it. */
export function Component() {
  const { t } = useTranslation('ops');
  const { t: ui } = useTranslation('ui');
  const me = usePerson();
  const query = useQuery(apiQuery('/api/auto-approvals'));
  const [{ try: tried }, change] = useSearchState(fields);
  const rules = query.data?.items ?? [];
  const person = usePeopleNames(rules.flatMap(({ createdBy, activatedBy }) => [createdBy, activatedBy]));
  const { activate, retire } = useRuleMoves();
  const admin = hasRole(me, ['admin']);
  const [draft, setDraft] = useState<RuleDraft | null>(null);
  const chosen = rules.find(({ id }) => id === tried);
  return (
    <>
      <PageHeader
        title={t('approvals.title')}
        lead={t('approvals.lead')}
        actions={admin && <Button onClick={() => setDraft(newRule)}>{t('approvals.newButton')}</Button>}
      />
      <QueryState of={query}>
        {() =>
          rules.length === 0 ? (
            <Panel>
              <EmptyState title={t('approvals.none')} text={t('approvals.noneText')} />
            </Panel>
          ) : (
            <div className={board.grid}>
              {rules.map((rule) => (
                <Panel
                  key={rule.id}
                  title={rule.name}
                  actions={
                    <ToneBadge tone={tones[rule.state]}>{t(`approvals.state.${rule.state}`)}</ToneBadge>
                  }
                >
                  <Text size="sm">
                    {t('approvals.upTo')} <Money amount={rule.maxAmount} currency={rule.currency} fw={650} />{' '}
                    · {rule.types.map((type) => ui(`claimType.${type}`)).join(', ')}
                  </Text>
                  <Text size="sm" c="dimmed" mt={4}>
                    {t('approvals.sample', { percent: rule.qaPercent })} ·{' '}
                    {rule.organisations.length === 0
                      ? t('approvals.everyShipper')
                      : t('approvals.shippers', { count: rule.organisations.length })}
                  </Text>
                  <Text size="xs" c="dimmed" mt={4}>
                    {t('approvals.drafted', { name: person(rule.createdBy) })} <When at={rule.createdAt} />
                    {rule.dryRunAt && (
                      <>
                        {' · '}
                        {t('approvals.triedAt')} <When at={rule.dryRunAt} />
                      </>
                    )}
                    {rule.activatedBy && (
                      <>
                        {' · '}
                        {t('approvals.activated', { name: person(rule.activatedBy) })}{' '}
                        <When at={rule.activatedAt} />
                      </>
                    )}
                  </Text>
                  {rule.state === 'draft' && admin && rule.createdBy === me.personId && (
                    <Text size="xs" mt={4}>
                      {t('approvals.notYours')}
                    </Text>
                  )}
                  <Group gap="xs" mt="sm">
                    <Button
                      size="xs"
                      variant={rule.id === tried ? 'light' : 'default'}
                      aria-pressed={rule.id === tried}
                      onClick={() => change({ try: rule.id === tried ? '' : rule.id })}
                    >
                      {t('approvals.try')}
                    </Button>
                    {rule.state === 'draft' && admin && rule.createdBy !== me.personId && (
                      <ConfirmButton
                        size="xs"
                        color="pandan"
                        disabled={rule.dryRunAt === null}
                        question={t('approvals.activateTitle', { name: rule.name })}
                        text={t('approvals.activateText')}
                        onConfirm={() => activate(rule)}
                      >
                        {t('approvals.activate')}
                      </ConfirmButton>
                    )}
                    {admin && (
                      <Button size="xs" variant="default" onClick={() => setDraft(draftOf(rule))}>
                        {t('approvals.next')}
                      </Button>
                    )}
                    {rule.state === 'active' && (
                      <ConfirmButton
                        size="xs"
                        variant="default"
                        question={t('approvals.retireTitle', { name: rule.name })}
                        text={t('approvals.retireText')}
                        onConfirm={() => retire(rule)}
                      >
                        {t('approvals.retire')}
                      </ConfirmButton>
                    )}
                  </Group>
                </Panel>
              ))}
            </div>
          )
        }
      </QueryState>
      {draft && (
        <DraftRule
          start={draft}
          onClose={() => setDraft(null)}
          onDrafted={(id) => {
            setDraft(null);
            change({ try: id });
          }}
        />
      )}
      {chosen && <DryRun key={chosen.id} rule={chosen} />}
    </>
  );
}
