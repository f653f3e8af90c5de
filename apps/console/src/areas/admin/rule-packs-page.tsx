import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery, type Got } from '../../api/query';
import { Facts } from '../../ui/facts';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { textField } from '../../ui/search-state';
import { ToneBadge } from '../../ui/tone-badge';
import { useSearchState } from '../../ui/use-search-state';
import { When } from '../../ui/when';
import classes from './admin.module.css';
import { PickList } from './pick-list';
import { TryPack } from './try-pack';
import { usePackWords } from './use-pack-words';

type Pack = Got<'/api/rule-packs/{id}'>;
const fields = { id: textField() };

export function Component() {
  const { t, i18n } = useTranslation('admin');
  const language = i18n.resolvedLanguage === 'en' ? 'en' : 'id';
  const [{ id }] = useSearchState(fields);
  const query = useQuery(apiQuery('/api/rule-packs'));
  return (
    <>
      <PageHeader title={t('packs.title')} lead={t('packs.lead')} />
      <QueryState of={query}>
        {({ items }) => {
          const chosen = items.find((one) => one.id === id) ?? items[0];
          return (
            <div className={classes.split}>
              <PickList
                label={t('packs.title')}
                chosen={chosen?.id}
                choices={items.map((one) => ({
                  id: one.id,
                  to: `?id=${one.id}`,
                  name: one.name[language],
                  note: t('packs.version', { id: one.id, n: one.version }),
                }))}
              />
              {chosen && <PackView key={chosen.id} id={chosen.id} language={language} />}
            </div>
          );
        }}
      </QueryState>
    </>
  );
}

function PackView({ id, language }: { readonly id: string; readonly language: 'id' | 'en' }) {
  const { t } = useTranslation('admin');
  const { party, gap } = usePackWords();
  const span = ({ value, unit }: Pack['warnings'][number]['window']) =>
    t(`packs.spans.${unit}`, { count: value });
  const query = useQuery(apiQuery('/api/rule-packs/{id}', { params: { path: { id } } }));
  return (
    <QueryState of={query}>
      {(pack) => (
        <Stack gap="lg">
          <TryPack pack={pack} language={language} />
          <Panel title={pack.name[language]}>
            <Stack>
              <Facts
                facts={[
                  { label: t('packs.carriers'), value: pack.carriers.join(', ') || '–' },
                  { label: t('packs.valid'), value: <Validity pack={pack} /> },
                  { label: t('packs.zone'), value: pack.zone },
                  {
                    label: t('packs.mayFile'),
                    value: pack.mayFile?.map(party).join(', ') ?? t('packs.unknown'),
                  },
                  {
                    label: t('packs.source'),
                    value: pack.url ? (
                      <Anchor href={pack.url} target="_blank" rel="noreferrer">
                        {pack.source}
                      </Anchor>
                    ) : (
                      pack.source
                    ),
                  },
                ]}
              />
              {pack.unknown.length > 0 && (
                <Group gap={6}>
                  <Text size="sm">{t('packs.unknownFields')}</Text>
                  {pack.unknown.map((field) => (
                    <Badge key={field} variant="light" color="soga" tt="none">
                      {gap(field)}
                    </Badge>
                  ))}
                </Group>
              )}
              {pack.warnings.map(({ field, window, least, source }) => (
                <div key={`${field}${source}`}>
                  <ToneBadge tone="waits">{gap(field)}</ToneBadge>{' '}
                  <Text span>{t('packs.shorter', { window: span(window), least: span(least), source })}</Text>
                </div>
              ))}
              {pack.notes.map((note) => (
                <Text key={note.en} size="sm" c="dimmed">
                  {note[language]}
                </Text>
              ))}
            </Stack>
          </Panel>
        </Stack>
      )}
    </QueryState>
  );
}

function Validity({ pack }: { readonly pack: Pack }) {
  const { t } = useTranslation('admin');
  return (
    <>
      <When at={pack.validFrom} show="date" /> –{' '}
      {pack.validUntil ? <When at={pack.validUntil} show="date" /> : t('packs.openEnd')}
    </>
  );
}
