import { Button, Checkbox, Fieldset, Group, SimpleGrid, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { templatesFor } from './request-templates';
import { type ClaimType, type EvidenceKind, evidenceKinds } from './words';

export interface EvidenceAsked {
  readonly items: readonly EvidenceKind[];
  readonly note: string;
}
export const nothingAsked: EvidenceAsked = { items: [], note: '' };

interface Props {
  readonly value: EvidenceAsked;
  readonly onChange: (value: EvidenceAsked) => void;
  /** Null for several claims at once. */
  readonly type: ClaimType | null;
  /** Papers the rule wants and that are not there. */
  readonly missing?: readonly EvidenceKind[] | undefined;
}

/** What to ask the claimant for: by template, by hand, and with a word. */
export function EvidencePicker({ value, onChange, type, missing = [] }: Props) {
  const { t } = useTranslation('ops');
  const use = (items: readonly EvidenceKind[], note: string) =>
    onChange({ items: [...new Set([...value.items, ...items])], note: value.note || note });
  return (
    <>
      <Group gap="xs" role="group" aria-label={t('request.templates')}>
        {missing.length > 0 && (
          <Button variant="light" size="xs" onClick={() => use(missing, t('request.note.rule'))}>
            {t('request.template.rule', { count: missing.length })}
          </Button>
        )}
        {templatesFor(type).map(({ name, items }) => (
          <Button
            key={name}
            variant="default"
            size="xs"
            onClick={() => use(items, t(`request.note.${name}`))}
          >
            {t(`request.template.${name}`)}
          </Button>
        ))}
      </Group>
      <Fieldset legend={t('request.items')} p="md">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          {evidenceKinds.map((kind) => (
            <Checkbox
              key={kind}
              size="sm"
              label={t(`evidence.kind.${kind}`)}
              checked={value.items.includes(kind)}
              onChange={(event) =>
                onChange({
                  ...value,
                  items: event.currentTarget.checked
                    ? [...value.items, kind]
                    : value.items.filter((other) => other !== kind),
                })
              }
            />
          ))}
        </SimpleGrid>
      </Fieldset>
      <Textarea
        label={t('request.noteLabel')}
        description={t('request.noteHint')}
        autosize
        minRows={3}
        maxLength={2_000}
        value={value.note}
        onChange={(event) => onChange({ ...value, note: event.currentTarget.value })}
      />
    </>
  );
}
