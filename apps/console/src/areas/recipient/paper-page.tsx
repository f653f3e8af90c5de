import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconFileOff, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { asProblem } from '../../api/problem';
import { apiQuery, type Got } from '../../api/query';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { ComparePdf } from './compare-pdf';
import { PaperFacts } from './paper-facts';
import { PublicPage } from './public-page';

export type Verification = Got<'/api/berita-acara/{number}'>;

/** Where the QR code of a berita acara leads: is this paper genuine? */
export function Component() {
  const { t } = useTranslation('recipient');
  const { number = '' } = useParams();
  const hash = useSearchParams()[0].get('hash') ?? undefined;
  const query = useQuery({
    ...apiQuery('/api/berita-acara/{number}', { params: { path: { number }, query: { hash } } }),
    retry: false,
  });
  const status = query.error ? asProblem(query.error).status : 0;
  return (
    <PublicPage>
      <PageHeader title={number} lead={t('paper.lead')} />
      {status === 404 || status === 400 ? (
        <EmptyState icon={IconFileOff} title={t('paper.unknown')} text={t('paper.unknownText')} />
      ) : (
        <QueryState of={query}>
          {(found) => (
            <Stack gap="lg">
              <Verdict found={found} />
              <Panel title={t('paper.title')}>
                <PaperFacts found={found} />
              </Panel>
              {found.files.length > 0 && <ComparePdf files={found.files} />}
            </Stack>
          )}
        </QueryState>
      )}
    </PublicPage>
  );
}

function Verdict({ found: { genuine, matches } }: { found: Verification }) {
  const { t } = useTranslation('recipient');
  if (genuine && matches !== false) {
    return (
      <Alert color="pandan" role="status" icon={<IconShieldCheck aria-hidden />} title={t('paper.genuine')}>
        {matches && t('paper.matches')}
      </Alert>
    );
  }
  return (
    <Alert
      color="bata"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={genuine ? t('paper.wrong') : t('paper.changed')}
    >
      <Text size="sm">{genuine ? t('paper.wrongText') : t('paper.changedText')}</Text>
    </Alert>
  );
}
