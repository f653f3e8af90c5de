import { Stack, TextInput } from '@mantine/core';
import { IconClockOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { against } from '../../api/against';
import { answer, api } from '../../api/client';
import type { Schemas } from '../../api/paths';
import { apiQuery } from '../../api/query';
import { Panel } from '../../ui/panel';
import { Budgets } from './budgets';
import { Ladder } from './ladder';
import { RuleHistory } from './rule-history';
import { RuleSplit } from './rule-split';
import { useRuleDraft } from './use-rule-draft';

type Policy = Schemas['claims']['PolicyDto'];

export function Component() {
  const { t } = useTranslation('admin');
  const query = useQuery(apiQuery('/api/sla-policies'));
  return (
    <RuleSplit
      title={t('policies.title')}
      lead={t('policies.lead')}
      empty={t('policies.empty')}
      icon={IconClockOff}
      query={query}
      note={({ id, version }) => t('packs.version', { id, n: version })}
    >
      {(policy) => <Editor key={`${policy.id}@${policy.version}`} policy={policy} />}
    </RuleSplit>
  );
}

function Editor({ policy: { id, version, definition: saved } }: { readonly policy: Policy }) {
  const { t } = useTranslation('admin');
  const path = { path: { id } };
  const { definition, edit, saving } = useRuleDraft(`policy.${id}@${version}`, saved, {
    path: '/api/sla-policies',
    preview: (body) => answer(api.POST('/api/sla-policies/{id}/preview', { params: path, body })),
    save: (body) => {
      const params = { ...path, header: against(version) };
      return answer(api.PUT('/api/sla-policies/{id}', { params, body }));
    },
  });
  const history = useQuery(apiQuery('/api/sla-policies/{id}/history', { params: path }));
  return (
    <Stack gap="lg">
      <Panel title={definition.name}>
        <Stack>
          <TextInput
            label={t('people.name')}
            value={definition.name}
            onChange={(event) => edit({ name: event.currentTarget.value })}
          />
          <Budgets clocks={definition.clocks} onChange={(clocks) => edit({ clocks })} />
        </Stack>
      </Panel>
      <Ladder rungs={definition.rungs} onChange={(rungs) => edit({ rungs })} />
      {saving}
      <RuleHistory query={history} />
    </Stack>
  );
}
