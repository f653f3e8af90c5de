import { JsonInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { apiQuery, type Got } from '../../api/query';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { QueryState } from '../../ui/query-state';
import { textField } from '../../ui/search-state';
import { useDraft } from '../../ui/use-draft';
import { useSearchState } from '../../ui/use-search-state';
import classes from './admin.module.css';
import { roles, useRoleWords } from './person-form';
import { PickList } from './pick-list';

type Template = Got<'/api/templates'>['items'][number];
const fields = { name: textField() };

export function Component() {
  const { t, i18n } = useTranslation('admin');
  const [{ name }] = useSearchState(fields);
  const query = useQuery(apiQuery('/api/templates'));
  const language = i18n.resolvedLanguage === 'en' ? 'en' : 'id';
  return (
    <>
      <PageHeader title={t('templates.title')} lead={t('templates.lead')} />
      <QueryState of={query}>
        {({ items }) => {
          const chosen = items.find((one) => one.name === name) ?? items[0];
          return (
            <div className={classes.split}>
              <PickList
                label={t('templates.title')}
                chosen={chosen?.name}
                choices={items.map((one) => ({
                  id: one.name,
                  to: `?name=${one.name}`,
                  name: one.subjects[language],
                  note: one.name,
                }))}
              />
              {chosen ? (
                <Preview key={chosen.name} template={chosen} />
              ) : (
                <EmptyState title={t('templates.empty')} />
              )}
            </div>
          );
        }}
      </QueryState>
    </>
  );
}

const parsed = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

const audiences = ['claimant', 'assignee', 'shippers', 'reporter', 'consignee'] as const;

/** Who gets a message: somebody of the case, or everybody of a role. */
function useReader(): (to: string) => string {
  const { t } = useTranslation('admin');
  const roleWord = useRoleWords();
  return (to) => {
    const role = roles.find((known) => known === to);
    if (role) return roleWord(role);
    const audience = audiences.find((known) => known === to);
    return audience ? t(`templates.to.${audience}`) : to;
  };
}

function Preview({ template }: { readonly template: Template }) {
  const { t } = useTranslation('admin');
  const reader = useReader();
  const sample = JSON.stringify(template.sample, null, 2);
  const { value, set } = useDraft(`template.${template.name}`, { facts: sample, name: 'Melati Putri' });
  const [typed] = useDebouncedValue(value, 300);
  const [last, setLast] = useState(template.sample);
  const facts = parsed(typed.facts);
  if (facts && JSON.stringify(facts) !== JSON.stringify(last)) setLast(facts);
  const body = { facts: last, name: typed.name, waybill: 'JX0012345678', carrier: 'JNE' };
  const preview = useQuery({
    queryKey: ['/api/templates/{name}/preview', template.name, body],
    queryFn: () =>
      answer(api.POST('/api/templates/{name}/preview', { params: { path: { name: template.name } }, body })),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap="lg">
      <Panel title={t('templates.uses')}>
        <Stack gap={4}>
          {template.uses.map((use) => (
            <Text key={`${use.when}${use.to}`} size="sm">
              {t('templates.use', {
                when: use.when,
                to: use.to.split(', ').map(reader).join(', '),
                channels: use.channels.map((channel) => t(`templates.channels.${channel}`)).join(', '),
              })}
              {use.critical && ` · ${t('templates.critical')}`}
            </Text>
          ))}
        </Stack>
      </Panel>
      <Panel title={t('templates.example')}>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <JsonInput
            label={t('templates.facts')}
            description={t('templates.factsHint')}
            autosize
            minRows={6}
            maxRows={14}
            value={value.facts}
            error={facts ? undefined : t('templates.notJson')}
            onChange={(text) => set({ ...value, facts: text })}
          />
          <TextInput
            label={t('templates.reader')}
            value={value.name}
            onChange={(event) => set({ ...value, name: event.currentTarget.value })}
          />
        </SimpleGrid>
      </Panel>
      <ProblemAlert error={preview.error} title={t('templates.wrongFacts')} />
      <QueryState of={{ ...preview, error: null }}>
        {(mails) => (
          <SimpleGrid cols={{ base: 1, xl: 2 }}>
            {(['id', 'en'] as const).map((language) => (
              <Panel key={language} title={t(`templates.languages.${language}`)}>
                <Text fw={650} mb="sm" lang={language}>
                  {mails[language].subject}
                </Text>
                <div className={classes.mail} lang={language}>
                  {mails[language].text}
                </div>
              </Panel>
            ))}
          </SimpleGrid>
        )}
      </QueryState>
    </Stack>
  );
}
