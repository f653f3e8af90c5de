import { Anchor, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../ui/page-header';
import { choiceField } from '../../../ui/search-state';
import { useSearchState } from '../../../ui/use-search-state';
import { CreateKey } from './create-key';
import { CreateWebhook } from './create-webhook';
import { Keys } from './keys';
import { Webhooks } from './webhooks';

const tabs = ['keys', 'webhooks'] as const;
const fields = { tab: choiceField(tabs, 'keys') };

export function Component() {
  const { t } = useTranslation('shipper');
  const [{ tab }, change] = useSearchState(fields);
  return (
    <>
      <PageHeader
        title={t('developers.title')}
        lead={t('developers.lead')}
        actions={
          <>
            <Anchor href="/docs">{t('developers.docs')}</Anchor>
            {tab === 'keys' ? <CreateKey /> : <CreateWebhook />}
          </>
        }
      />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(chosen) => change({ tab: tabs.find((name) => name === chosen) ?? 'keys' })}
      >
        <Tabs.List mb="lg">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`developers.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="keys">
          <Keys />
        </Tabs.Panel>
        <Tabs.Panel value="webhooks">
          <Webhooks />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
