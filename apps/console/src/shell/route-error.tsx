import { Button, Code, Container } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { EmptyState } from '../ui/empty-state';
import { IconBug } from '@tabler/icons-react';
import { NotFound } from './not-found';

const tried = 'tuntas.reloaded';

/** After a release an open page asks for code that is gone; loading the page anew brings the new one, once. */
const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script failed/i.test(error.message);

/** In place of a page that broke; the rest of the console stays. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const reload = isGone(error) && sessionStorage.getItem(tried) === null && navigator.onLine;
  useEffect(() => {
    if (!reload) return;
    sessionStorage.setItem(tried, 'yes');
    location.reload();
  }, [reload]);
  if (reload) return null;
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <Container size="sm" py="xl">
      <EmptyState
        icon={IconBug}
        title={t('crashed.title')}
        text={
          <>
            {t('crashed.text')}
            <Code block mt="sm">
              {error instanceof Error ? error.message : String(error)}
            </Code>
          </>
        }
        action={<Button onClick={() => location.reload()}>{t('crashed.reload')}</Button>}
      />
    </Container>
  );
}
