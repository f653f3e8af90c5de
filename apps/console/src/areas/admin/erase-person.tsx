import { Box, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { useNames } from '../../api/names';
import { apiQuery, type Got } from '../../api/query';
import { Panel } from '../../ui/panel';
import { QueryState } from '../../ui/query-state';
import { SearchInput } from '../../ui/search-input';
import { textField } from '../../ui/search-state';
import { useSearchState } from '../../ui/use-search-state';
import { useChange } from '../../ui/use-change';
import classes from './admin.module.css';
import { Erased } from './erased';
import { useRoleWords } from './person-form';
import { ReasonButton } from './reason-button';

type Person = Got<'/api/people'>['items'][number];

const fields = { person: textField() };
const shown = 10;

/** Somebody who signs in: name, address, password and every access. */
export function ErasePerson() {
  const { t } = useTranslation('admin');
  const [{ person: q }, change] = useSearchState(fields);
  return (
    <Panel title={t('erasure.person')}>
      <Stack>
        <Text size="sm">{t('erasure.personText')}</Text>
        <Box maw={420}>
          <SearchInput label={t('people.search')} value={q} onSearch={(person) => change({ person })} />
        </Box>
        {q && <Found q={q} />}
      </Stack>
    </Panel>
  );
}

function Found({ q }: { readonly q: string }) {
  const { t } = useTranslation('admin');
  const query = useQuery({
    ...apiQuery('/api/people', { params: { query: { q, limit: shown } } }),
    // What became of each stays in sight, though the name is no longer found.
    meta: { live: false },
  });
  return (
    <QueryState of={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Text size="sm" role="status">
            {t('people.empty')}
          </Text>
        ) : (
          <ul className={classes.found} aria-label={t('erasure.person')}>
            {items.map((person) => (
              <PersonItem key={person.id} person={person} />
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

function PersonItem({ person }: { readonly person: Person }) {
  const { t } = useTranslation('admin');
  const word = useRoleWords();
  const organisation = useNames([], [person.organisationId]);
  const erase = useChange([], (reason: string) =>
    answer(api.POST('/api/people/{id}/erase', { params: { path: { id: person.id } }, body: { reason } })),
  );
  return (
    <li>
      <div>
        <Text fw={600}>{person.name}</Text>
        <Text size="sm" c="dimmed">
          {person.email} · {person.roles.map(word).join(', ')} · {organisation(person.organisationId)}
        </Text>
        <Erased answer={erase.data} />
      </div>
      {!erase.data && (
        <ReasonButton
          name={`erase.${person.id}`}
          label={t('erasure.erase')}
          question={t('erasure.question', { who: person.name })}
          text={t('erasure.personText')}
          error={erase.error}
          loading={erase.isPending}
          onReason={erase.mutateAsync}
        />
      )}
    </li>
  );
}
